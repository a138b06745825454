import { RESTEvents, type ClientOptions, type Interaction, type Message, type REST } from 'discord.js'
import { onePace, type Pace } from '../../src/bot/pace.ts'
import type { Incoming, Platform, Standing } from '../../src/bot/platform.ts'
import type { Log } from '../../src/log.ts'
import { openAcknowledging } from './acknowledge.ts'
import { fromAddress } from './address.ts'
import { openGateway, type Gateway } from './gateway.ts'
import { openHearing, type Hearing } from './hearing.ts'
import { PLATFORM } from './incoming.ts'
import { LIMITS } from './limits.ts'
import { openPosts, type Known, type Posts } from './post.ts'
import { toUndelivered } from './refusals.ts'
import { register, type Scope } from './register.ts'
import type { Replied } from './replied.ts'
import { respond } from './respond.ts'
import { openAnswers, openRest, type Reach } from './rest.ts'
import { openSending, type Sending } from './send.ts'
import type { Forms } from './suggest.ts'

export { inspectDiscord } from './inspect.ts'
export { renderDiscord } from './render.ts'
export type { Forms } from './suggest.ts'

export interface DiscordSettings extends Reach, Omit<Scope, 'app'> {
  /** How many connections share the servers; Discord's own advice where it is left out. */
  shards?: 'auto' | number
  /** discord.js's own settings of the gateway. */
  gateway?: ClientOptions['ws']
}

export interface DiscordParts {
  log: Log
  now: () => Date
  noted: { reconnected(): void; rateLimited(): void }
  forms: Forms
}

/** Discord as a chat platform. */
export function openDiscord(settings: DiscordSettings, { log, now, noted, forms }: DiscordParts): Platform {
  const pace = onePace(LIMITS.requests)
  const { rest, answers } = openRests(settings, pace, { log, noted })
  const sending = openSending(rest, answers, () => pace.answer(''))
  const acknowledging = openAcknowledging(rest, log)
  const posts = openPosts(
    sending,
    postings(rest, answers, pace),
    knownBy(() => gateway),
    now,
  )
  let hearing: Hearing | undefined
  const listener = {
    ...heardBy(() => hearing, posts),
    ready: (app: string) => void registerCommands(rest, { ...settings, app }, log),
    reconnected: noted.reconnected,
  }
  const gateway = openGateway({ settings, rest, now, log, listener })
  const answering = { sending, posts, now, log, missing: gateway.missing, acknowledged: acknowledging.settled }
  return {
    name: PLATFORM,
    pace,
    start(ears) {
      hearing = openHearing({ ears, acknowledging, forms, log })
      return gateway.open()
    },
    respond: (address, reply, again) => respond(address, reply, again, answering),
    post: posts.post,
    find: posts.find,
    edit: posts.edit,
    standing: async incoming => standingOf(incoming),
    health: gateway.health,
    ...ending(gateway, () => hearing, [rest, answers]),
  }
}

/** By the one we post, and the other answers interactions; what slows the first one down slows all that is unasked. */
function openRests(settings: DiscordSettings, pace: Pace, { log, noted }: Pick<DiscordParts, 'log' | 'noted'>) {
  const rest = openRest(settings, ({ global, waitMs }) => {
    noted.rateLimited()
    if (global) pace.slow('', waitMs)
  })
  const answers = openAnswers(settings, noted.rateLimited)
  for (const one of [rest, answers])
    one.on(RESTEvents.InvalidRequestWarning, ({ count }) => log.warn('invalid-requests', { count }))
  return { rest, answers }
}

/** What a gateway knows that is opened only then. */
function knownBy(gateway: () => Gateway): Known {
  return {
    missing: channel => gateway().missing(channel),
    seesHistory: channel => gateway().seesHistory(channel),
    invitation: server => gateway().invitation(server),
  }
}

/** For each post a sending of its own: its first request had its turn before, what else it takes counts as well. */
function postings(rest: REST, answers: REST, pace: Pace): () => Sending {
  return () => {
    let requests = 0
    return openSending(rest, answers, async () => {
      if (requests++ > 0) await pace.answer('')
    })
  }
}

/** Who turns to us may be written to again, and where something has changed we look again. */
function heardBy(hearing: () => Hearing | undefined, posts: Posts) {
  return {
    interaction(interaction: Interaction) {
      posts.tryAgain(interaction.channelId, interaction.user.id)
      hearing()?.interaction(interaction)
    },
    message(message: Message, bot: string, replied?: Replied) {
      posts.tryAgain(message.channelId, message.author.id)
      hearing()?.message(message, bot, replied)
    },
    removed: (server: string) => hearing()?.removed(server),
    changed: () => posts.tryAgain(),
  }
}

/** Nothing new is heard; what was heard is kept and acknowledged before it is over. */
function ending(
  gateway: Gateway,
  hearing: () => Hearing | undefined,
  rests: readonly REST[],
): Pick<Platform, 'deafen' | 'stop'> {
  let deaf: Promise<void> | undefined
  const close = async () => {
    await gateway.close()
    await hearing()?.done()
  }
  /** What cannot be kept in time is waited for once, not again at the end. */
  const deafen = () => (deaf ??= close())
  return {
    deafen,
    async stop() {
      await deafen()
      for (const rest of rests) {
        rest.clearHashSweeper()
        rest.clearHandlerSweeper()
      }
    },
  }
}

/** Known from the moment when it was said; alone with us everybody decides for themselves. Discord tells nobody's time zone. */
function standingOf({ in: place, address }: Incoming): Standing {
  const to = fromAddress(address)
  return { manages: place.direct || (to.by !== 'post' && to.manages) }
}

/** Without its commands the bot still answers where it is mentioned: that is told, and the next start tries again. */
async function registerCommands(rest: REST, scope: Scope, log: Log): Promise<void> {
  try {
    const outcome = await register(rest, scope)
    log.info('commands-registered', { outcome })
  } catch (cause) {
    const cure = 'If DISCORD_DEV_GUILD is set, check it; "aisi doctor" tells more. The next start tries again.'
    log.error('commands-not-registered', { what: toUndelivered(cause).why, cure, cause })
  }
}

import { App } from '@slack/bolt'
import { setImmediate as immediate } from 'node:timers/promises'
import { paceEach } from '../../src/bot/pace.ts'
import type { Ears, Health, Platform } from '../../src/bot/platform.ts'
import type { Route } from '../../src/http/route.ts'
import type { Log } from '../../src/log.ts'
import { lookingBack } from './before.ts'
import { caller, clientOptions, type Call, type Noted } from './client.ts'
import { httpEntrance, socketEntrance, type Entrance } from './entrance.ts'
import type { Forms } from './forms/inputs.ts'
import { frontOf, keepingFirst, type Front } from './front.ts'
import { openHall } from './hall.ts'
import { NAME } from './incoming.ts'
import type { Installations } from './installations.ts'
import { LIMITS } from './limits.ts'
import { listen } from './listeners.ts'
import { libraryLog } from './logger.ts'
import { manyMemberships, oneMembership, type Membership, type MembershipParts } from './membership.ts'
import { posting } from './post.ts'
import { responder } from './respond.ts'
import { counted, senderOf } from './send.ts'
import { checkSettings, SLACK_API, type SlackSettings } from './settings.ts'
import { standings } from './standing.ts'

export { inspectSlack } from './inspect.ts'
export type { Installations } from './installations.ts'
export { renderSlack, type SlackMessage } from './render.ts'
export type { SlackSettings } from './settings.ts'

export interface SlackOptions {
  log: Log
  now: () => Date
  noted: Noted
  /** Needed where workspaces install the app themselves; who keeps them seals them. */
  installations?: Installations
  /** Where our HTTP server is reached from outside. */
  publicUrl?: string
  /** What the forms offer to choose from. */
  forms?: Forms
}

/** Slack: by Socket Mode with an app token, by HTTP with a signing secret. Throws a Problem where the settings cannot be used. */
export function openSlack(
  settings: SlackSettings,
  options: SlackOptions,
): Platform & { readonly routes: readonly Route[] } {
  checkSettings(settings)
  const log = options.log.with({ platform: NAME })
  const logger = libraryLog(log)
  const apiUrl = settings.apiUrl ?? SLACK_API
  const parts = {
    ...options,
    settings,
    apiUrl,
    clientOptions: clientOptions(apiUrl, logger),
    logger,
    log,
    hall: openHall(),
  }
  const membership = membershipOf(settings, parts)
  const { appToken, signingSecret = '' } = settings
  const entrance = appToken ? socketEntrance(appToken, parts) : httpEntrance(signingSecret, parts)
  const call = caller(parts.clientOptions, membership.accesses, options.noted)
  const sender = senderOf(call, log, options.noted)
  const pace = paceEach(LIMITS.workspaceMessages, LIMITS.unasked)
  const answers = counted(sender, pace)
  const app = boltApp(entrance, frontFor(membership, call, parts), parts)
  const { heardIn } = membership
  listen(app, { ...parts, call, sender, heardIn, forms: options.forms ?? { topics: [], zones: [] } })
  return {
    name: NAME,
    pace,
    routes: [...entrance.routes, ...membership.routes],
    respond: responder(call, answers, log),
    standing: standings(call, options.now),
    ...posting(call, sender, answers, log),
    ...life(membership, entrance, parts),
  }
}

/** What is heard is kept before Bolt sees it. */
function frontFor(membership: Membership, call: Call, { settings, hall, log }: Parts): Front {
  return frontOf({
    hall,
    log,
    follow: settings.follow ?? true,
    botUser: membership.accesses.botUser,
    lookBack: lookingBack(call, log),
    heardIn: membership.heardIn,
    async gone(where) {
      log.warn('slack-removed', { workspace: where.workspace })
      for (const workspace of await membership.gone(where)) await hall.ears()?.removed(workspace)
    },
  })
}

type Parts = MembershipParts & Parameters<typeof socketEntrance>[1]

function membershipOf({ botToken = '', oauth }: SlackSettings, parts: MembershipParts): Membership {
  return oauth ? manyMemberships(oauth, parts) : oneMembership(botToken, parts)
}

/** Bolt, which takes apart what arrives. Tokens are looked up where a call needs one: what is heard is kept without. */
function boltApp({ receiver }: Entrance, front: Front, { clientOptions, logger }: Parts): App {
  return new App({
    receiver: keepingFirst(receiver, front),
    authorize: async ({ teamId, enterpriseId }) => ({
      ...(teamId && { teamId }),
      ...(enterpriseId && { enterpriseId }),
    }),
    clientOptions: { ...clientOptions },
    logger,
    // Done before Bolt, where our own name is known.
    ignoreSelf: false,
    convoStore: false,
  })
}

function life(
  membership: Membership,
  entrance: Entrance,
  { hall }: Parts,
): Pick<Platform, 'start' | 'health' | 'deafen' | 'stop'> {
  const stopping = new AbortController()
  async function deafen(): Promise<void> {
    await hall.close()
    // What has just been kept is still acknowledged.
    await immediate()
    await entrance.close()
  }
  return {
    async start(ears: Ears) {
      await membership.introduce(stopping.signal)
      hall.open(ears)
      try {
        await entrance.open()
      } catch (cause) {
        await hall.close()
        throw cause
      }
    },
    health: () => together(entrance.health(), membership.health()),
    deafen,
    async stop() {
      stopping.abort()
      await deafen()
    },
  }
}

/** Ready when both are; what is wrong with one comes first. */
function together(way: Health, who: Health): Health {
  if (!who.ready) return who
  return way.ready ? { ready: true, what: `${who.what} ${way.what}` } : way
}

import { z } from 'zod'
import { ALL_INTENTS, CLOSE, INTENT, OP } from '../constants.ts'
import { shardOf } from '../ids.ts'
import type { State } from '../state.ts'
import type { Connection, Desk } from './connection.ts'
import { guildCreate } from './guild-create.ts'
import { openSession, type Session } from './session.ts'

const Identify = z.object({
  token: z.string(),
  intents: z.unknown().optional(),
  shard: z.tuple([z.int().min(0), z.int().min(1)]).optional(),
  compress: z.boolean().nullish(),
  properties: z.record(z.string(), z.unknown()),
})
type Identify = z.infer<typeof Identify>
type No = { close: number; reason: string } | 'later'

/** op 2: a new session, READY and the servers of its shard, or the reason why not. */
export function identify(connection: Connection, d: unknown, { state, token }: Desk): void {
  if (connection.session) return connection.close(CLOSE.alreadyAuthenticated, 'Already authenticated.')
  const parsed = Identify.safeParse(d)
  if (!parsed.success) return connection.close(CLOSE.decodeError, 'Error while decoding payload.')
  const { intents, shard = [0, 1], compress } = parsed.data
  const no = refused(state, parsed.data, token()) ?? throttled(state, shard[0])
  if (no === 'later') return connection.tell(OP.invalidSession, false)
  if (no) return connection.close(no.close, no.reason)

  state.settings.sessionStarts--
  const session = openSession(shard, Number(intents))
  connection.compress = compress ?? false
  connection.session = session
  session.attach(connection)
  welcome(state, session)
  state.gateway.keep(session)
}

function refused(
  { settings, world }: State,
  { token, intents, shard = [0, 1] }: Identify,
  right: string,
): No | undefined {
  if (token !== right) return { close: CLOSE.authenticationFailed, reason: 'Authentication failed.' }
  if (shard[0] >= shard[1]) return { close: CLOSE.invalidShard, reason: 'Invalid shard.' }
  const guilds = [...world.guilds.keys()].filter(id => shardOf(id, shard[1]) === shard[0])
  if (guilds.length > settings.guildsPerShard) return { close: CLOSE.shardingRequired, reason: 'Sharding required.' }
  const asked = typeof intents === 'number' && Number.isInteger(intents) && intents >= 0 ? intents : undefined
  if (asked === undefined || (asked & ~ALL_INTENTS) !== 0)
    return { close: CLOSE.invalidIntents, reason: 'Invalid intent(s).' }
  if ((asked & settings.disallowedIntents) === 0) return undefined
  return { close: CLOSE.disallowedIntents, reason: 'Disallowed intent(s).' }
}

function throttled({ settings, gateway }: State, shard: number): No | undefined {
  const key = shard % settings.maxConcurrency
  const since = performance.now() - (gateway.identified.get(key) ?? -Infinity)
  if (settings.sessionStarts <= 0 || since < settings.identifyEveryMs) return 'later'
  gateway.identified.set(key, performance.now())
  return undefined
}

function welcome({ world, origin }: State, session: Session): void {
  const mine = [...world.guilds.values()].filter(
    guild => guild.members.has(world.bot.id) && shardOf(guild.id, session.shard[1]) === session.shard[0],
  )
  const ready = {
    v: 10,
    user: { ...world.bot, verified: true, mfa_enabled: true, email: null, flags: 0 },
    guilds: mine.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: `${origin.replace('http', 'ws')}/resume`,
    shard: session.shard,
    application: { id: world.bot.id, flags: 0 },
    private_channels: [],
    _trace: [],
  }
  session.send('READY', JSON.stringify(ready))
  if (!(session.intents & INTENT.guilds)) return
  for (const guild of mine) session.send('GUILD_CREATE', JSON.stringify(guildCreate(world, guild)))
}

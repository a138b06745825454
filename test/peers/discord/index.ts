import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { definitions } from './checks/commands.ts'
import { CLOSE } from './constants.ts'
import { openDeeds, type Deeds } from './drive/deeds.ts'
import { openLine, type Line } from './drive/line.ts'
import { listen, openGateway } from './gateway/gateway.ts'
import type { Session } from './gateway/session.ts'
import { openNews } from './news.ts'
import type { Logged } from './rest/call.ts'
import { register } from './rest/command-routes.ts'
import { openFaults, type Failure, type Trouble, type Which } from './rest/faults.ts'
import { openLimits } from './rest/limits.ts'
import { routesOf } from './rest/routes.ts'
import { serve } from './rest/server.ts'
import { LIFELIKE, type Settings } from './settings.ts'
import type { Command, User } from './shapes.ts'
import type { State } from './state.ts'
import { openWorld, type Registration } from './world.ts'

export type { Asked } from './drive/asked.ts'
export type { FirstResponse } from './interactions.ts'
export type { Channel, Choice, Command, Component, Guild, Message, User } from './shapes.ts'

/** undici keeps connections for some seconds; closing earlier would cut its next request. */
const KEEP_ALIVE_MS = 65_000

/** A Discord of one's own: what bots connect to, what people do there, what went wrong. */
export interface Discord extends Deeds, Line {
  /** For discord.js: `rest: { api }`. */
  readonly api: string
  readonly token: string
  readonly applicationId: string
  readonly botUser: User
  /** How it behaves; may be changed at any time. */
  readonly settings: Settings
  /** Everything the bot asked for, oldest first. */
  readonly calls: Logged[]
  /** What the bot sent and must not send, one line each. */
  readonly violations: string[]
  /** The sessions that exist, connected or not, oldest first. */
  readonly sessions: readonly Session[]
  readonly commands: readonly Command[]
  /** Every request that registered commands. */
  readonly registrations: readonly Registration[]
  /** Requests of the last ten minutes that count towards a ban. */
  readonly invalidRequests: number
  /** Registers commands as if an earlier start of the bot had. Not counted. */
  define(commands: readonly unknown[]): void
  /** The next `times` requests of a route go wrong; forever with Infinity. */
  fail(which: Which, failure: Failure, times?: number): Trouble
  /** Sends any event to the sessions that own its server, `times` over. */
  dispatch(t: string, data: Record<string, unknown>, options?: { times?: number; guild?: string }): void
  /** Fulfilled when a session is connected, or so many are. */
  connected(sessions?: number): Promise<readonly Session[]>
  /** Waits for a condition; rejected after `patienceMs`. */
  until<T>(find: () => T | undefined | null | false, what?: string): Promise<T>
  /** The token is worth nothing any more. */
  revoke(): void
  close(): Promise<void>
}

/** Starts a Discord on the loopback interface, with one application and its bot, and nothing else yet. */
export async function startDiscord(options: Partial<Settings> & { port?: number } = {}): Promise<Discord> {
  const { port = 0, ...chosen } = options
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  const settings = { ...LIFELIKE, ...chosen }
  const gateway = openGateway(() => settings.resumeWithinMs)
  const state: State = {
    settings,
    world: openWorld(settings.now),
    gateway,
    news: openNews(),
    violations: [],
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  return assemble(server, state, gateway.connections)
}

function assemble(server: Server, state: State, connections: Parameters<typeof listen>[2]): Discord {
  const { world, settings, gateway, news, violations, origin } = state
  const key = { token: tokenOf(world.bot.id), valid: true }
  const token = () => (key.valid ? key.token : '')
  const rest = { state, routes: routesOf(state), faults: openFaults(), limits: openLimits(settings), calls: [], token }
  serve(server, rest)
  const sockets = listen(server, state, connections, token)
  const line = openLine(state)
  const until: Discord['until'] = (find, what = 'the test') => news.until(find, what, settings.patienceMs)
  return {
    ...openDeeds(state),
    ...line,
    api: `${origin}/api`,
    token: key.token,
    applicationId: world.bot.id,
    botUser: world.bot,
    settings,
    calls: rest.calls,
    violations,
    get sessions() {
      return gateway.sessions
    },
    get commands() {
      return world.commands
    },
    registrations: world.registrations,
    get invalidRequests() {
      return rest.limits.invalid
    },
    define(commands) {
      world.commands = definitions(commands).map(one => register(state, one, undefined, undefined))
    },
    fail: (which, failure, times = 1) => rest.faults.add(which, failure, times),
    dispatch(t, data, { times = 1, guild = guildOf(data) } = {}) {
      for (let sent = 0; sent < times; sent++) gateway.dispatch({ t, guild, data: () => data })
    },
    connected: (count = 1) =>
      until(() => {
        const open = gateway.sessions.filter(({ connected }) => connected)
        return open.length >= count && open
      }, `${count} sessions`),
    until,
    revoke() {
      key.valid = false
      line.hangUp(CLOSE.authenticationFailed)
    },
    async close() {
      line.drop()
      sockets.close()
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function guildOf({ guild_id }: Record<string, unknown>): string | undefined {
  return typeof guild_id === 'string' ? guild_id : undefined
}

/** Of the form that real tokens have: whose it is, since when, and a signature. */
function tokenOf(application: string): string {
  return `${Buffer.from(application).toString('base64url')}.G0odTk.${'x'.repeat(38)}`
}

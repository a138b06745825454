import { Client, GatewayIntentBits, Partials, type ClientOptions } from 'discord.js'
import type { Discord } from './index.ts'

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages]

/** Lets a session identify anew at once; discord.js would wait five seconds. */
const hasty = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }

/** An unchanged discord.js client that takes this Discord for the real one. */
export function newClient(discord: Discord, options: Partial<ClientOptions> = {}): Client {
  return new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    ws: hasty,
    ...options,
    rest: { ...options.rest, api: discord.api },
  })
}

/** A client that is logged in and ready. */
export async function connect(discord: Discord, options?: Partial<ClientOptions>): Promise<Client<true>> {
  const client = newClient(discord, options)
  const ready = new Promise<Client<true>>(resolve => client.once('clientReady', resolve))
  await client.login(discord.token)
  return ready
}

/** One request as any program could make it. */
export async function request(
  discord: Discord,
  line: string,
  body?: unknown,
  token = discord.token,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const [method = 'GET', path = '/'] = line.split(' ')
  const response = await fetch(`${discord.api}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers }
}

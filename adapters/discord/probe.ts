import { setTimeout as pause } from 'node:timers/promises'
import { Client, Events } from 'discord.js'
import { INTENTS } from './client.ts'
import { toProblem } from './problem.ts'
import { restOptions, type Reach } from './rest.ts'
import { openShards } from './shards.ts'

/** An identify that collides with that of a running bot is tried again within seconds. */
const PATIENCE_MS = 15_000

/**
 * Connects for a moment as a start would, with one shard of so many, and hears nothing: only so Discord tells whether it
 * lets the bot in with its token, intents and shards. Rejects with a Problem for what does not pass by itself.
 */
export async function probeGateway(reach: Reach, shardCount: number): Promise<void> {
  const connections = openShards()
  const client = new Client({
    intents: INTENTS,
    shards: [0],
    shardCount,
    ws: { buildStrategy: connections.buildStrategy },
    rest: restOptions(reach, () => {}),
  })
  let closedWith: number | undefined
  client.on(Events.ShardDisconnect, ({ code }) => void (closedWith = code))
  client.on(Events.Error, () => {})
  const tooLong = new AbortController()
  try {
    const late = pause(PATIENCE_MS, undefined, { signal: tooLong.signal }).then(() => {
      throw new Error('The gateway did not answer in time.')
    })
    await Promise.race([client.login(reach.token), late])
  } catch (cause) {
    throw toProblem(cause, closedWith) ?? cause
  } finally {
    tooLong.abort()
    connections.close()
    await client.destroy()
  }
}

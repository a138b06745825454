import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columns } from '../../../src/cli/columns.ts'
import { missing, startPostgres } from '../../contracts/postgres.ts'
import { randomFrom } from '../kill/random.ts'
import { discordTown, slackTown } from './peers.ts'
import { measure, type Outcome } from './run.ts'
import { ownTown, type Town } from './town.ts'

const SEED = 20_261_122
const REPLICAS = 3
const random = randomFrom(SEED)

const WAYS = {
  finds: count => ownTown(count, true, random),
  unsure: count => ownTown(count, false, random),
  discord: count => discordTown(count),
  slack: count => slackTown(count, true),
  'slack-unsure': count => slackTown(count, false),
} satisfies Record<string, (count: number) => Town | Promise<Town>>

export type Way = keyof typeof WAYS
export const isWay = (word: string): word is Way => Object.hasOwn(WAYS, word)

/** Reminders through kills on one kind of platform; prints what became of them. False where one was lost or came twice. */
export async function throughKills(way: Way, reminders: number, kills: number, engines: readonly string[]) {
  const about = { way, reminders, kills }
  const outcomes: Record<string, Outcome> = {}
  if (engines.includes('sqlite')) outcomes['SQLite, one process'] = await through(about, 1)
  if (engines.includes('postgres') && !missing) {
    const server = await startPostgres()
    outcomes[`PostgreSQL, ${REPLICAS} processes`] = await through(about, REPLICAS, await server.fresh()).finally(() =>
      server.end(),
    )
  }
  if (missing) console.error(`PostgreSQL is left out: ${missing}`)
  print(way, outcomes)
  const canLook = way !== 'unsure' && way !== 'slack-unsure'
  return Object.values(outcomes).every(({ lost, doubled, unknown }) => lost + doubled + (canLook ? unknown : 0) === 0)
}

async function through(
  { way, reminders, kills }: { way: Way; reminders: number; kills: number },
  processes: number,
  databaseUrl?: string,
): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aisi-reminders-'))
  const town = await WAYS[way](reminders)
  try {
    return await measure({ dataDir, ...(databaseUrl ? { databaseUrl } : {}), processes, kills, town, random })
  } finally {
    await town.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function print(way: Way, outcomes: Readonly<Record<string, Outcome>>): void {
  const head = [way, 'due', 'kills', 'seconds', 'posted', 'lost', 'doubled', 'unknown', 'of these arrived', 'dropped']
  const rows = Object.entries(outcomes).map(([name, one]) => [
    name,
    ...[one.due, one.kills, Math.round(one.seconds), one.posted, one.lost, one.doubled].map(String),
    ...[one.unknown, one.unknownArrived, one.dropped].map(String),
  ])
  console.log(`${columns([head, ...rows]).join('\n')}\n`)
}

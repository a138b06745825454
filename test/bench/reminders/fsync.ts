import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columns } from '../../../src/cli/columns.ts'
import { openEngine, storeOn } from '../../../src/store/open.ts'
import { clockAt } from '../../reminders/clock.ts'
import { openSquare } from '../../reminders/square.ts'
import { openStage } from '../../reminders/stage.ts'
import { gatheringAt, orderIn } from './league.ts'

const DUE = new Date('2026-12-03T09:00:00Z')
const BEFORE = new Date('2026-12-03T08:58:30Z')
const CREATED = new Date('2026-11-01T00:00:00Z')
/** Reminders due in the same minute. */
const TOGETHER = [1, 20, 1_000]

/** Transactions that SQLite commits, each one fsync. */
export interface Commits {
  planning: number
  sending: number
  /** A tick and a delivery that find nothing to do. */
  idle: number
}

/** How many transactions a number of reminders in as many channels costs, all due in the same minute. */
export async function commitsFor(dataDir: string, reminders: number): Promise<Commits> {
  const clock = clockAt(BEFORE.toISOString())
  const engine = await openEngine({ dataDir }, clock.now)
  try {
    const { ledger, teams } = storeOn(engine, clock.now)
    const square = openSquare()
    for (let at = 0; at < reminders; at++)
      await teams.order(orderIn({ platform: square.name, workspace: 'T1', id: `C${at}` }, {}, CREATED))
    const stage = openStage({ events: [gatheringAt(DUE)], clock, ledger, teams, square })
    const cost = async (work: () => Promise<unknown>) => {
      const before = engine.commits()
      await work()
      return engine.commits() - before
    }
    const deliver = () => stage.reminders.deliver(square.name)
    await stage.reminders.tick()
    const idle = await cost(async () => (await stage.reminders.tick(), await deliver()))
    clock.set(DUE)
    const planning = await cost(() => stage.reminders.tick())
    const sending = await cost(async () => {
      while ((await deliver()) > 0);
    })
    if (square.messages.length !== reminders) throw new Error(`${square.messages.length} of ${reminders} came`)
    return { planning, sending, idle }
  } finally {
    await engine.close()
  }
}

/** Prints what a delivered reminder costs, alone and with others. */
export async function fsyncs(): Promise<void> {
  const rows = [['due together', 'commits planning', 'sending', 'a reminder', 'when nothing is due']]
  for (const count of TOGETHER) {
    const dataDir = mkdtempSync(join(tmpdir(), 'aisi-fsync-'))
    try {
      const { planning, sending, idle } = await commitsFor(dataDir, count)
      const each = ((planning + sending) / count).toFixed(2)
      rows.push([String(count), String(planning), String(sending), each, String(idle)])
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  }
  console.log(`${columns(rows).join('\n')}\n`)
}

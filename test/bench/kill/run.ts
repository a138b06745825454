import { setTimeout as pause } from 'node:timers/promises'
import type { Incoming } from '../../../src/bot/platform.ts'
import { openExisting, storeOn } from '../../../src/store/open.ts'
import { fusesFor } from './fuses.ts'
import { deliveriesOf, questions } from './questions.ts'
import { randomFrom } from './random.ts'
import { openWorkspace, type Workspace } from './workspace.ts'
import { tally, type Tally } from './tally.ts'

export interface Run {
  dataDir: string
  databaseUrl?: string
  processes: number
  /** How often each process is killed. */
  kills: number
  questions: number
  seed: number
}

export interface Outcome extends Tally {
  questions: number
  kills: number
  /** Deliveries sent, those that were brought again included. */
  delivered: number
}

/** Far longer than a question takes, so that nobody loses a lease but by its end. */
const LEASE_MS = 3_000
const TAKE_UP_MS = 200
/** Deliveries on their way at the same time. */
const AT_ONCE = 8
const LOOK_MS = 20
/** After this what is not answered is lost: ten leases. */
const PATIENCE_MS = 30_000

/** Asks and kills, waits until nothing is left to be answered, and counts. */
export async function measure(run: Run): Promise<Outcome> {
  const { dataDir, databaseUrl, processes } = run
  const random = randomFrom(run.seed)
  const asked = questions(run.questions)
  const deliveries = deliveriesOf(asked, random)
  const place = { dataDir, ...(databaseUrl ? { databaseUrl } : {}) }
  const workspace = openWorkspace({ ...place, leaseMs: LEASE_MS, takeUpMs: TAKE_UP_MS }, processes, random)
  try {
    const fuses = fusesFor(processes, run.kills, deliveries.length, random)
    await deliverAll(workspace, deliveries, at => {
      while (fuses[0] && fuses[0].after <= at) workspace.lay(fuses.shift()!)
    })
    await until(() => workspace.kills().left === 0)
    await nothingLeft(place)
    const { delivered } = workspace.seen()
    return { ...tally(asked, workspace.seen()), questions: asked.length, kills: workspace.kills().done, delivered }
  } finally {
    workspace.end()
  }
}

/** In their order, some at the same time; each until it is acknowledged. Those to be killed are up before it goes on. */
async function deliverAll(workspace: Workspace, deliveries: readonly Incoming[], reached: (at: number) => void) {
  let next = 0
  const deliver = async () => {
    for (let at = next++; at < deliveries.length; at = next++) {
      await until(() => workspace.allUp() || workspace.kills().left === 0)
      reached(at)
      const incoming = deliveries[at]
      if (incoming) await workspace.deliver(incoming)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, deliver))
}

async function nothingLeft(place: { dataDir: string; databaseUrl?: string }): Promise<void> {
  const engine = await openExisting(place, () => new Date())
  const { inbox } = storeOn(engine, () => new Date())
  const deadline = Date.now() + PATIENCE_MS
  while ((await inbox.waiting()) > 0 && Date.now() < deadline) await pause(LOOK_MS)
  await engine.close()
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(LOOK_MS)
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { columns } from '../../../src/cli/columns.ts'
import { openExisting, storeOn } from '../../../src/store/open.ts'
import { spell, spreadOf, type Times } from '../times.ts'
import { gatheringAt, prepare } from './league.ts'
import { askingDiscord, askingSlack, type Busy } from './busy.ts'
import { openPlace } from './place.ts'

const QUESTIONS_A_SECOND = 20
const MINUTE_MS = 60_000
const LOOK_MS = 20
/** A process starts within this, wherever others use the machine. */
const START_MS = 30_000
/** After so many times our own pace's time what has not come will not come. */
const PATIENCE = 5
/** For questions and reminders that are on their way at the end. */
const LAST_MS = 20_000

const PLATFORMS = { discord: askingDiscord, slack: askingSlack }
export type LoadedPlatform = keyof typeof PLATFORMS
export const isLoaded = (word: string): word is LoadedPlatform => Object.hasOwn(PLATFORMS, word)

/** What became of reminders that were due in the same minute, while people asked. */
export interface Load {
  due: number
  posted: number
  doubled: number
  /** From the minute itself to the last post, in ms. */
  took: number
  /** What the platform's limit alone makes of it, and what our own pace within that limit does. */
  limit: number
  pace: number
  asked: number
  unanswered: number
  answered: Times
  /** Requests that the platform refused because there were too many. */
  refused: number
}

/** Lets reminders fall due in as many channels in one minute, on a platform that holds its real limits. */
export async function loadOn(platform: LoadedPlatform, due: number): Promise<Load> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aisi-reminder-load-'))
  const busy = await PLATFORMS[platform](due)
  const dueAt = new Date(Math.ceil((Date.now() + START_MS) / MINUTE_MS) * MINUTE_MS)
  await prepare({ dataDir }, busy.channels, dueAt)
  const place = openPlace({ dataDir, on: busy.on, events: [gatheringAt(dueAt)], answers: true }, () => {})
  try {
    await until(() => place.isReady() && Date.now() >= dueAt.getTime())
    const began = performance.now()
    const isDone = () => busy.count() >= due && busy.posted() >= due
    const asking = askEvenly(busy, () => isDone() || performance.now() - began > busy.pace * PATIENCE)
    await until(() => asking.isOver())
    const took = performance.now() - began
    await settled(dataDir, due)
    const end = performance.now() + LAST_MS
    await until(() => busy.waiting() === 0 || performance.now() > end)
    const { limit, pace } = busy
    const answered = spreadOf(busy.answered())
    const ends = { asked: asking.count(), unanswered: busy.waiting(), answered, refused: busy.refused() }
    return { due, posted: busy.posted(), doubled: busy.doubled(), took, limit, pace, ...ends }
  } finally {
    place.end()
    await busy.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Asks evenly over time, whether the questions before are answered or not, until it is over. */
function askEvenly(busy: Busy, isOver: () => boolean): { isOver(): boolean; count(): number } {
  const began = performance.now()
  let count = 0
  let over = false
  const ask = async () => {
    while (!isOver()) {
      const wait = began + (count * 1_000) / QUESTIONS_A_SECOND - performance.now()
      if (wait > 0) await pause(Math.min(wait, LOOK_MS))
      else busy.ask(count++)
    }
  }
  void ask().finally(() => void (over = true))
  return { isOver: () => over, count: () => count }
}

/** What was posted last is settled before the process ends. */
async function settled(dataDir: string, due: number): Promise<void> {
  const engine = await openExisting({ dataDir }, () => new Date())
  const { ledger } = storeOn(engine, () => new Date())
  const end = performance.now() + LAST_MS
  for (let left = due; left > 0 && performance.now() < end; await pause(LOOK_MS))
    left = (await ledger.counts(new Date(0))).due
  await engine.close()
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(LOOK_MS)
}

/** Prints it; false where a reminder is missing or came twice. */
export async function loads(platform: LoadedPlatform, due: number): Promise<boolean> {
  const load = await loadOn(platform, due)
  const { posted, doubled, took, limit, pace, asked, unanswered, answered, refused } = load
  const head = [platform, 'posted', 'doubled', 'took', '÷ limit', '÷ own pace', 'refused']
  const row = [`${due} due`, String(posted), String(doubled), spell(took), (took / limit).toFixed(2)]
  console.log(columns([head, [...row, (took / pace).toFixed(2), String(refused)]]).join('\n'))
  const questions = ['questions meanwhile', 'unanswered', 'answered p50', 'p99']
  console.log(
    columns([questions, [asked, unanswered, ...[answered.p50, answered.p99].map(spell)].map(String)]).join('\n'),
  )
  return posted === due && doubled === 0 && unanswered === 0
}

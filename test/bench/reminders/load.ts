import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { columns } from '../../../src/cli/columns.ts'
import { openExisting, storeOn } from '../../../src/store/open.ts'
import { ratio, spell, spreadOf, type Times } from '../times.ts'
import { PLATFORMS, type Busy, type LoadedPlatform, type Question } from './busy.ts'
import { gatheringAt, prepare } from './league.ts'
import { openPlace } from './place.ts'

const QUESTIONS_A_SECOND = 4
/** Asked before anything is measured, so that code is compiled and connections are open. */
const WARM_UP = 40
const MINUTE_MS = 60_000
const LOOK_MS = 50
/** A process starts within this, wherever others use the machine, and some questions are asked before the minute. */
const BEFORE_MS = 75_000
/** The bot looks for what is due every second: what is asked in the last ones before the minute may fall into it. */
const STILL_MS = 2_000
/** After so many times the limit's own time what has not come will not come. */
const PATIENCE = 5
/** For questions and reminders that are on their way at the end. */
const LAST_MS = 20_000

/** Questions that were asked one after the other. */
interface Asked extends Times {
  count: number
  unanswered: number
}

/** What became of reminders that were due in the same minute, while people asked. */
export interface Load {
  due: number
  lost: number
  doubled: number
  /** From the minute itself to the last post, in ms. */
  took: number
  /** What the platform's limit alone makes of it. */
  limit: number
  refused: number
  before: Asked
  meanwhile: Asked
}

/** Lets reminders fall due in as many channels in one minute, on a platform that holds its real limits. */
export async function loadOn(platform: LoadedPlatform, due: number): Promise<Load> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aisi-reminder-load-'))
  const busy = await PLATFORMS[platform](due)
  const dueAt = new Date(Math.ceil((Date.now() + BEFORE_MS) / MINUTE_MS) * MINUTE_MS)
  await prepare({ dataDir }, busy.channels, dueAt)
  const place = openPlace({ dataDir, on: busy.on, events: [gatheringAt(dueAt)], answers: true }, () => {})
  try {
    await until(() => place.isReady())
    await askEvenly(busy, count => count >= WARM_UP)
    const before = await askEvenly(busy, () => Date.now() >= dueAt.getTime() - STILL_MS)
    await until(() => Date.now() >= dueAt.getTime())
    const began = performance.now()
    const isDone = () => busy.count() >= due && [...busy.posts().values()].every(times => times > 0)
    const isOver = () => isDone() || performance.now() - began > busy.limit * PATIENCE
    const asking = askEvenly(busy, isOver)
    await until(isOver)
    const took = performance.now() - began
    const meanwhile = await asking
    await settled(dataDir, due)
    const posts = [...busy.posts().values()]
    const [lost, doubled] = [posts.filter(times => times === 0).length, posts.filter(times => times > 1).length]
    return { due, lost, doubled, took, limit: busy.limit, refused: busy.refused(), before, meanwhile }
  } finally {
    place.end()
    await busy.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** Asks evenly over time, whether the questions before are answered or not, until it is over; then waits for the answers. */
async function askEvenly(busy: Busy, isOver: (count: number) => boolean): Promise<Asked> {
  const asked: Question[] = []
  const began = performance.now()
  while (!isOver(asked.length)) {
    const wait = began + (asked.length * 1_000) / QUESTIONS_A_SECOND - performance.now()
    if (wait > 0) await pause(Math.min(wait, LOOK_MS))
    else asked.push(busy.ask(asked.length))
  }
  const end = performance.now() + LAST_MS
  await until(() => performance.now() > end || asked.every(waited => waited() !== undefined))
  const times = asked.flatMap(waited => waited() ?? [])
  return { count: asked.length, unanswered: asked.length - times.length, ...spreadOf(times) }
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

/** Prints it; false where a reminder is missing or came twice, or a question was not answered. */
export async function loads(platform: LoadedPlatform, due: number): Promise<boolean> {
  const { lost, doubled, took, limit, refused, before, meanwhile } = await loadOn(platform, due)
  const head = [platform, 'lost', 'doubled', 'time to finish', "the limit's own", 'ratio', 'refused (429)']
  const row = [`${due} due`, String(lost), String(doubled), spell(took), spell(limit), (took / limit).toFixed(2)]
  console.log(`${columns([head, [...row, String(refused)]]).join('\n')}\n`)
  const told = ({ count, unanswered, p50, p99 }: Asked) => [String(count), String(unanswered), spell(p50), spell(p99)]
  const ratios = ['', '', ratio(meanwhile.p50, before.p50), ratio(meanwhile.p99, before.p99)]
  const rows = [
    ['questions', 'asked', 'unanswered', 'p50', 'p99'],
    ['before', ...told(before)],
    ['meanwhile', ...told(meanwhile)],
    ['', ...ratios],
  ]
  console.log(`${columns(rows).join('\n')}\n`)
  return lost + doubled + meanwhile.unanswered === 0
}

import { decode } from '../../src/bot/action.ts'
import { toCommand } from '../../src/bot/commands.ts'
import type { Facts, Said } from '../../src/bot/handler.ts'
import type { Incoming } from '../../src/bot/platform.ts'
import { toPlain } from '../../src/bot/plain.ts'
import type { Reply } from '../../src/bot/reply.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { Folder } from '../../src/knowledge/schema.ts'
import { memoryLog } from '../../src/log.ts'
import type { ReminderHow } from '../../src/metrics.ts'
import { remindersOf, type ReminderParts, type Reminders } from '../../src/reminders/reminders.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import type { Teams } from '../../src/store/teams.ts'
import { clockAt, type Clock } from './clock.ts'
import { memoryLedger } from './memory-ledger.ts'
import { memoryTeams } from './memory-teams.ts'
import { paceAt } from './paces.ts'
import { openSquare, type Square } from './square.ts'

/** What the tests' calendar is made of. */
export type EventLine = { id: string; name: string; start: string } & Record<string, unknown>

/** A fact folder with a calendar alone. */
export function factsOf(events: readonly EventLine[], reminders: readonly string[] = []): Facts {
  const about = { name: 'the Harbour League', reminders }
  const sources = [{ id: 'charter', title: 'Charter', publisher: 'Harbour League', url: 'https://example.org/charter' }]
  const folder = Folder.parse({ about, events, sources })
  const answerer = { ask: never, explain: never }
  return { knowledge: knowledgeOf(folder, JSON.stringify(events)), answerer }
}

function never(): never {
  throw new Error('no question is asked here')
}

export interface Spoken {
  said: Said
  reply: Reply
  text: string
}

export interface Stage {
  clock: Clock
  square: Square
  ledger: Ledger
  teams: Teams
  reminders: Reminders
  counts: Map<ReminderHow, number>
  log: ReturnType<typeof memoryLog>
  facts: { now: Facts }
  /** What it was opened with beside its parts. */
  more: Partial<ReminderParts> | undefined
  /** As after a restart: another process with the same store. */
  restart(more?: Partial<ReminderParts>): Stage
  say(text: string, more?: Partial<Incoming>): Promise<Spoken>
  press(spoken: { reply: Reply }, label: string, more?: Partial<Incoming>): Promise<Spoken>
  /** Plans and delivers until nothing is left to do now. */
  work(): Promise<void>
  /** Moves the clock and works. */
  at(moment: string): Promise<void>
  /** Moves the clock hour by hour and works a little after each full hour. */
  pass(moment: string): Promise<void>
}

export interface Staging {
  at?: string
  events?: readonly EventLine[]
  reminders?: readonly string[]
  ledger?: Ledger
  teams?: Teams
  square?: Square
  clock?: Clock
  more?: Partial<ReminderParts>
  facts?: { now: Facts }
}

const HOUR_MS = 3_600_000
let workers = 0
let said = 0

/** The whole of the reminders on a platform in memory. */
export function openStage(staging: Staging = {}): Stage {
  const clock = staging.clock ?? clockAt(staging.at ?? '2026-11-21T12:00:00Z')
  const square = staging.square ?? openSquare('square', paceAt(clock))
  const ledger = staging.ledger ?? memoryLedger()
  const teams = staging.teams ?? memoryTeams()
  const facts = staging.facts ?? { now: factsOf(staging.events ?? [], staging.reminders) }
  const counts = new Map<ReminderHow, number>()
  const log = memoryLog()
  const reminders = remindersOf({
    facts: () => facts.now,
    ledger,
    teams,
    platforms: () => new Map([[square.name, square]]),
    now: clock.now,
    worker: `w${(workers += 1)}`,
    log,
    metrics: {
      reminder: (how, count = 1) => void counts.set(how, (counts.get(how) ?? 0) + count),
      reminderLag: () => {},
    },
    postLimitMs: 30,
    ...staging.more,
  })
  const stage: Stage = {
    ...{ clock, square, ledger, teams, facts, reminders, counts, log, more: staging.more },
    restart: more => openStage({ clock, square, ledger, teams, facts, more: { ...staging.more, ...more } }),
    say: (text, more = {}) => speak(stage, incoming(stage, text, more)),
    press: (spoken, label, more = {}) =>
      speak(stage, incoming(stage, buttonOf(spoken.reply, label), { kind: 'action', ...more })),
    async work() {
      await reminders.tick()
      while ((await reminders.deliver(square.name)) > 0);
    },
    async at(moment) {
      clock.set(moment)
      await stage.work()
    },
    async pass(moment) {
      for (let at = Math.ceil(+clock.now() / HOUR_MS) * HOUR_MS; at <= Date.parse(moment); at += HOUR_MS)
        await stage.at(new Date(at + 10_000).toISOString())
    },
  }
  return stage
}

/** Says something as a member of a channel. */
function incoming({ square, clock }: Stage, text: string, more: Partial<Incoming>): Incoming {
  const id = `said-${(said += 1)}`
  const where = { in: { workspace: 'T1', channel: 'C1', direct: false }, thread: 'T1/C1/1' }
  const from = { id: 'U1', name: 'Ana' }
  return { id, platform: square.name, kind: 'command', text, from, ...where, address: id, at: +clock.now(), ...more }
}

async function speak({ reminders, facts, clock, square }: Stage, heard: Incoming): Promise<Spoken> {
  const request = { facts: facts.now, now: clock.now(), standing: () => square.standing(heard) }
  const action = heard.kind === 'action' ? decode(heard.text) : undefined
  const press = action && 'event' in action ? action : undefined
  const text = action?.do === 'say' ? action.text : heard.text
  const spoken = press
    ? await reminders.presses[press.do]({ ...request, incoming: heard, rest: press.event })
    : await command(reminders, text)({ ...request, incoming: heard, rest: restOf(text) })
  const reply = spoken.reply ?? { blocks: [], audience: 'asker' }
  return { said: spoken, reply, text: toPlain(reply) }
}

function command({ commands }: Reminders, text: string) {
  const read = toCommand(text)
  const found = read.kind === 'command' && Object.entries(commands).find(([name]) => name === read.name)
  if (!found) throw new Error(`"${text}" is no command about reminders`)
  return found[1]
}

function restOf(text: string): string {
  const read = toCommand(text)
  return read.kind === 'command' ? read.rest : ''
}

/** The code of a button. */
export function buttonOf({ blocks }: Reply, label: string): string {
  const buttons = blocks.flatMap(block => (block.kind === 'choices' ? block.buttons : []))
  const found = buttons.find(button => button.label === label)
  if (!found) throw new Error(`no button "${label}" among: ${buttons.map(button => button.label).join(', ')}`)
  return found.action
}

export function labelsOf({ blocks }: Reply): string[] {
  return blocks.flatMap(block => (block.kind === 'choices' ? block.buttons.map(({ label }) => label) : []))
}

/** Direct messages with Ana. */
export const DIRECT: Partial<Incoming> = { in: { workspace: 'T1', channel: 'D1', direct: true }, thread: 'T1/D1/1' }
/** A mention in the channel. */
export const MENTION: Partial<Incoming> = { kind: 'message' }

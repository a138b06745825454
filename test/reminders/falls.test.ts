import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/errors.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { openStore } from '../../src/store/open.ts'
import type { Teams } from '../../src/store/teams.ts'
import { folders } from '../store/folders.ts'
import { EVENTS, GATHERING } from './events.ts'
import { clockAt } from './clock.ts'
import { memoryLedger } from './memory-ledger.ts'
import { memoryTeams } from './memory-teams.ts'
import { mortal, type Life } from './mortal.ts'
import { openSquare, type Square } from './square.ts'
import { factsOf, openStage, type Stage } from './stage.ts'

interface Kept {
  ledger: Ledger
  teams: Teams
  close(): Promise<void>
}

const LEDGER_STEPS = ['plan', 'setPlannedUntil', 'claim', 'posting', 'settle', 'release', 'corrected'] as const
const POSTING = ['post', 'edit'] as const
const CHANNELS = ['C1', 'C2', 'C3']
const DUE = '2026-12-09T09:00:05Z'
const MOST_STEPS = 60
const MINUTE_MS = 60_000
/** Durable writes take their time on a slow disk. */
const PATIENCE_MS = 120_000

const freshFolder = folders()

async function inMemory(): Promise<Kept> {
  return { ledger: memoryLedger(), teams: memoryTeams(), close: async () => {} }
}

async function inSqlite(): Promise<Kept> {
  const { ledger, teams, close } = await openStore({ dataDir: freshFolder(), now: () => new Date(DUE) })
  return { ledger, teams, close }
}

/** The same stage in a process that falls at its n-th step. */
function doomed(stage: Stage, life: Life): Stage {
  const square = mortal(stage.square, POSTING, life)
  return openStage({
    clock: stage.clock,
    facts: stage.facts,
    square,
    teams: stage.teams,
    ledger: mortal(stage.ledger, LEDGER_STEPS, life),
  })
}

async function ignoring(work: Promise<void>): Promise<void> {
  await work.catch(cause => {
    if (!(cause instanceof Problem)) throw cause
  })
}

/** Others go on: they wait for the lease and do what is left. */
async function recovered(stage: Stage): Promise<Stage> {
  const next = stage.restart()
  for (let times = 0; times < 4; times++) {
    await next.work()
    next.clock.forward(3 * MINUTE_MS)
  }
  await next.work()
  return next
}

/** Every step at which a process may fall, before and after it, until it gets through without falling. */
async function everyFall(kept: () => Promise<Kept>, act: (stage: Stage, life: Life) => Promise<void>) {
  for (const falls of ['before', 'after'] as const) {
    const life = { left: 0, falls, over: true }
    for (let left = 1; life.over; left++) {
      if (left > MOST_STEPS) throw new Error('there are more steps than are tried')
      Object.assign(life, { left, over: false })
      const { close, ...store } = await kept()
      const square = openSquare()
      await act(openStage({ events: EVENTS, clock: clockAt('2026-11-21T12:00:00Z'), square, ...store }), life)
      await close()
    }
    expect(life.left).toBeGreaterThan(0)
  }
}

async function ordered(stage: Stage): Promise<void> {
  for (const channel of CHANNELS)
    await stage.say('remind here about summits 1 day before at 09:00 UTC', {
      in: { workspace: 'T1', channel, direct: false },
    })
  stage.square.messages.length = 0
}

const texts = ({ messages }: Square) => messages.map(({ to, text }) => `${to} ${text.split(':')[0] ?? ''}`).sort()

describe.each([
  ['in memory', inMemory],
  ['in SQLite', inSqlite],
])('a process that falls, with a store %s', (_name, kept) => {
  it(
    'loses no reminder and doubles none where one can look',
    async () => {
      await everyFall(kept, async (stage, life) => {
        await ordered(stage)
        stage.clock.set(DUE)
        await ignoring(doomed(stage, life).work())
        await recovered(stage)
        expect({ ...life, said: texts(stage.square) }).toEqual({
          ...life,
          said: CHANNELS.map(channel => `${channel} Spring gathering`),
        })
        const { sent, late, due } = await stage.ledger.counts(new Date(0))
        expect([sent + late, due]).toEqual([3, 0])
      })
    },
    PATIENCE_MS,
  )

  it(
    'doubles none and counts what nobody knows where one cannot look',
    async () => {
      await everyFall(kept, async (stage, life) => {
        await ordered(stage)
        stage.square.looks = 'unsure'
        stage.clock.set(DUE)
        await ignoring(doomed(stage, life).work())
        await recovered(stage)
        const { sent, late, unknown, due } = await stage.ledger.counts(new Date(0))
        expect(sent + late + unknown).toBe(3)
        expect(due).toBe(0)
        expect(new Set(texts(stage.square)).size).toBe(stage.square.messages.length)
        expect(stage.square.messages.length).toBeGreaterThanOrEqual(sent + late)
      })
    },
    PATIENCE_MS,
  )

  it(
    'corrects what stands there and tells of it once',
    async () => {
      await everyFall(kept, async (stage, life) => {
        await ordered(stage)
        await stage.at(DUE)
        stage.facts.now = factsOf([{ ...GATHERING, start: '2026-12-17', end: '2026-12-18' }])
        stage.clock.set('2026-12-09T12:00:00Z')
        await ignoring(doomed(stage, life).work())
        await recovered(stage)
        expect(texts(stage.square)).toEqual(
          CHANNELS.flatMap(channel => [`${channel} Changed`, `${channel} Spring gathering`]),
        )
        for (const { text } of stage.square.messages) expect(text).toContain('17–18 December 2026')
      })
    },
    PATIENCE_MS,
  )
})

describe('a store that is away', () => {
  it('stops planning and posting with its problem, and nothing is lost or doubled', async () => {
    const stage = openStage({ events: EVENTS })
    await ordered(stage)
    const life: Life = { left: 1, falls: 'before', over: false }
    const away = doomed(stage, life)
    stage.clock.set(DUE)
    await expect(away.reminders.tick()).rejects.toThrow(Problem)
    await expect(away.reminders.deliver('square')).rejects.toThrow(Problem)
    life.over = false
    await away.work()
    expect(stage.square.messages).toHaveLength(3)
  })
})

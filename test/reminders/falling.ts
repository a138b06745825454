import { expect } from 'vitest'
import { Problem } from '../../src/errors.ts'
import type { Ledger } from '../../src/store/ledger.ts'
import { openStore } from '../../src/store/open.ts'
import type { Teams } from '../../src/store/teams.ts'
import { mortal, type Life } from './mortal.ts'
import { openStage, type Stage } from './stage.ts'

export interface Kept {
  ledger: Ledger
  teams: Teams
  close(): Promise<void>
}

const LEDGER_STEPS = ['plan', 'setPlannedUntil', 'claim', 'posting', 'settle', 'release', 'corrected'] as const
const POSTING = ['post', 'edit'] as const
export const DUE = '2026-12-09T09:00:05Z'
export const BEFORE = '2026-11-21T12:00:00Z'
const MOST_STEPS = 60
const MINUTE_MS = 60_000

/** A fresh store of the engine that a place names. */
export async function keptIn(place: { dataDir: string; databaseUrl?: string }): Promise<Kept> {
  const { ledger, teams, close } = await openStore({ ...place, now: () => new Date(DUE) })
  return { ledger, teams, close }
}

/** The same stage in a process that falls at its n-th step. */
export function doomed(stage: Stage, life: Life): Stage {
  const square = mortal(stage.square, POSTING, life)
  return openStage({
    clock: stage.clock,
    facts: stage.facts,
    square,
    teams: stage.teams,
    ledger: mortal(stage.ledger, LEDGER_STEPS, life),
    ...(stage.more && { more: stage.more }),
  })
}

export async function ignoring(work: Promise<void>): Promise<void> {
  await work.catch(cause => {
    if (!(cause instanceof Problem)) throw cause
  })
}

/** Others go on: they wait for the lease and do what is left. */
export async function recovered(stage: Stage): Promise<Stage> {
  const next = stage.restart()
  for (let times = 0; times < 4; times++) {
    await next.work()
    next.clock.forward(3 * MINUTE_MS)
  }
  await next.work()
  return next
}

/** Every step at which a process may fall, before and after it, until it gets through without falling. */
export async function everyFall(
  kept: () => Promise<Kept>,
  open: (kept: Kept) => Stage,
  act: (stage: Stage, life: Life) => Promise<void>,
): Promise<void> {
  for (const falls of ['before', 'after'] as const) {
    const life = { left: 0, falls, over: true }
    for (let left = 1; life.over; left++) {
      if (left > MOST_STEPS) throw new Error('there are more steps than are tried')
      Object.assign(life, { left, over: false })
      const store = await kept()
      await act(open(store), life)
      await store.close()
    }
    expect(life.left).toBeGreaterThan(0)
  }
}

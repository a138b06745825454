import { afterEach, beforeEach } from 'vitest'
import type { Lease } from '../../../src/store/lease.ts'
import type { Store } from '../../../src/store/store.ts'

/** Opens one and the same store each time, as another process would. */
export type Opener = (now: () => Date) => Promise<Store>

/** A fresh store for every test, with a clock that stands still until it is moved. */
export interface Bench {
  readonly store: Store
  /** The same store as another process has it. */
  another(): Promise<Store>
  now(): Date
  /** The moment this many seconds from now. */
  in(seconds: number): Date
  pass(seconds: number): void
  /** A claim of a minute that begins now. */
  lease(worker: string): Lease
}

const LEASE_SECONDS = 60

/** @param fresh Makes an empty place and tells how to open it. */
export function workbench(fresh: () => Promise<Opener>): Bench {
  let time = new Date('2026-11-21T09:00:00Z')
  let open: Opener | undefined
  let opened: Store[] = []
  const now = () => time
  const at = (seconds: number) => new Date(time.getTime() + seconds * 1000)
  const another = async () => {
    if (!open) throw new Error('the test has not begun')
    const store = await open(now)
    opened.push(store)
    return store
  }
  beforeEach(async () => {
    time = new Date('2026-11-21T09:00:00Z')
    open = await fresh()
    await another()
  })
  afterEach(async () => {
    await Promise.all(opened.map(store => store.close()))
    opened = []
  })
  return {
    get store() {
      const [first] = opened
      if (!first) throw new Error('the test has not begun')
      return first
    },
    another,
    now,
    in: at,
    pass: seconds => void (time = at(seconds)),
    lease: worker => ({ worker, now: time, until: at(LEASE_SECONDS) }),
  }
}

import { afterEach } from 'vitest'
import type { Incoming } from '../../src/bot/platform.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { NOON, worldWith, type World, type WorldOptions } from '../contracts/world.ts'
import { testPlatform, until, type TestPlatform } from './test-platform.ts'

export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
export const QUESTION = 'who heads Norvik'
export const ANSWER = 'Per Holm heads the harbour of Norvik.'

/** A process of the bot, with a platform of its own. */
export interface Desk {
  world: World
  platform: TestPlatform
  /** Brings something in; fulfilled when it is acknowledged. */
  bring(more?: Partial<Incoming>): Promise<void>
  /** The same, fulfilled when everything that follows from it is done. */
  hear(more?: Partial<Incoming>): Promise<void>
  /** What the chore does, and all that follows from it; returns how many questions were taken up. */
  takeUp(): Promise<number>
  pass(ms: number): void
  /** The first lines of what was said. */
  said(): string[]
  waiting(): Promise<number>
  events(): unknown[]
  /** The value of the first metric that begins so. */
  metric(name: string): Promise<number>
}

export interface DeskOptions extends WorldOptions {
  platform?: TestPlatform
  /** It will never be done with what it has in its hands. */
  stopped?: boolean
}

/** Opens processes; they are closed when the test is over. */
export function desks() {
  const closing: (() => Promise<void>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0)) await close()
  })
  return async function open({ platform = testPlatform(), stopped = false, ...options }: DeskOptions = {}) {
    const world = await worldWith([platform], options)
    closing.push(() => (stopped ? world.store.close() : world.close()))
    return deskIn(world, platform)
  }
}

function deskIn(world: World, platform: TestPlatform): Desk {
  const { ground, clock, store, log, metrics } = world
  const bring = (more?: Partial<Incoming>) => platform.ears().hear(incoming(more))
  return {
    world,
    platform,
    bring,
    async hear(more) {
      await bring(more)
      await ground.desk.idle()
    },
    async takeUp() {
      const count = await ground.desk.takeUp(platform)
      await ground.desk.idle()
      return count
    },
    pass: ms => void (clock.now = new Date(clock.now.getTime() + ms)),
    said: () => platform.utterances.map(({ text, again }) => `${again ? 'again: ' : ''}${text.split('\n')[0]}`),
    waiting: () => store.inbox.waiting(),
    events: () => log.lines.map(({ msg }) => msg),
    async metric(name) {
      const line = (await metrics.text()).split('\n').find(one => one.startsWith(name))
      return Number(line?.split(' ').at(-1) ?? 0)
    },
  }
}

/** The same question at noon, unless told otherwise. */
export function incoming(more: Partial<Incoming> = {}): Incoming {
  const where = { in: { workspace: 'W1', channel: 'C1', direct: false }, thread: 'W1/C1/t1' }
  const said = { kind: 'message', text: QUESTION, from: { id: 'U1', name: 'Ana' }, at: NOON.getTime() } as const
  return { id: 'd1', platform: 'test', address: 'here', ...where, ...said, ...more }
}

/** Puts a question into the store as a process left it that is no more; it was said at noon. */
export async function leave({ world: { store, clock } }: Desk, more: Partial<Incoming>): Promise<void> {
  const said = incoming(more)
  const question = { id: `test/${said.id}`, platform: 'test', workspace: 'W1', payload: JSON.stringify(said) }
  await store.inbox.keep({ ...question, receivedAt: NOON }, { worker: 'gone', now: clock.now, until: clock.now })
}

/** A store with something else in the place of some methods of its inbox. */
export function inboxWith(other: (inbox: Store['inbox']) => Partial<Store['inbox']>): WorldOptions {
  return {
    async openStore(dataDir, now) {
      const store = await openStore({ dataDir, now })
      return { ...store, inbox: { ...store.inbox, ...other(store.inbox) } }
    },
  }
}

/** A place in the way where everybody has to wait until it is opened. */
export interface Gate {
  pass(): Promise<void>
  open(): void
  /** Fulfilled when somebody waits there. */
  reached(): Promise<void>
}

export function gate(): Gate {
  let open = () => {}
  let waiting = 0
  const opened = new Promise<void>(resolve => (open = resolve))
  return {
    pass: () => ((waiting += 1), opened),
    open: () => open(),
    reached: () => until(() => waiting > 0),
  }
}

/** A platform whose replies wait at a gate. */
export function slowPlatform(way: Gate): TestPlatform {
  const platform = testPlatform()
  return { ...platform, respond: async (...given) => way.pass().then(() => platform.respond(...given)) }
}

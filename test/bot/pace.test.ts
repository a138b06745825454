import { describe, expect, it } from 'vitest'
import { onePace, paceEach, type Pace, type Ticking } from '../../src/bot/pace.ts'

/** Time that goes on when everybody waits: who waits least goes first. */
function byHand(): Ticking & { forward(ms: number): Promise<void> } {
  let at = 0
  let waiting: { until: number; go: () => void }[] = []
  const settled = () => new Promise<void>(resolve => setImmediate(resolve))
  return {
    now: () => at,
    wait: ms => new Promise(go => waiting.push({ until: at + ms, go })),
    async forward(ms) {
      const end = at + ms
      for (await settled(); ; await settled()) {
        const next = Math.min(...waiting.map(({ until }) => until))
        if (next > end) break
        at = Math.max(at, next)
        const due = waiting.filter(({ until }) => until <= at)
        waiting = waiting.filter(({ until }) => until > at)
        for (const { go } of due) go()
      }
      at = end
    },
  }
}

const A_SECOND = { requests: 50, perMs: 1_000 }

/** Asks for turns as a delivery does, eight at once, until it is over; when each of them came. */
function posting(pace: Pace, time: Ticking, until: number, workspace = 'T1'): number[] {
  const gone: number[] = []
  const one = async () => {
    while (time.now() < until) {
      await pace.turn(workspace)
      gone.push(time.now())
    }
  }
  for (let places = 0; places < 8; places++) void one()
  return gone
}

/** The most that went out in any second. */
function most(gone: readonly number[]): number {
  const sorted = gone.toSorted((a, b) => a - b)
  return Math.max(...sorted.map((from, at) => sorted.slice(at).filter(one => one < from + 1_000).length))
}

describe('a pace', () => {
  it('uses nearly all of a limit, evenly', async () => {
    const time = byHand()
    const gone = posting(onePace(A_SECOND, time), time, 20_000)
    await time.forward(20_000)
    expect(gone.length).toBeGreaterThanOrEqual(20 * 47.5)
    expect(most(gone)).toBeLessThanOrEqual(49)
    const gaps = gone.slice(1).map((at, before) => at - (gone[before] ?? 0))
    expect(Math.max(...gaps)).toBeLessThan(25)
  })

  it('lets answers pass at once, and makes room for them', async () => {
    const time = byHand()
    const pace = onePace(A_SECOND, time)
    const gone = posting(pace, time, 20_000)
    const answers: number[] = []
    const waits: number[] = []
    for (let at = 0; at < 100; at++) {
      await time.forward(200)
      const asked = time.now()
      void pace.answer('T1').then(() => (answers.push(time.now()), waits.push(time.now() - asked)))
    }
    await time.forward(100)
    expect(answers).toHaveLength(100)
    expect(Math.max(...waits)).toBeLessThan(1)
    expect(most([...gone, ...answers])).toBeLessThanOrEqual(50)
    expect(gone.length).toBeGreaterThan(20 * 42)
  })

  it('never passes the limit, however many answers come at once', async () => {
    const time = byHand()
    const pace = onePace(A_SECOND, time)
    const gone = posting(pace, time, 5_000)
    await time.forward(2_500)
    const answers: number[] = []
    for (let at = 0; at < 30; at++) void pace.answer('T1').then(() => answers.push(time.now()))
    await time.forward(4_000)
    expect(answers).toHaveLength(30)
    expect(Math.max(...answers)).toBeLessThan(3_500)
    expect(most([...gone, ...answers])).toBeLessThanOrEqual(50)
  })

  it('makes room for answers that do not wait, however many they are', async () => {
    const time = byHand()
    const pace = onePace(A_SECOND, time)
    const gone = posting(pace, time, 20_000)
    for (let at = 0; at < 100; at++) {
      await time.forward(100)
      for (let answers = 0; answers < 6; answers++) pace.answered('T1')
    }
    const meanwhile = gone.filter(at => at >= 2_000)
    expect(meanwhile).toEqual([])
    await time.forward(10_000)
    expect(gone.filter(at => at > 13_000).length).toBeGreaterThan(7 * 45)
  })

  it('catches up with a short halt, not with a rest', async () => {
    const time = byHand()
    const pace = onePace({ requests: 10, perMs: 1_000 }, time)
    const atOnce = async () => {
      const gone = posting(pace, time, time.now() + 1)
      await time.forward(1)
      return gone.filter(at => at <= time.now()).length
    }
    await pace.turn('T1')
    await time.forward(320)
    expect(await atOnce()).toBeGreaterThan(1)
    await time.forward(60_000)
    expect(await atOnce()).toBe(1)
  })

  it('goes slower after the platform had too much, and faster again later', async () => {
    const time = byHand()
    const pace = onePace(A_SECOND, time)
    pace.slow('T1', 700)
    const gone = posting(pace, time, 200_000)
    await time.forward(200_000)
    const within = (from: number, to: number) => gone.filter(at => at >= from && at < to).length
    expect(within(0, 690)).toBe(0)
    expect(within(1_000, 2_000)).toBeLessThan(43)
    expect(within(150_000, 151_000)).toBeGreaterThanOrEqual(47)
  })

  it('takes several refusals in a row for the whole, and one for one channel', async () => {
    const time = byHand()
    const pace = onePace(A_SECOND, time)
    const afterRefusals = async (count: number) => {
      for (let refused = 0; refused < count; refused++) pace.busy('T1', 5_000)
      const gone = posting(pace, time, time.now() + 500)
      await time.forward(500)
      return gone.length
    }
    expect(await afterRefusals(2)).toBeGreaterThan(10)
    pace.taken('T1')
    expect(await afterRefusals(2)).toBeGreaterThan(10)
    expect(await afterRefusals(1)).toBe(0)
  })
})

describe('a pace of each workspace', () => {
  it('lets none wait for another', async () => {
    const time = byHand()
    const pace = paceEach({ requests: 300, perMs: 60_000 }, { requests: 100, perMs: 1_000 }, time)
    const all = ['T1', 'T2', 'T3'].map(workspace => posting(pace, time, 60_000, workspace))
    await time.forward(30_000)
    pace.slow('T2', 20_000)
    await time.forward(30_000)
    const [one = [], two = [], three = []] = all
    expect(one.length).toBeGreaterThanOrEqual(286)
    expect(three.length).toBeGreaterThanOrEqual(286)
    expect(two.length).toBeLessThan(220)
  })

  it('keeps all of them together within what one process can do', async () => {
    const time = byHand()
    const pace = paceEach({ requests: 300, perMs: 60_000 }, { requests: 20, perMs: 1_000 }, time)
    const all = Array.from({ length: 10 }, (_, at) => posting(pace, time, 10_000, `T${at}`))
    await time.forward(10_000)
    expect(most(all.flat())).toBeLessThanOrEqual(20)
    expect(all.flat().length).toBeGreaterThan(180)
  })
})

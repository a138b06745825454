import { describe, expect, it } from 'vitest'
import { loadOf } from './load.ts'
import { storm } from './storm.ts'
import { tally } from './tally.ts'

/** Starting a process takes seconds where others use the machine. */
const PATIENCE_MS = 90_000

describe('questions on Slack through kills and dropped connections', () => {
  it(
    'are answered once, but for commands of which nobody can know',
    async () => {
      const { events, commands, kills } = await storm({ events: 60, commands: 20, kills: 2, seed: 7 })
      expect(kills).toBe(2)
      expect(events).toEqual({ ...NOTHING, asked: 60, once: 60 })
      expect(commands).toMatchObject({ asked: 20, lost: 0, twice: 0, wrong: 0 })
      expect(commands.once + commands.twiceUnknown + commands.died).toBe(20)
    },
    PATIENCE_MS,
  )
})

const NOTHING = { asked: 0, died: 0, diedAnswered: 0, lost: 0, once: 0, twiceUnknown: 0, twice: 0, wrong: 0 }

describe('the counting', () => {
  const of = (acknowledged: boolean, ats: readonly number[], kills: readonly number[] = [], text = 'It is 1887.') => {
    const answers = ats.map(at => ({ at, text }))
    return tally([{ told: '1887', acknowledged: () => acknowledged, answers: () => answers }], kills)
  }

  it('sees what was lost, and what was answered once', () => {
    expect(of(true, [])).toEqual({ ...NOTHING, asked: 1, lost: 1 })
    expect(of(true, [5])).toEqual({ ...NOTHING, asked: 1, once: 1 })
  })

  it('counts apart what died before its acknowledgement', () => {
    expect(of(false, [])).toEqual({ ...NOTHING, asked: 1, died: 1 })
    expect(of(false, [5])).toEqual({ ...NOTHING, asked: 1, died: 1, diedAnswered: 1 })
  })

  it('excuses a second answer only where a process was killed between the two', () => {
    expect(of(true, [5, 9], [7])).toEqual({ ...NOTHING, asked: 1, twiceUnknown: 1 })
    expect(of(true, [5, 9], [4, 10])).toEqual({ ...NOTHING, asked: 1, twice: 1 })
    expect(of(true, [5, 9, 11], [7])).toEqual({ ...NOTHING, asked: 1, twice: 1 })
  })

  it('sees a wrong answer', () => {
    expect(of(true, [5], [], 'Sorry.')).toMatchObject({ once: 1, wrong: 1 })
  })
})

describe('the measuring', () => {
  const asked = (at: number, ackMs: number | undefined, ...answers: number[]) => ({ at, ackMs, answers: () => answers })

  it('tells how long acknowledgements and answers take, and how many come a second', () => {
    const load = loadOf([asked(1_000, 2, 1_010), asked(1_500, 4, 1_530), asked(2_000, 3, 2_500)])
    expect(load).toEqual({
      asked: 3,
      acknowledged: { p50: 3, p99: 4 },
      answered: { p50: 30, p99: 500 },
      throughput: 2,
      errors: 0,
    })
  })

  it('counts what was not acknowledged, not answered, or answered twice', () => {
    const load = loadOf([asked(0, 2, 10), asked(0, undefined, 10), asked(0, 2), asked(0, 2, 10, 20)])
    expect(load).toMatchObject({ asked: 4, errors: 3 })
    expect(loadOf([asked(0, undefined)])).toMatchObject({ throughput: 0, errors: 1 })
  })
})

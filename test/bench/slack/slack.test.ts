import { describe, expect, it } from 'vitest'
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

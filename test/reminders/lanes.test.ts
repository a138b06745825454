import { describe, expect, it } from 'vitest'
import { paceEach } from '../../src/bot/pace.ts'
import { Problem } from '../../src/errors.ts'
import { clockAt } from './clock.ts'
import { EVENTS } from './events.ts'
import { memoryLedger } from './memory-ledger.ts'
import { openSquare } from './square.ts'
import { openStage, type Stage } from './stage.ts'

const DUE = '2026-12-09T09:00:05Z'

/** A platform on which each workspace has a limit of its own. */
function openApart() {
  const clock = clockAt('2026-11-21T12:00:00Z')
  const ticking = { now: () => +clock.now(), wait: clock.wait }
  const pace = paceEach({ requests: 5, perMs: 1_000 }, { requests: 100, perMs: 1_000 }, ticking)
  const square = openSquare('square', pace)
  const ledger = memoryLedger()
  return { ledger, stage: openStage({ events: EVENTS, clock, square, ledger }) }
}

/** Reminds so many channels of a workspace of the gathering, a day before. */
async function order({ say }: Stage, workspace: string, channels: number, at = '09:00'): Promise<void> {
  for (let number = 1; number <= channels; number++)
    await say(`remind here about summits 1 day before at ${at} UTC`, {
      in: { workspace, channel: `${workspace}-C${number}`, direct: false },
    })
}

const reminded = ({ square }: Stage) =>
  square.messages.filter(({ text }) => text.startsWith('Spring gathering')).map(({ to }) => to)

describe('where each workspace has a limit of its own', () => {
  it('none waits for another', async () => {
    const { stage } = openApart()
    await order(stage, 'T1', 40)
    await order(stage, 'T2', 1)
    await stage.at(DUE)
    expect(reminded(stage)).toHaveLength(41)
    expect(reminded(stage).indexOf('T2-C1')).toBeLessThan(20)
  })

  it('one that begins to wait while another is served does not wait for it either', async () => {
    const { stage } = openApart()
    await order(stage, 'T1', 60)
    await order(stage, 'T2', 1, '09:01')
    stage.clock.set('2026-12-09T09:00:59Z')
    await stage.reminders.tick()
    await stage.reminders.deliver('square')
    expect(reminded(stage)).toHaveLength(61)
    expect(reminded(stage).indexOf('T2-C1')).toBeLessThan(55)
  })

  it('a store that goes away stops them all, and nothing is lost or doubled', async () => {
    const { stage, ledger } = openApart()
    await order(stage, 'T1', 3)
    await order(stage, 'T2', 3)
    stage.clock.set(DUE)
    await stage.reminders.tick()
    const { settle } = ledger
    ledger.settle = () => Promise.reject(new Problem('The disk is full.'))
    await expect(stage.reminders.deliver('square')).rejects.toThrow('The disk is full.')
    ledger.settle = settle
    stage.clock.forward(3 * 60_000)
    await stage.work()
    expect(reminded(stage).toSorted()).toEqual(['T1-C1', 'T1-C2', 'T1-C3', 'T2-C1', 'T2-C2', 'T2-C3'])
  })
})

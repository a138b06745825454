import { describe, expect, it } from 'vitest'
import { curatorsSource } from '../../src/bot/curators.ts'
import { toPlain } from '../../src/bot/plain.ts'
import type { CountedGap } from '../../src/store/gaps.ts'

const day = new Date('2026-11-20T00:00:00Z')
const gap: CountedGap = {
  key: 'whale',
  text: 'which whales',
  reason: 'unknown',
  facts: ['norvik-head'],
  count: 3,
  first: day,
  last: day,
}
const source = (found: CountedGap[]) => curatorsSource('slack/T1/C1', { top: async () => found })

describe('the weekly summary for curators', () => {
  it('is due on Monday morning, once', async () => {
    const week = [new Date('2026-11-18T00:00:00Z'), new Date('2026-11-25T00:00:00Z')] as const
    const due = await source([]).due(...week)
    expect(due).toMatchObject([{ platform: 'slack', place: { workspace: 'T1', channel: 'C1' } }])
    expect(due[0]?.dueAt.toISOString()).toBe('2026-11-23T09:00:00.000Z')
    expect(await source([]).due(new Date('2026-11-23T09:00:00.001Z'), new Date('2026-11-30T09:00:00Z'))).toEqual([])
    expect(await source([]).due(new Date('2026-11-23T09:00:00Z'), new Date('2026-11-23T09:01:00Z'))).toHaveLength(1)
  })

  it('tells the questions with their number and nearest fact, and nothing where there are none', async () => {
    const reply = await source([gap]).compose('2026-11-23', day)
    expect(reply && toPlain(reply)).toContain('3 × “which whales” (not known; nearest fact norvik-head)')
    expect(await source([]).compose('2026-11-23', day)).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrencesIn, occurrencesOf, startDays } from '../../src/events/occurrences.ts'
import type { Occasion, Repeat } from '../../src/events/occasion.ts'
import { iso, occasion } from './occasions.ts'

const within = (one: Occasion, from: string, to: string) =>
  [...occurrencesOf(one, { from: new Date(from), to: new Date(to) })].map(({ occurrence }) => occurrence)
const repeating = (start: string, every: Repeat['every'], times = 1, more: Partial<Repeat> = {}) =>
  occasion(start, { repeats: { every, times, ...more } })

describe('an occasion that happens once', () => {
  const fair = occasion('2026-12-06', { end: '2026-12-12', zone: 'Australia/Sydney' })

  it('is in the windows that it touches, also where it began before', () => {
    expect(within(fair, '2026-12-01T00:00Z', '2026-12-05T13:00Z')).toEqual([])
    expect(within(fair, '2026-12-01T00:00Z', '2026-12-05T13:01Z')).toEqual(['2026-12-06'])
    expect(within(fair, '2026-12-12T12:59Z', '2026-12-20T00:00Z')).toEqual(['2026-12-06'])
    expect(within(fair, '2026-12-12T13:00Z', '2026-12-20T00:00Z')).toEqual([])
  })

  it('is in the window that begins with it, where only a clock time is known', () => {
    const talk = occasion('2026-12-03T14:00')
    expect(within(talk, '2026-12-03T14:00Z', '2026-12-03T15:00Z')).toEqual(['2026-12-03'])
    expect(within(talk, '2026-12-03T13:00Z', '2026-12-03T14:00Z')).toEqual([])
  })

  it('has none while its days are not fixed', () =>
    expect(within(occasion('2027-05', { exact: false }), '2027-01-01', '2028-01-01')).toEqual([]))
})

describe('what repeats', () => {
  it.each([
    [
      'every month on the 31st',
      repeating('2026-08-31', 'month'),
      ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'],
    ],
    ['every second month', repeating('2026-01-15', 'month', 2), ['2026-11-15', '2027-01-15']],
    [
      'every other week',
      repeating('2026-11-02', 'week', 2, { until: '2026-12-14' }),
      ['2026-11-02', '2026-11-16', '2026-11-30', '2026-12-14'],
    ],
    ['every 40 days', repeating('2026-10-01', 'day', 40), ['2026-11-10', '2026-12-20', '2027-01-29']],
    ['every year', repeating('2020-02-29', 'year'), ['2027-02-28']],
    ['until a month', repeating('2026-11-05', 'month', 1, { until: '2026-12' }), ['2026-11-05', '2026-12-05']],
    ['until before it starts', repeating('2026-11-05', 'month', 1, { until: '2026-01-01' }), []],
    ['by no step at all', repeating('2026-11-05', 'year', 0), ['2026-11-05']],
  ])('comes %s', (_, one, days) => expect(within(one, '2026-11-01', '2027-03-01')).toEqual(days))

  it('meets 29 February again in leap years', () =>
    expect([...startDays(repeating('2024-02-29', 'year'), '2025-01-01', '2028-12-31')]).toEqual([
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]))

  it('keeps its hour on the clock when the clock changes', () => {
    const weekly = occasion('2026-10-20T18:00', { zone: 'Europe/Paris', repeats: { every: 'week', times: 1 } })
    const found = [...occurrencesOf(weekly, { from: new Date('2026-10-19'), to: new Date('2026-11-01') })]
    expect(found.map(({ start }) => iso(start))).toEqual(['2026-10-20T16:00Z', '2026-10-27T17:00Z'])
  })

  it('is made as it is asked for, however wide the window', () => {
    const daily = occurrencesOf(repeating('1990-01-01', 'day'), { from: new Date('2026-11-22'), to: new Date(8.64e15) })
    expect(daily.next().value?.occurrence).toBe('2026-11-22')
    expect([...daily].length).toBeLessThan(1_001)
  })

  it('has in each window what all of its days have there', () => {
    const every = fc.constantFrom<Repeat['every'][]>('day', 'week', 'month', 'year')
    const day = fc
      .integer({ min: 0, max: 4_000 })
      .map(days => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        every,
        fc.integer({ min: 1, max: 5 }),
        day,
        day,
        fc.integer({ min: 0, max: 90 }),
        (unit, times, start, from, wide) => {
          const one = repeating(start, unit, times)
          const to = new Date(Date.parse(from) + wide * 86_400_000).toISOString().slice(0, 10)
          const all = [...startDays(one, start, '9999-12-31')]
          fc.pre((all.at(-1) ?? '') >= to)
          expect([...startDays(one, from, to)]).toEqual(all.filter(found => found >= from && found <= to))
        },
      ),
    )
  })
})

it('puts the occurrences of many in the order of their starts', () => {
  const many = [
    occasion('2026-12-06', { id: 'b', end: '2026-12-12' }),
    occasion('2026-12-06', { id: 'a' }),
    occasion('2026-12-01T10:00', { id: 'c', repeats: { every: 'week', times: 1 } }),
  ]
  const found = occurrencesIn(many, { from: new Date('2026-12-01'), to: new Date('2026-12-09') })
  expect(found.map(one => `${one.occasion.id} ${one.occurrence}`)).toEqual([
    'c 2026-12-01',
    'a 2026-12-06',
    'b 2026-12-06',
    'c 2026-12-08',
  ])
})

import { describe, expect, it } from 'vitest'
import { momentsOf, turningPoint } from '../../src/events/moments.ts'
import { hasClock, type Occasion } from '../../src/events/occasion.ts'
import { iso, occasion } from './occasions.ts'

const moments = (start: string, more: Partial<Occasion> = {}) => {
  const found = momentsOf(occasion(start, more))
  return found && [iso(found.start), iso(found.end)]
}

describe('what has no clock time', () => {
  it.each([
    ['in winter', '2026-12-03', 'Europe/Paris', '2026-12-02T23:00Z', '2026-12-03T23:00Z'],
    ['on the short day of spring', '2027-03-28', 'Europe/Paris', '2027-03-27T23:00Z', '2027-03-28T22:00Z'],
    ['on the long day of autumn', '2026-10-25', 'Europe/Paris', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['when New York goes forward', '2027-03-14', 'America/New_York', '2027-03-14T05:00Z', '2027-03-15T04:00Z'],
    ['when Sydney goes back', '2027-04-04', 'Australia/Sydney', '2027-04-03T13:00Z', '2027-04-04T14:00Z'],
    ['where clocks never change', '2027-03-28', 'Asia/Seoul', '2027-03-27T15:00Z', '2027-03-28T15:00Z'],
    ['where midnight is skipped', '2026-04-24', 'Africa/Cairo', '2026-04-23T22:00Z', '2026-04-24T21:00Z'],
    ['anywhere on earth', '2026-11-30', 'AoE', '2026-11-30T12:00Z', '2026-12-01T12:00Z'],
    ['on a leap day', '2028-02-29', 'America/New_York', '2028-02-29T05:00Z', '2028-03-01T05:00Z'],
  ])('is all of its day: %s', (_, day, zone, start, end) => expect(moments(day, { zone })).toEqual([start, end]))

  it('is in UTC where it has no zone', () =>
    expect(moments('2026-12-03')).toEqual(['2026-12-03T00:00Z', '2026-12-04T00:00Z']))

  it('runs until its last day is over', () =>
    expect(moments('2026-12-06', { end: '2026-12-12', zone: 'Australia/Sydney' })).toEqual([
      '2026-12-05T13:00Z',
      '2026-12-12T13:00Z',
    ]))
})

describe('what has a clock time', () => {
  it.each([
    ['2026-12-03T14:00', '2026-12-03T15:30', 'Europe/Paris', '2026-12-03T13:00Z', '2026-12-03T14:30Z'],
    ['2026-07-03T14:00', undefined, 'Europe/Paris', '2026-07-03T12:00Z', '2026-07-03T12:00Z'],
    ['2026-12-03T22:00', '2026-12-04', 'Asia/Seoul', '2026-12-03T13:00Z', '2026-12-04T15:00Z'],
    ['2026-12-03', '2026-12-04T17:00', 'Asia/Seoul', '2026-12-02T15:00Z', '2026-12-04T08:00Z'],
  ])('is on the clock of its zone: %s to %s in %s', (start, end, zone, from, to) =>
    expect(moments(start, { ...(end && { end }), zone })).toEqual([from, to]),
  )

  it('moves behind the gap when its hour is skipped, and is the first when its hour comes twice', () => {
    expect(moments('2027-03-28T02:30', { zone: 'Europe/Paris' })?.[0]).toBe('2027-03-28T01:30Z')
    expect(moments('2026-10-25T02:30', { zone: 'Europe/Paris' })?.[0]).toBe('2026-10-25T00:30Z')
  })

  it('never ends before it starts', () => {
    const gap = { end: '2027-03-28T03:10', zone: 'Europe/Paris' }
    expect(moments('2027-03-28T02:45', gap)).toEqual(['2027-03-28T01:45Z', '2027-03-28T01:45Z'])
    expect(moments('2026-12-03T14:00', { end: '2026-12-01' })).toEqual(['2026-12-03T14:00Z', '2026-12-03T14:00Z'])
    expect(moments('2026-12-03', { end: '2026-12-01' })).toEqual(['2026-12-03T00:00Z', '2026-12-04T00:00Z'])
  })
})

describe('an occurrence on another day', () => {
  it('keeps its clock times and its length in days, over a clock change too', () => {
    const weekly = occasion('2026-10-19T18:00', { end: '2026-10-20T09:00', zone: 'Europe/Paris' })
    const found = momentsOf(weekly, '2026-10-26')
    expect([iso(found?.start), iso(found?.end)]).toEqual(['2026-10-26T17:00Z', '2026-10-27T08:00Z'])
  })
})

describe('what is not fixed, or no time at all', () => {
  it.each([
    ['2027-05', { exact: false }],
    ['2027', { exact: false }],
    ['2027-05-03', { exact: false }],
    ['2027-05', {}],
    ['2026-02-30', {}],
    ['2026-12-03T25:00', {}],
    ['2026-12-03', { zone: 'Europe/Bonn' }],
    ['2026-12-03', { end: 'soon' }],
  ])('has no moments: %s %j', (start, more) => expect(moments(start, more)).toBeUndefined())
})

describe('the moment that counts', () => {
  const point = (one: Occasion) => iso(turningPoint(one, momentsOf(one) ?? { start: new Date(0), end: new Date(0) }))

  it('is the start of a meeting and the end of a deadline', () => {
    expect(point(occasion('2026-12-03'))).toBe('2026-12-03T00:00Z')
    expect(point(occasion('2026-11-30', { kind: 'deadline', zone: 'AoE' }))).toBe('2026-12-01T12:00Z')
    expect(point(occasion('2026-11-30T17:00', { kind: 'deadline', zone: 'Europe/Paris' }))).toBe('2026-11-30T16:00Z')
  })

  it('has a clock time where its side has one', () => {
    expect(hasClock(occasion('2026-12-03T14:00'))).toBe(true)
    expect(hasClock(occasion('2026-12-03', { end: '2026-12-04T17:00' }))).toBe(false)
    expect(hasClock(occasion('2026-12-03', { end: '2026-12-04T17:00', kind: 'deadline' }))).toBe(true)
  })
})

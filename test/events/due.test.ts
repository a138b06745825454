import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueAt } from '../../src/events/due.ts'
import type { Lead } from '../../src/events/lead.ts'
import { parseLeads } from '../../src/events/parse-leads.ts'
import { hasClock, type Occasion } from '../../src/events/occasion.ts'
import { wallAt } from '../../src/events/wall.ts'
import { iso, occasion, occurrence } from './occasions.ts'

const due = (one: Occasion, lead: string, at: string, zone: string) => {
  const found = dueAt(occurrence(one), parseLeads(lead).leads[0] ?? expect.fail(lead), { at, zone })
  return 'at' in found ? iso(found.at) : found.refused
}

describe('days and weeks before an event without a clock time', () => {
  it.each([
    ['in Paris over the spring change', '2027-03-30', '1w', 'Europe/Paris', '2027-03-23T08:00Z'],
    ['in Paris after it', '2027-03-30', '1d', 'Europe/Paris', '2027-03-29T07:00Z'],
    ['in Paris over the autumn change', '2026-10-26', '2d', 'Europe/Paris', '2026-10-24T07:00Z'],
    ['in New York over the spring change', '2027-03-15', '1w', 'America/New_York', '2027-03-08T14:00Z'],
    ['in New York after it', '2027-03-15', '1d', 'America/New_York', '2027-03-14T13:00Z'],
    ['in Sydney over the autumn change', '2027-04-05', '2d', 'Australia/Sydney', '2027-04-02T22:00Z'],
    ['in Sydney after it', '2027-04-05', '1d', 'Australia/Sydney', '2027-04-03T23:00Z'],
    ['in Seoul', '2026-12-03', '1d', 'Asia/Seoul', '2026-12-02T00:00Z'],
    ['from a leap day', '2028-03-01', '1d', 'Europe/Paris', '2028-02-29T08:00Z'],
    ['from no leap day', '2027-03-01', '1d', 'Europe/Paris', '2027-02-28T08:00Z'],
    ['on the day', '2026-12-03', 'same day', 'Asia/Seoul', '2026-12-03T00:00Z'],
  ])('are due at the hour of the channel %s', (_, day, lead, zone, at) =>
    expect(due(occasion(day, { zone: 'Europe/Paris' }), lead, '09:00', zone)).toBe(at),
  )

  it('are counted from its own date, whatever date it is elsewhere', () => {
    const fair = occasion('2026-12-06', { end: '2026-12-12', zone: 'Australia/Sydney' })
    expect(due(fair, '1d', '09:00', 'America/Los_Angeles')).toBe('2026-12-05T17:00Z')
    expect(due(fair, '1d', '09:00', 'Pacific/Auckland')).toBe('2026-12-04T20:00Z')
  })

  it('are due after the gap where the hour is skipped', () =>
    expect(due(occasion('2027-03-29'), '1d', '02:30', 'Europe/Paris')).toBe('2027-03-28T01:30Z'))
})

describe('before a deadline', () => {
  it('are counted from its day, anywhere on earth too', () => {
    const notice = occasion('2026-11-30', { kind: 'deadline', zone: 'AoE' })
    expect(due(notice, '1d', '09:00', 'Asia/Seoul')).toBe('2026-11-29T00:00Z')
    expect(due(notice, 'same day', '09:00', 'Asia/Seoul')).toBe('2026-11-30T00:00Z')
  })

  it('are counted from its last day', () =>
    expect(due(occasion('2026-11-01', { end: '2026-11-30', kind: 'deadline' }), '1w', '09:00', 'UTC')).toBe(
      '2026-11-23T09:00Z',
    ))

  it('are counted from the clock time of its end', () => {
    const call = occasion('2026-11-01', { end: '2026-11-30T23:59', kind: 'deadline', zone: 'AoE' })
    expect(due(call, '1h', '09:00', 'Europe/Paris')).toBe('2026-12-01T10:59Z')
    expect(due(call, '1d', '09:00', 'Europe/Paris')).toBe('2026-11-30T08:00Z')
  })

  it('are refused where its day is over by the hour of the channel', () =>
    expect(
      due(
        occasion('2026-12-06', { kind: 'deadline', zone: 'Australia/Sydney' }),
        'same day',
        '18:00',
        'America/Los_Angeles',
      ),
    ).toBe('Choir evening is over by 18:00 that day (America/Los Angeles), so "on the day" comes too late.'))
})

describe('before a clock time', () => {
  const late = occasion('2026-12-03T20:00', { zone: 'America/New_York' })

  it('hours and minutes are counted on the clock, over a change of it too', () => {
    expect(due(late, '30m', '09:00', 'Asia/Seoul')).toBe('2026-12-04T00:30Z')
    expect(due(occasion('2027-03-28T12:00', { zone: 'Europe/Paris' }), '24h', '09:00', 'UTC')).toBe('2027-03-27T10:00Z')
  })

  it('days are counted from the date that it has in the zone of the channel', () => {
    expect(due(late, '1d', '09:00', 'America/New_York')).toBe('2026-12-02T14:00Z')
    expect(due(late, '1d', '09:00', 'Asia/Seoul')).toBe('2026-12-03T00:00Z')
  })

  it('is no reminder due that comes after it', () => {
    expect(due(late, 'same day', '09:00', 'Asia/Seoul')).toBe('2026-12-04T00:00Z')
    expect(due(late, 'same day', '11:00', 'Asia/Seoul')).toBe(
      'Choir evening is before 11:00 that day (Asia/Seoul), so "on the day" comes too late.',
    )
  })
})

it('refuses hours and minutes where there is no clock time to count from', () => {
  const refused = 'Choir evening has no clock time, so "1 hour before" cannot be counted; use days or weeks.'
  expect(due(occasion('2026-12-03'), '1 hour', '09:00', 'UTC')).toBe(refused)
  expect(due(occasion('2026-12-03', { kind: 'deadline' }), '1 hour', '09:00', 'UTC')).toBe(refused)
})

describe('whatever the event, lead time and channel', () => {
  const zone = fc.constantFrom(
    'Europe/Paris',
    'America/New_York',
    'Australia/Sydney',
    'Asia/Seoul',
    'Pacific/Kiritimati',
    'AoE',
    'Africa/Cairo',
  )
  const day = fc
    .integer({ min: 0, max: 1_500 })
    .map(days => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10))
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'))
  const clocked = fc.tuple(day, time).map(parts => parts.join('T'))
  const one = fc
    .record({ start: fc.oneof(day, clocked), zone, kind: fc.constantFrom('meeting', 'deadline') })
    .map(({ start, ...more }) => occurrence(occasion(start, more)))
  const lead: fc.Arbitrary<Lead> = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    unit: fc.constantFrom<Lead['unit'][]>('minute', 'hour', 'day', 'week'),
  })

  it('a reminder comes before a clock time and before all is over', () =>
    fc.assert(
      fc.property(one, lead, time, zone, (of, before, at, here) => {
        const found = dueAt(of, before, { at, zone: here })
        if ('refused' in found) expect(hasClock(of.occasion)).toBe(false)
        else expect(+found.at).toBeLessThanOrEqual(+(hasClock(of.occasion) ? of.start : of.end))
      }),
      { numRuns: 500 },
    ))

  it('one counted in days comes so many dates before, at the hour of the channel or just after a gap', () =>
    fc.assert(
      fc.property(day, zone, fc.integer({ min: 1, max: 30 }), time, zone, (start, own, count, at, here) => {
        const found = dueAt(occurrence(occasion(start, { zone: own })), { count, unit: 'day' }, { at, zone: here })
        if ('refused' in found) return void expect(count).toBe(1)
        const wall = wallAt(found.at, here === 'AoE' ? 'Etc/GMT+12' : here)
        expect(wall.toPlainDate().until(start).days).toBe(count)
        expect(wall.toPlainTime().toString().slice(0, 5) >= at).toBe(true)
      }),
    ))
})

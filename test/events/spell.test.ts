import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Occasion } from '../../src/events/occasion.ts'
import { spellDays, spellMoment, spellUntil, spellWhen } from '../../src/events/spell.ts'
import { occasion, occurrence } from './occasions.ts'

const PARIS = 'Europe/Paris'
const when = (one: Occasion, zone: string, day?: string) => spellWhen(occurrence(one, day), zone)
const until = (now: string, one: Occasion, zone = PARIS) => spellUntil(new Date(now), occurrence(one), zone)

describe('days and moments in words', () => {
  it('leaves the times out of days', () => {
    expect(spellDays('2026-12-03T14:00', '2026-12-04')).toBe('3–4 December 2026')
    expect(spellDays('2027-05')).toBe('May 2027')
  })

  it.each([
    [PARIS, 'Thursday 3 December 2026, 14:00 (Europe/Paris)'],
    ['America/New_York', 'Thursday 3 December 2026, 08:00 (America/New York)'],
    ['Australia/Sydney', 'Friday 4 December 2026, 00:00 (Australia/Sydney)'],
    ['AoE', 'Thursday 3 December 2026, 01:00 (AoE)'],
  ])('tells a moment by the clock of %s', (zone, told) =>
    expect(spellMoment(new Date('2026-12-03T13:00:00Z'), zone)).toBe(told),
  )
})

describe('when an occurrence is', () => {
  it.each([
    ['2026-12-14', '2026-12-15', '14–15 December 2026'],
    ['2026-12-14', undefined, '14 December 2026'],
    ['2026-10-31', '2026-11-02', '31 October – 2 November 2026'],
  ])('is told by its days: %s to %s', (start, end, told) =>
    expect(when(occasion(start, { ...(end && { end }), zone: 'America/New_York' }), PARIS)).toBe(told),
  )

  it('says where the day of a deadline has to be over', () =>
    expect(when(occasion('2026-11-30', { kind: 'deadline', zone: 'Etc/GMT+12' }), PARIS)).toBe(
      '30 November 2026 (end of day, AoE)',
    ))

  it('is told on its own clock, and on that of the readers where it differs', () => {
    const talk = occasion('2026-12-03T15:00', { end: '2026-12-03T16:30', zone: PARIS })
    expect(when(talk, 'Europe/Berlin')).toBe('Thursday 3 December 2026, 15:00–16:30 (Europe/Paris)')
    expect(when(talk, 'Asia/Seoul')).toBe(
      'Thursday 3 December 2026, 15:00–16:30 (Europe/Paris), which is Thursday 3 December 2026, 23:00 – Friday 4 December 2026, 00:30 (Asia/Seoul)',
    )
    expect(when(occasion('2026-11-30T23:59', { kind: 'deadline', zone: 'AoE' }), PARIS)).toBe(
      'Monday 30 November 2026, 23:59 (AoE), which is Tuesday 1 December 2026, 12:59 (Europe/Paris)',
    )
  })

  it('is that of the occurrence, not of the first', () =>
    expect(when(occasion('2026-10-30', { end: '2026-10-31' }), PARIS, '2026-11-06')).toBe('6–7 November 2026'))
})

describe('how far off a clock time is', () => {
  const talk = occasion('2026-12-03T14:00', { end: '2026-12-03T15:30', zone: PARIS })

  it.each([
    ['2026-11-27T12:59Z', 'in 6 days'],
    ['2026-11-27T13:01Z', 'in 5 days'],
    ['2026-12-02T07:00Z', 'tomorrow'],
    ['2026-12-02T14:00Z', 'in 23 hours'],
    ['2026-12-03T11:01Z', 'in 1 hour'],
    ['2026-12-03T12:00Z', 'in 1 hour'],
    ['2026-12-03T12:01Z', 'in 59 minutes'],
    ['2026-12-03T12:59:30Z', 'in less than a minute'],
    ['2026-12-03T13:00Z', 'now'],
    ['2026-12-03T13:00:30Z', 'started just now'],
    ['2026-12-03T13:05Z', 'started 5 minutes ago'],
    ['2026-12-03T14:29Z', 'started 1 hour ago'],
    ['2026-12-03T16:30Z', 'ended 2 hours ago'],
    ['2026-12-05T12:00Z', 'ended 2 days ago'],
  ])('at %s it is "%s"', (now, told) => expect(until(now, talk)).toBe(told))

  it('never tells of more time than is left', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 * 86_400 }),
        fc.constantFrom(PARIS, 'Asia/Seoul', 'America/New_York'),
        (seconds, zone) => {
          const { start } = occurrence(talk)
          const told = spellUntil(new Date(+start - seconds * 1000), occurrence(talk), zone)
          const [, count, unit = ''] = /^in (\d+) (minute|hour|day)s?$/.exec(told) ?? []
          const size = { minute: 60, hour: 3600, day: 86_400 }[unit] ?? (told === 'tomorrow' ? 86_400 : 0)
          expect(Number(count ?? 1) * size).toBeLessThanOrEqual(seconds)
          expect(told).toMatch(/^(?:in|tomorrow)/)
        },
      ),
    ))
})

describe('how far off a day is', () => {
  const fair = occasion('2026-12-06', { end: '2026-12-12', zone: 'Australia/Sydney' })

  it.each([
    ['2026-11-30T22:59Z', PARIS, 'in 6 days'],
    ['2026-11-30T23:01Z', PARIS, 'in 5 days'],
    ['2026-12-05T20:00Z', PARIS, 'tomorrow'],
    ['2026-12-05T20:00Z', 'Asia/Seoul', 'today'],
    ['2026-12-06T10:00Z', PARIS, 'today'],
    ['2026-12-07T10:00Z', PARIS, 'started yesterday'],
    ['2026-12-09T10:00Z', PARIS, 'started 3 days ago'],
    ['2026-12-12T14:00Z', PARIS, 'ended today'],
    ['2026-12-13T14:00Z', PARIS, 'ended yesterday'],
    ['2026-12-20T14:00Z', PARIS, 'ended 8 days ago'],
  ])('is counted in dates of the readers: at %s in %s it is "%s"', (now, zone, told) =>
    expect(until(now, fair, zone)).toBe(told),
  )

  const notice = occasion('2026-11-30', { kind: 'deadline', zone: 'AoE' })
  it.each([
    ['2026-11-24T09:00Z', 'in 6 days'],
    ['2026-11-30T09:00Z', 'today'],
    ['2026-12-01T09:00Z', 'in 3 hours'],
    ['2026-12-01T12:00Z', 'passed today'],
    ['2026-12-02T12:00Z', 'passed yesterday'],
  ])('a deadline is open until its day is over there: at %s it is "%s"', (now, told) =>
    expect(until(now, notice)).toBe(told),
  )

  it('a deadline of several days is counted to its last', () =>
    expect(until('2026-11-20T09:00Z', occasion('2026-11-01', { end: '2026-11-30', kind: 'deadline' }))).toBe(
      'in 10 days',
    ))

  it('what begins later than its date elsewhere is told by the clock', () =>
    expect(until('2026-12-06T11:00Z', occasion('2026-12-06', { zone: 'AoE' }), 'Pacific/Kiritimati')).toBe('in 1 hour'))
})

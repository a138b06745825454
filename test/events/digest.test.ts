import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestWindow, nextDigest, spellDigest, type Digest } from '../../src/events/digest.ts'
import { parseDigest } from '../../src/events/parse-digest.ts'
import { iso } from './occasions.ts'

const SEOUL = 'Asia/Seoul'
const weekly: Digest = { every: 'week', weekday: 1, at: '09:00', zone: SEOUL }
const next = (after: string, digest: Digest) => iso(nextDigest(new Date(after), digest))

describe('a digest as it is typed', () => {
  it.each([
    ['weekly monday 09:00 Europe/Paris', { ...weekly, zone: 'Europe/Paris' }],
    ['', weekly],
    ['weekly', weekly],
    ['weekyl mondya', weekly],
    ['once a week', weekly],
    ['every friday at 9', { ...weekly, weekday: 5 }],
    ['thu 18h', { ...weekly, weekday: 4, at: '18:00' }],
    ["tuesdays 9 o'clock", { ...weekly, weekday: 2 }],
    ['weekly at 9.30 pm Tokyo', { ...weekly, at: '21:30', zone: 'Asia/Tokyo' }],
    ['daily 8am', { every: 'day', at: '08:00', zone: SEOUL }],
    ['every day at 9', { every: 'day', at: '09:00', zone: SEOUL }],
    ['monthly', { every: 'month', day: 1, at: '09:00', zone: SEOUL }],
    ['monthly 15 08:30', { every: 'month', day: 15, at: '08:30', zone: SEOUL }],
    ['monthly at 8', { every: 'month', day: 1, at: '08:00', zone: SEOUL }],
    ['the 3rd of the month, new york', { every: 'month', day: 3, at: '09:00', zone: 'America/New_York' }],
    ['on the last day of the month', { every: 'month', day: 31, at: '09:00', zone: SEOUL }],
  ])('%s', (text, digest) => expect(parseDigest(text, SEOUL)).toEqual({ digest, faults: [] }))

  it.each([
    ['fortnightly', 'There is no fortnightly digest; choose daily, weekly or monthly.'],
    ['weekly 25:00', '"25:00" is no time of day; write it as 09:00 or 9am.'],
    ['weekly 9:00 and 10:00', 'One time of day is enough: 09:00 or 10:00?'],
    ['weekly monday and thursday', 'A digest comes on one day of the week; choose one, as in "weekly monday".'],
    ['daily monday', 'A daily digest comes every day; for one day a week write "weekly monday".'],
    ['monthly monday', 'A monthly digest comes on a day of the month; write "monthly 1", or "weekly monday".'],
    ['weekly 5th', 'A day of the month is for a monthly digest; write "monthly 1", or "weekly monday".'],
    ['monthly 32', 'No month has a day 32; write 1 to 31.'],
    ['weekly CST', '"CST" is not clear; did you mean America/Chicago, Asia/Shanghai, America/Havana?'],
    ['weekly xyzzy', /^"xyzzy" is no time and no time zone; write it as "weekly monday 09:00 Europe\/Paris"/],
  ])('says what would be right: %s', (text, fault) => {
    const { faults } = parseDigest(text, SEOUL)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(fault)
  })

  it('is told in words', () =>
    expect(
      [
        weekly,
        { every: 'day', at: '09:00', zone: 'AoE' } as const,
        { every: 'month', day: 31, at: '09:00', zone: SEOUL } as const,
      ].map(spellDigest),
    ).toEqual([
      'weekly on Monday at 09:00 (Asia/Seoul)',
      'daily at 09:00 (AoE)',
      'monthly on the last day at 09:00 (Asia/Seoul)',
    ]))
})

describe('the next digest', () => {
  const paris: Digest = { ...weekly, zone: 'Europe/Paris' }

  it.each([
    ['is later the same day', '2026-11-23T07:59Z', paris, '2026-11-23T08:00Z'],
    ['is never the moment itself', '2026-11-23T08:00Z', paris, '2026-11-30T08:00Z'],
    ['keeps its hour over the autumn change', '2026-10-19T07:00Z', paris, '2026-10-26T08:00Z'],
    ['keeps its hour over the spring change', '2027-03-22T08:00Z', paris, '2027-03-29T07:00Z'],
    [
      'is on the day of its own zone',
      '2026-11-22T20:00Z',
      { ...weekly, zone: 'Australia/Sydney' },
      '2026-11-22T22:00Z',
    ],
    [
      'comes after a gap',
      '2027-03-27T12:00Z',
      { every: 'day', at: '02:30', zone: 'Europe/Paris' },
      '2027-03-28T01:30Z',
    ],
    [
      'comes once where its hour comes twice',
      '2026-10-25T00:30Z',
      { every: 'day', at: '02:30', zone: 'Europe/Paris' },
      '2026-10-26T01:30Z',
    ],
    [
      'is on the last day of a short month',
      '2027-01-31T12:00Z',
      { every: 'month', day: 31, at: '09:00', zone: 'UTC' },
      '2027-02-28T09:00Z',
    ],
    [
      'is on the 31st again',
      '2027-02-28T09:00Z',
      { every: 'month', day: 31, at: '09:00', zone: 'UTC' },
      '2027-03-31T09:00Z',
    ],
    [
      'is on a leap day',
      '2028-02-01T00:00Z',
      { every: 'month', day: 30, at: '09:00', zone: 'UTC' },
      '2028-02-29T09:00Z',
    ],
    ['is next year', '2026-12-01T09:00Z', { every: 'month', day: 1, at: '09:00', zone: 'UTC' }, '2027-01-01T09:00Z'],
  ] satisfies [string, string, Digest, string][])('%s', (_, after, digest, at) => expect(next(after, digest)).toBe(at))

  it('follows on the last without a gap or an overlap', () => {
    const digest = fc.oneof(
      fc.constant<Digest>({ every: 'day', at: '02:30', zone: 'Europe/Paris' }),
      fc
        .integer({ min: 1, max: 7 })
        .map((weekday): Digest => ({ every: 'week', weekday, at: '02:15', zone: 'Australia/Sydney' })),
      fc
        .integer({ min: 1, max: 31 })
        .map((day): Digest => ({ every: 'month', day, at: '00:30', zone: 'Africa/Cairo' })),
    )
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(digest, moment, (one, after) => {
        const at = nextDigest(after, one)
        const days = { day: 1, week: 7, month: 31 }[one.every]
        expect(+at).toBeGreaterThan(+after)
        expect(+at - +after).toBeLessThanOrEqual((days * 24 + 2) * 3_600_000)
        expect(nextDigest(new Date(+at - 1), one)).toEqual(at)
      }),
    )
  })
})

it('tells of what comes until the next', () => {
  const { from, to } = digestWindow(new Date('2026-10-19T07:00:00Z'), { ...weekly, zone: 'Europe/Paris' })
  expect([iso(from), iso(to)]).toEqual(['2026-10-19T07:00Z', '2026-10-26T08:00Z'])
})

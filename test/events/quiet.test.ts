import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterQuiet, parseQuiet, quietUntil, spellQuiet, type Quiet } from '../../src/events/quiet.ts'
import { wallAt } from '../../src/events/wall.ts'
import { iso } from './occasions.ts'

const PARIS = 'Europe/Paris'
const night: Quiet = { hours: { from: '18:00', until: '08:00' }, weekends: false, zone: PARIS }
const free: Quiet = { ...night, weekends: true }
const after = (moment: string, quiet: Quiet) => iso(afterQuiet(new Date(moment), quiet))

describe('quiet hours as they are typed', () => {
  it.each([
    ['18:00-08:00', night],
    ['18:00-08:00 weekends', free],
    ['6pm to 8am and weekends', free],
    ['weekends, 18h–8h', free],
    ['from 18:00 until 08:00 wekends', free],
    ['between 10 pm and 7 am', { ...night, hours: { from: '22:00', until: '07:00' } }],
    ['noon to 2pm', { ...night, hours: { from: '12:00', until: '14:00' } }],
    ['weekends', { weekends: true, zone: PARIS }],
    ['22-7 utc+2', { hours: { from: '22:00', until: '07:00' }, weekends: false, zone: 'Etc/GMT-2' }],
    ['22-7 new york', { hours: { from: '22:00', until: '07:00' }, weekends: false, zone: 'America/New_York' }],
  ])('%s', (text, quiet) => expect(parseQuiet(text, PARIS)).toEqual({ quiet, faults: [] }))

  it.each([
    ['', 'When is it quiet? Please write it as "18:00-08:00" or "18:00-08:00 weekends".'],
    ['9-9', '09:00-09:00 would be the whole day; write it as "18:00-08:00" or "18:00-08:00 weekends".'],
    ['25-7', '"25-7" are no times of day; write it as "18:00-08:00" or "18:00-08:00 weekends".'],
    ['18-8 IST', '"IST" is not clear; did you mean Asia/Kolkata, Europe/Dublin, Asia/Jerusalem?'],
    ['18-8 xyzzy', '"xyzzy" is no time and no time zone; write it as "18:00-08:00" or "18:00-08:00 weekends".'],
  ])('says what would be right: "%s"', (text, fault) => expect(parseQuiet(text, PARIS).faults).toEqual([fault]))

  it('are told and read back', () => {
    expect(spellQuiet(free)).toBe('18:00–08:00 and at weekends (Europe/Paris)')
    for (const quiet of [night, free]) expect(parseQuiet(spellQuiet(quiet), 'UTC')).toEqual({ quiet, faults: [] })
  })
})

describe('a moment in quiet hours', () => {
  it.each([
    ['is left alone in between', '2026-12-03T11:00Z', night, '2026-12-03T11:00Z'],
    ['waits for the morning', '2026-12-03T17:00Z', night, '2026-12-04T07:00Z'],
    ['waits in the early morning', '2026-12-03T03:00Z', night, '2026-12-03T07:00Z'],
    ['is free at the very end', '2026-12-03T07:00Z', night, '2026-12-03T07:00Z'],
    ['waits from Friday evening for Monday morning', '2026-12-04T18:00Z', free, '2026-12-07T07:00Z'],
    ['waits from Sunday noon', '2026-12-06T11:00Z', free, '2026-12-07T07:00Z'],
    [
      'waits for Monday 00:00 where only weekends are quiet',
      '2026-12-05T11:00Z',
      { weekends: true, zone: PARIS },
      '2026-12-06T23:00Z',
    ],
    ['waits through the short night of spring', '2027-03-27T20:00Z', night, '2027-03-28T06:00Z'],
    ['waits through the long night of autumn', '2026-10-24T20:00Z', night, '2026-10-25T07:00Z'],
    [
      'keeps to one day',
      '2026-12-03T11:30Z',
      { ...night, hours: { from: '12:00', until: '14:00' } },
      '2026-12-03T13:00Z',
    ],
    [
      'is moved behind a gap that the end lies in',
      '2027-03-28T00:30Z',
      { ...night, hours: { from: '22:00', until: '02:30' } },
      '2027-03-28T01:30Z',
    ],
    [
      'is free again once the end was there, though the clock shows it twice',
      '2026-10-25T01:10Z',
      { ...night, hours: { from: '22:00', until: '02:30' } },
      '2026-10-25T01:10Z',
    ],
  ])('%s', (_, moment, quiet, free) => expect(after(moment, quiet)).toBe(free))

  it('is the same everywhere where nothing is quiet', () =>
    expect(after('2026-12-05T03:00Z', { weekends: false, zone: 'AoE' })).toBe('2026-12-05T03:00Z'))
})

describe('whatever the quiet hours', () => {
  const time = fc
    .integer({ min: 0, max: 95 })
    .map(
      quarter => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
    )
  const quiet = fc
    .record({
      from: time,
      until: time,
      weekends: fc.boolean(),
      zone: fc.constantFrom(
        PARIS,
        'America/New_York',
        'Australia/Sydney',
        'Asia/Seoul',
        'Africa/Cairo',
        'Australia/Lord_Howe',
      ),
    })
    .filter(({ from, until }) => from !== until)
    .map(({ from, until, ...more }): Quiet => ({ hours: { from, until }, ...more }))
  const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2028-12-31'), noInvalidDate: true })

  it('a moment is never moved back, and never into them', () =>
    fc.assert(
      fc.property(moment, quiet, (at, hours) => {
        const moved = afterQuiet(at, hours)
        expect(+moved).toBeGreaterThanOrEqual(+at)
        expect(quietUntil(moved, hours)).toBeUndefined()
        const wall = wallAt(moved, hours.zone)
        if (hours.weekends) expect(wall.dayOfWeek).toBeLessThan(6)
      }),
      { numRuns: 500 },
    ))

  it('they are what the clock shows, on days without a change', () =>
    fc.assert(
      fc.property(moment, quiet, (at, hours) => {
        const wall = wallAt(at, hours.zone)
        fc.pre([-1, 0, 1].every(days => wall.add({ days }).hoursInDay === 24))
        const { from = '', until = '' } = hours.hours ?? {}
        const now = wall.toPlainTime().toString().slice(0, 5)
        const shown = from < until ? now >= from && now < until : now >= from || now < until
        expect(quietUntil(at, hours) !== undefined).toBe(shown || (hours.weekends && wall.dayOfWeek > 5))
      }),
    ))
})

import fc from 'fast-check'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { toIcs } from '../../src/events/ics.ts'
import { momentsOf } from '../../src/events/moments.ts'
import type { Occasion, Repeat } from '../../src/events/occasion.ts'
import { occurrencesOf } from '../../src/events/occurrences.ts'
import { iso, occasion } from './occasions.ts'

const NOW = new Date('2026-11-22T09:00:00Z')
const write = (...occasions: Occasion[]) => toIcs(occasions, { name: 'Our events', now: NOW })

/** What another program reads in a file, with the zones of the file alone. */
function readBack(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text))
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map(event => new ICAL.Event(event))
}
const only = (one: Occasion) => readBack(write(one))[0] ?? expect.fail('no event')

describe('what has whole days', () => {
  it.each([
    ['2026-12-03', undefined, '2026-12-03', '2026-12-04'],
    ['2026-12-06', '2026-12-12', '2026-12-06', '2026-12-13'],
    ['2028-02-28', '2028-02-29', '2028-02-28', '2028-03-01'],
    ['2026-12-31', undefined, '2026-12-31', '2027-01-01'],
  ])('has dates without a zone, the end not included: %s to %s', (start, end, first, next) => {
    const event = only(occasion(start, { ...(end && { end }), zone: 'Australia/Sydney' }))
    expect([event.startDate.isDate, event.endDate.isDate]).toEqual([true, true])
    expect([event.startDate.toString(), event.endDate.toString()]).toEqual([first, next])
  })

  it('keeps the day of a deadline anywhere on earth, and says when that is over', () => {
    const event = only(occasion('2026-11-30', { kind: 'deadline', zone: 'AoE' }))
    expect(event.startDate.toString()).toBe('2026-11-30')
    expect(event.description).toContain('The day ends at 24:00 AoE: Tuesday 1 December 2026, 12:00 (UTC).')
  })

  it('does not make people busy', () => expect(write(occasion('2026-12-03'))).toContain('TRANSP:TRANSPARENT'))
})

describe('what has a clock time', () => {
  it.each([
    ['2026-12-03T14:00', '2026-12-03T15:30', 'Europe/Paris'],
    ['2027-03-28T12:00', '2027-03-28T13:00', 'Europe/Paris'],
    ['2026-10-25T12:00', '2026-10-26T12:00', 'Europe/Paris'],
    ['2027-03-14T03:30', '2027-03-14T04:30', 'America/New_York'],
    ['2027-04-04T12:00', '2027-04-04T13:00', 'Australia/Sydney'],
    ['2026-12-03T09:00', '2026-12-03T10:00', 'Asia/Seoul'],
    ['2026-11-30T23:00', '2026-11-30T23:59', 'AoE'],
    ['2026-12-03T09:00', '2026-12-04', 'Asia/Kolkata'],
    ['2026-12-03T09:00', '2026-12-03T10:00', undefined],
  ])('is at the same moments when read back: %s to %s in %s', (start, end, zone) => {
    const one = occasion(start, { end, ...(zone && { zone }) })
    const event = only(one)
    const { start: from, end: to } = momentsOf(one) ?? expect.fail('no moments')
    expect([iso(event.startDate.toJSDate()), iso(event.endDate.toJSDate())]).toEqual([iso(from), iso(to)])
  })

  it('keeps its own zone, with the clocks of it in the file, once', () => {
    const text = write(
      occasion('2026-12-03T14:00', { zone: 'Europe/Paris' }),
      occasion('2027-12-03T14:00', { id: 'next', zone: 'Europe/Paris' }),
    )
    expect(text).toContain('DTSTART;TZID=Europe/Paris:20261203T140000')
    expect(text.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1)
  })

  it('has no end where none is known', () => expect(write(occasion('2026-12-03T14:00'))).not.toContain('DTEND'))

  it('is at the same moment whatever the day and zone', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'America/New_York',
      'Australia/Sydney',
      'Asia/Seoul',
      'AoE',
      'Africa/Cairo',
    )
    const start = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
      .map(moment => moment.toISOString().slice(0, 16))
    fc.assert(
      fc.property(start, zone, fc.boolean(), (text, own, clocked) => {
        const one = occasion(clocked ? text : text.slice(0, 10), { zone: own })
        const { startDate } = only(one)
        if (clocked) expect(iso(startDate.toJSDate())).toBe(iso(momentsOf(one)?.start))
        else expect(startDate.toString()).toBe(one.start)
      }),
    )
  })
})

describe('what repeats', () => {
  const starts = (one: Occasion, most: number) => {
    const iterator = only(one).iterator()
    return Array.from({ length: most }, () => iterator.next() as ICAL.Time | undefined).flatMap(time =>
      time ? [time] : [],
    )
  }

  it.each<[string, Repeat]>([
    ['2026-08-31', { every: 'month', times: 1 }],
    ['2026-08-30', { every: 'month', times: 3 }],
    ['2026-08-15', { every: 'month', times: 2, until: '2027-02-15' }],
    ['2024-02-29', { every: 'year', times: 1 }],
    ['2026-10-20', { every: 'week', times: 2, until: '2026-12' }],
    ['2026-10-20', { every: 'day', times: 5 }],
  ])('falls on the same days when read back: from %s, %j', (start, repeats) => {
    const one = occasion(start, { repeats })
    const ours = [...occurrencesOf(one, { from: new Date(start), to: new Date('2060-01-01') })].slice(0, 12)
    expect(starts(one, 12).map(String)).toEqual(ours.map(({ occurrence }) => occurrence))
  })

  it.each(['Europe/Paris', undefined])('falls on the last of a short month at its hour, in %s', zone => {
    const one = occasion('2026-11-29T18:00', { ...(zone && { zone }), repeats: { every: 'month', times: 1 } })
    const ours = [...occurrencesOf(one, { from: NOW, to: new Date('2028-01-01') })]
    expect(ours.map(({ occurrence }) => occurrence)).toContain('2027-02-28')
    expect(starts(one, ours.length).map(time => iso(time.toJSDate()))).toEqual(ours.map(({ start }) => iso(start)))
  })

  it('keeps its hour over clock changes, and its last day', () => {
    const one = occasion('2026-10-20T18:00', {
      zone: 'Europe/Paris',
      repeats: { every: 'week', times: 1, until: '2027-04-06' },
    })
    const ours = [...occurrencesOf(one, { from: new Date('2026-10-01'), to: new Date('2028-01-01') })]
    expect(starts(one, 40).map(time => iso(time.toJSDate()))).toEqual(ours.map(({ start }) => iso(start)))
    expect(ours.at(-1)?.occurrence).toBe('2027-04-06')
  })
})

describe('a calendar file', () => {
  const event = only(
    occasion('2026-12-03', {
      name: 'Choir; with, "friends" \\ and\r\nEND:VEVENT',
      place: 'Hall 3, Bergen',
      topics: ['music, old', 'food'],
      says: 'Comes – with ünïcode 🎶 that is long enough for its line to be folded somewhere in the middle of it.',
      url: 'https://example.org/a;b,c?d=e f',
    }),
  )

  it('keeps every word as it was, and lets none be a line of its own', () => {
    expect(event.summary).toBe('Choir; with, "friends" \\ and\nEND:VEVENT')
    expect(event.location).toBe('Hall 3, Bergen')
    expect(event.description).toContain('Comes – with ünïcode 🎶 that is long enough')
    expect(event.component.getFirstPropertyValue('url')).toBe('https://example.org/a%3Bb%2Cc?d=e%20f')
    expect(event.component.getFirstProperty('categories')?.getValues()).toEqual(['music, old', 'food'])
  })

  it('names its sources as it is told to', () => {
    const text = toIcs([occasion('2026-12-03')], { name: 'x', now: NOW, cite: id => `The ${id}, 2026` })
    expect(readBack(text)[0]?.description).toBe('The choir sings.\n\nSources:\nThe handbook, 2026')
  })

  it('has the same id for an event whatever is changed of it', () => {
    const ids = [occasion('2026-12-03'), occasion('2026-12-04T10:00', { name: 'Other' })].map(one => only(one).uid)
    expect(ids).toEqual(['choir@calendar', 'choir@calendar'])
  })

  it('is the same at the same moment, and takes no line for its name', () => {
    const text = toIcs([], { name: 'Ours, and\r\nBEGIN:VEVENT', now: NOW, address: 'https://example.org/feed.ics' })
    expect(text).toContain('X-WR-CALNAME:Ours\\, and BEGIN:VEVENT\r\n')
    expect(text).toContain('SOURCE;VALUE=URI:https://example.org/feed.ics')
    expect(write(occasion('2026-12-03'))).toBe(write(occasion('2026-12-03')))
    expect(write(occasion('2026-12-03'))).toContain('DTSTAMP:20261122T090000Z')
  })

  it('leaves out what has no fixed days, and says what is cancelled', () => {
    expect(readBack(write(occasion('2027-05', { exact: false }), occasion('2027-05-03', { exact: false })))).toEqual([])
    expect(write(occasion('2026-12-03', { cancelled: true }))).toContain('STATUS:CANCELLED')
  })

  it('has no line longer than 75 bytes', () =>
    expect(
      write(occasion('2026-12-03', { says: '–'.repeat(400) }))
        .split('\r\n')
        .filter(line => Buffer.byteLength(line) > 75),
    ).toEqual([]))
})

import { describe, expect, it } from 'vitest'
import { fromEvent, type TimedEvent } from '../../src/events/from-event.ts'
import { versionOf } from '../../src/events/version.ts'
import { Event } from '../../src/knowledge/schema.ts'
import { occasion } from './occasions.ts'

describe('the version of an occasion', () => {
  const first = occasion('2026-12-03T14:00', { end: '2026-12-03T15:00', zone: 'Europe/Paris', place: 'Hall' })

  it('is the same each time, and short', () => {
    expect(versionOf(first)).toMatch(/^[0-9a-f]{12}$/)
    expect(versionOf({ ...first })).toBe(versionOf(first))
    expect(versionOf(occasion('2026-12-03'))).toBe('1fea34252afa')
  })

  it.each([
    ['start', { start: '2026-12-03T14:30' }],
    ['end', { end: '2026-12-03T16:00' }],
    ['zone', { zone: 'Europe/London' }],
    ['place', { place: 'Garden' }],
    ['name', { name: 'Choir night' }],
    ['exactness', { exact: false }],
    ['cancellation', { cancelled: true }],
    ['turn into a deadline', { kind: 'deadline' }],
  ])('changes with its %s', (_, change) => expect(versionOf({ ...first, ...change })).not.toBe(versionOf(first)))

  it('stays with its wording, sources and topics, and with another name of its zone', () => {
    const more = { says: 'They sing.', sources: [], topics: [], url: 'https://example.org', kind: 'party' }
    expect(versionOf({ ...first, ...more })).toBe(versionOf(first))
    expect(versionOf({ ...first, zone: 'AoE' })).toBe(versionOf({ ...first, zone: 'Etc/GMT+12' }))
  })
})

describe('an event of a fact folder', () => {
  const event = (more: object): TimedEvent => ({
    ...Event.parse({ id: 'dinner', name: 'Winter dinner', start: '2026-12-17' }),
    ...more,
  })

  it('keeps what it is about', () => {
    const told = { place: 'Lisbon', zone: 'Europe/Lisbon', kind: 'party', topics: ['food'], sources: ['handbook'] }
    expect(fromEvent(event(told))).toEqual({
      id: 'dinner',
      name: 'Winter dinner',
      start: '2026-12-17',
      ...told,
      exact: true,
      says: 'Winter dinner: 17 December 2026, Lisbon.',
    })
  })

  it('is cancelled where its file says so, and tells that', () => {
    const { cancelled, says } = fromEvent(event({ cancelled: true, place: 'Lisbon' }))
    expect(cancelled).toBe(true)
    expect(says).toBe('Winter dinner was cancelled; it had been planned for 17 December 2026, Lisbon.')
  })

  it.each([
    [{ startTime: '19:00' }, '2026-12-17T19:00', undefined],
    [{ startTime: '19:00', endTime: '22:00' }, '2026-12-17T19:00', '2026-12-17T22:00'],
    [{ endTime: '22:00', end: '2026-12-18' }, '2026-12-17', '2026-12-18T22:00'],
    [{ endTime: '17:00' }, '2026-12-17', '2026-12-17T17:00'],
    [{ end: '2026-12-18' }, '2026-12-17', '2026-12-18'],
  ])('has its times of day: %j', (times, start, end) => {
    const found = fromEvent(event(times))
    expect([found.start, found.end]).toEqual([start, end])
  })
})

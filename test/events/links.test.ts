import { describe, expect, it } from 'vitest'
import { calendarLinks } from '../../src/events/links.ts'
import type { Occasion } from '../../src/events/occasion.ts'
import { occasion } from './occasions.ts'

const read = (one: Occasion, day?: string) => {
  const links = calendarLinks(one, day) ?? expect.fail('no links')
  const [google, outlook] = [links.google, links.outlook].map(link => Object.fromEntries(new URL(link).searchParams))
  return { google, outlook, links }
}

describe('links that add an event to a calendar', () => {
  it('have whole days as dates, the end not included', () => {
    const { google, outlook } = read(occasion('2026-12-06', { end: '2026-12-12', zone: 'Australia/Sydney' }))
    expect(google).toMatchObject({ action: 'TEMPLATE', text: 'Choir evening', dates: '20261206/20261213' })
    expect(google).not.toHaveProperty('ctz')
    expect(outlook).toMatchObject({ rru: 'addevent', startdt: '2026-12-06', enddt: '2026-12-13', allday: 'true' })
  })

  it('have clock times as moments, with the zone to show them in', () => {
    const { google, outlook } = read(occasion('2026-12-03T14:00', { end: '2026-12-03T15:30', zone: 'Europe/Paris' }))
    expect(google).toMatchObject({ dates: '20261203T130000Z/20261203T143000Z', ctz: 'Europe/Paris' })
    expect(outlook).toMatchObject({ startdt: '2026-12-03T13:00:00Z', enddt: '2026-12-03T14:30:00Z' })
    expect(outlook).not.toHaveProperty('allday')
  })

  it('keep the day of a deadline anywhere on earth', () =>
    expect(read(occasion('2026-11-30', { kind: 'deadline', zone: 'AoE' })).google).toMatchObject({
      dates: '20261130/20261201',
      details: expect.stringContaining('The day ends at 24:00 AoE') as string,
    }))

  it('are for the occurrence asked for', () => {
    const weekly = occasion('2026-10-19T18:00', { zone: 'Europe/Paris', repeats: { every: 'week', times: 1 } })
    expect(read(weekly, '2026-10-26').google).toMatchObject({ dates: '20261026T170000Z/20261026T170000Z' })
  })

  it('keep every word, and no mark that ends a link in a chat', () => {
    const name = `A & B's "talk" (50% off) <b>|* ü\uD83C`
    const { google, outlook, links } = read(occasion('2026-12-03', { name, place: 'Hall + Garden' }))
    expect(google?.text).toBe(`A & B's "talk" (50% off) <b>|* ü\uFFFD`)
    expect(outlook).toMatchObject({ subject: google?.text, location: 'Hall + Garden' })
    expect(`${links.google}${links.outlook}`).not.toMatch(/[\s()<>|*'"+]/)
  })

  it('stay short enough to be opened', () => {
    const { links } = read(occasion('2026-12-03', { says: 'x'.repeat(5_000) }))
    expect(links.google.length).toBeLessThan(2_000)
  })

  it('are none while the days are not fixed', () =>
    expect(calendarLinks(occasion('2027-05', { exact: false }))).toBeUndefined())
})

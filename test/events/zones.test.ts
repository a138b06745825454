import { describe, expect, it } from 'vitest'
import { isZone, nearZones, spellZone, toZone, zoneOf } from '../../src/events/zones.ts'
import { TYPED, SEVERAL } from '../../src/events/zone-names.ts'

describe('a zone that somebody types', () => {
  it.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['AMERICA/NEW_YORK', 'America/New_York'],
    ['america/new york', 'America/New_York'],
    ['Paris', 'Europe/Paris'],
    [' london ', 'Europe/London'],
    ['New York', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['Zürich', 'Europe/Zurich'],
    ['Berlin time', 'Europe/Berlin'],
    ['eastern', 'America/New_York'],
    ['Eastern Standard Time', 'America/New_York'],
    ['(Paris)', 'Europe/Paris'],
    ['PST', 'America/Los_Angeles'],
    ['EST', 'America/New_York'],
    ['CET', 'Europe/Brussels'],
    ['KST', 'Asia/Seoul'],
    ['SGT', 'Asia/Singapore'],
    ['Tokyo', 'Asia/Tokyo'],
    ['Geneva', 'Europe/Zurich'],
    ['san francisco', 'America/Los_Angeles'],
    ['UTC', 'UTC'],
    ['gmt', 'UTC'],
    ['Etc/UTC', 'UTC'],
    ['UTC+2', 'Etc/GMT-2'],
    ['GMT-5', 'Etc/GMT+5'],
    ['+09:00', 'Etc/GMT-9'],
    ['UTC+0', 'UTC'],
    ['AoE', 'Etc/GMT+12'],
    ['anywhere on earth', 'Etc/GMT+12'],
    ['Etc/GMT+12', 'Etc/GMT+12'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['US/Eastern', 'America/New_York'],
    ['kiev', 'Europe/Kyiv'],
  ])('%s is %s', (typed, zone) => expect(toZone(typed)).toBe(zone))

  it.each(['IST', 'CST', 'BST', 'usa', 'Europe', 'Mars', '', 'UTC+15', 'UTC-13', '+05:30', 'constructor', '2', '/'])(
    '"%s" is none that is clear',
    typed => expect(toZone(typed)).toBeUndefined(),
  )
})

describe('zones that may be meant', () => {
  it.each([
    ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['BST', ['Europe/London', 'Asia/Dhaka']],
    ['UTC+5:30', ['Asia/Kolkata', 'Asia/Colombo']],
    ['new yrok', ['America/New_York']],
    ['sydny', ['Australia/Sydney']],
    ['europe/pars', ['Europe/Paris']],
    ['asia/kolkatta', ['Asia/Kolkata']],
    ['Mars', []],
    ['', []],
  ])('%s may be %j', (typed, zones) => expect(nearZones(typed)).toEqual(zones))

  it('are three at most', () => expect(nearZones('san').length).toBeLessThanOrEqual(3))
})

describe('the zone of an event or channel', () => {
  it('is a name of the runtime or AoE', () => {
    expect(
      ['Europe/Paris', 'Asia/Kolkata', 'Etc/GMT+12', 'UTC', 'Etc/UTC', 'AoE'].filter(zone => !isZone(zone)),
    ).toEqual([])
    expect(['Paris', 'Europe/Bonn', '', 'utc+2', 'x/y\r\nz'].filter(isZone)).toEqual([])
  })

  it('is UTC where there is none, and twelve hours behind it for AoE', () => {
    expect(zoneOf({})).toBe('UTC')
    expect(zoneOf({ zone: 'AoE' })).toBe('Etc/GMT+12')
  })

  it('is read without underscores', () =>
    expect(['America/New_York', 'Etc/GMT+12', 'AoE'].map(spellZone)).toEqual(['America/New York', 'AoE', 'AoE']))

  it('is known for every word of the tables', () =>
    expect([...Object.values(TYPED), ...[...SEVERAL.values()].flat()].filter(zone => !isZone(zone))).toEqual([]))
})

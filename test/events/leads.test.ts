import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leadKey, sortLeads, spellLeads, type Lead } from '../../src/events/lead.ts'
import { parseLeads } from '../../src/events/parse-leads.ts'

const keys = (text: string) => parseLeads(text).leads.map(leadKey)

describe('lead times that are understood', () => {
  it.each([
    ['1 week, 1 day and 1 hour before', ['1w', '1d', '1h']],
    ['3 weaks befor', ['3w']],
    ['two days', ['2d']],
    ['tow dasy before it', ['2d']],
    ['a week', ['1w']],
    ['24h', ['24h']],
    ['1w 2d', ['1w', '2d']],
    ['1w2d30m', ['1w', '2d', '30m']],
    ['30 mins', ['30m']],
    ['30 minuts prior', ['30m']],
    ['an huor ahead', ['1h']],
    ['1, 3 and 7 days before', ['1w', '3d', '1d']],
    ['1-2 days', ['2d', '1d']],
    ['a couple of days', ['2d']],
    ['half an hour', ['30m']],
    ['1.5 hours', ['90m']],
    ['a fortnight before', ['2w']],
    ['2 fortnights', ['4w']],
    ['same day', ['0d']],
    ['on the day', ['0d']],
    ['1 week before and on the day itself', ['1w', '0d']],
    ['the day of the event', ['0d']],
    ['the day before', ['1d']],
    ['on the day before', ['1d']],
    ['0 days', ['0d']],
    ['52 weeks', ['52w']],
    ['7 days and 1 week', ['1w']],
    ['60 minutes, 1 hour', ['1h']],
    ['1 day and 24 hours', ['1d', '24h']],
    ['', []],
  ])('%s', (text, leads) => {
    expect(keys(text)).toEqual(leads)
    expect(parseLeads(text)).toMatchObject({ unknown: [], faults: [] })
  })
})

describe('lead times that are not', () => {
  it.each([
    ['1 day before at noon', ['at', 'noon']],
    ['2 wombats and 1 day', ['2 wombats']],
    ['1 day, sometimes', ['sometimes']],
    ['1 week at 9:00', ['at', '9:00']],
    ['1 week before IST', ['ist']],
    ['1 week Minsk', ['minsk']],
    ['1 day before us deadlines', ['us', 'deadlines']],
  ])('tells the words that it does not know: %s', (text, unknown) => expect(parseLeads(text).unknown).toEqual(unknown))

  it.each([
    ['0 minutes', '0 minutes before is when it starts; write at least "1 minute", or "on the day".'],
    ['53 weeks', '53 weeks before is over a year ahead; the longest lead time is 52 weeks.'],
    ['99999999999999999999 days', /is over a year ahead/],
    ['1 month', 'Months differ in length; write "4 weeks" or "30 days".'],
    ['2 years before', 'Years are too long for a lead time; write at most "52 weeks".'],
    ['30 seconds', 'Seconds are too short for a lead time; write "1 minute".'],
    ['1.5 days', '1.5 days are no whole days; write days, or hours as in "36 hours".'],
    ['days before', 'How many days? Write a number, as in "2 days".'],
    ['1 day and 3', '"3" of what? Write it as "3 days" or "2 hours".'],
    ['1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 11m', '11 lead times are too many for one reminder; name at most 10.'],
  ])('says what would be right: %s', (text, fault) => {
    const { faults } = parseLeads(text)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(fault)
  })
})

describe('lead times as they are told', () => {
  it.each([
    [
      [
        { count: 1, unit: 'hour' },
        { count: 7, unit: 'day' },
        { count: 1, unit: 'day' },
      ],
      '1 week, 1 day and 1 hour before',
    ],
    [
      [
        { count: 0, unit: 'day' },
        { count: 2, unit: 'day' },
      ],
      '2 days before and on the day',
    ],
    [[{ count: 0, unit: 'day' }], 'on the day'],
    [[{ count: 90, unit: 'minute' }], '90 minutes before'],
    [[], ''],
  ] satisfies [Lead[], string][])('%j', (leads, told) => expect(spellLeads(leads)).toBe(told))

  const lead = fc.oneof(
    fc.record({ count: fc.integer({ min: 1, max: 2_000 }), unit: fc.constantFrom<Lead['unit'][]>('minute', 'hour') }),
    fc.record({ count: fc.integer({ min: 0, max: 366 }), unit: fc.constant<Lead['unit']>('day') }),
    fc.record({ count: fc.integer({ min: 1, max: 52 }), unit: fc.constant<Lead['unit']>('week') }),
  )

  it('are read back as they were', () =>
    fc.assert(
      fc.property(fc.array(lead, { maxLength: 10 }), leads => {
        const read = { leads: sortLeads(leads), unknown: [], faults: [] }
        expect(parseLeads(spellLeads(leads))).toEqual(read)
        expect(parseLeads(sortLeads(leads).map(leadKey).join(' '))).toEqual(read)
      }),
    ))

  it('are read from any text without a hitch', () =>
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('1', 'a', 'half', 'day', 'before', 'week', ',')), {
          maxLength: 8,
        }),
        words => {
          const { leads } = parseLeads(words.join(' '))
          expect(sortLeads(leads)).toEqual(leads)
        },
      ),
    ))
})

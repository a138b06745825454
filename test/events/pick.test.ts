import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pickOccasions } from '../../src/events/pick.ts'
import { occasion } from './occasions.ts'

const calendar = [
  occasion('2028-02-29', { id: 'leap', name: 'Leap run', kind: 'race', topics: ['sport'], place: 'Lisbon, Portugal' }),
  occasion('2026-11-25', {
    id: 'drill',
    name: 'Fire drill',
    kind: 'drill',
    topics: ['safety rules'],
    place: 'Bergen, Norway',
  }),
  occasion('2026-12-03', {
    id: 'fees',
    name: 'Fees due',
    kind: 'deadline',
    topics: ['money', 'members'],
    place: 'European Union',
  }),
  occasion('2026-12-17', {
    id: 'dinner',
    name: 'Winter dinner',
    kind: 'party',
    topics: ['food'],
    place: 'Lisbon, Portugal',
  }),
  occasion('2026-12-30', {
    id: 'camp',
    end: '2027-01-04',
    name: 'New year camp',
    kind: 'camp',
    topics: ['sport', 'food'],
    place: 'New York, USA',
  }),
  occasion('2027-05', {
    id: 'clean',
    name: 'Spring cleaning',
    kind: 'drill',
    topics: [],
    exact: false,
    place: 'Bergen, Norway',
  }),
  occasion('2027-06-14', {
    id: 'summit',
    name: "Leaders' summit",
    kind: 'summit',
    topics: ['summits', 'money'],
    place: 'Genève',
  }),
  occasion('2026-01-31', {
    id: 'board',
    name: 'Board',
    kind: 'meeting',
    topics: ['members'],
    repeats: { every: 'month', times: 1, until: '2027-06' },
  }),
]
const synonyms = new Map([
  ['eu', ['european union']],
  ['old town', ['bergen']],
])
const pick = (text: string, today = '2026-11-22') => pickOccasions(text, calendar, { today, synonyms })
const ids = (text: string, today?: string) => pick(text, today).picked.map(({ id }) => id)

describe('occasions by their time', () => {
  it.each([
    ['december', ['board', 'fees', 'dinner', 'camp']],
    ['dec 2026', ['board', 'fees', 'dinner', 'camp']],
    ['Decembre', ['board', 'fees', 'dinner', 'camp']],
    ['this month', ['board', 'drill']],
    ['next month', ['board', 'fees', 'dinner', 'camp']],
    ['next week', ['drill']],
    ['this week', []],
    ['the next 12 days', ['board', 'drill', 'fees']],
    ['in 2 weeks', ['board', 'drill', 'fees']],
    ['january', ['board', 'camp']],
    ['february', ['board']],
    ['february 2027 and 2028', ['board', 'leap']],
    ['29 february', ['leap']],
    ['may 2027', ['board', 'clean']],
    ['2027', ['board', 'camp', 'clean', 'summit']],
    ['next year', ['board', 'camp', 'clean', 'summit']],
    ['q2 2027', ['board', 'clean', 'summit']],
    ['2026-12-03', ['fees']],
    ['3 december', ['fees']],
    ['December 3rd, 2026', ['fees']],
    ['tomorrow', []],
    ['from december to january', ['board', 'fees', 'dinner', 'camp']],
    ['between december and february', ['board', 'fees', 'dinner', 'camp']],
    ['after january 2027', ['board', 'clean', 'summit', 'leap']],
    ['from may 2027 until june 2027', ['board', 'clean', 'summit']],
    ['before december', ['board', 'drill']],
  ])('%s', (text, found) => {
    expect(ids(text)).toEqual(found)
    expect(pick(text).unknown).toEqual([])
  })

  it('takes a month for the one that is running, else for the next to come', () => {
    expect(pick('december', '2026-12-31').understood.spans).toEqual([{ start: '2026-12-01', end: '2026-12-31' }])
    expect(pick('december', '2027-01-01').understood.spans).toEqual([{ start: '2027-12-01', end: '2027-12-31' }])
  })
})

describe('occasions by what they are about', () => {
  it.each([
    ['', ['board', 'drill', 'fees', 'dinner', 'camp', 'clean', 'summit', 'leap']],
    ['all events', ['board', 'drill', 'fees', 'dinner', 'camp', 'clean', 'summit', 'leap']],
    ['deadlines', ['fees']],
    ['summits', ['summit']],
    ['parties', ['dinner']],
    ['Geneve', ['summit']],
    ['new york', ['camp']],
    ['eu', ['fees']],
    ['EU deadlines', ['fees']],
    ['eu summits', []],
    ['old town', ['drill', 'clean']],
    ['fire drill', ['drill']],
    ['food in lisbon', ['dinner']],
    ['food, lisbon', ['dinner', 'camp', 'leap']],
    ['parties and deadlines in december', ['fees', 'dinner']],
    ['sport 2028', ['leap']],
    ['money without deadlines', ['summit']],
    ['everything except drills', ['board', 'fees', 'dinner', 'camp', 'summit', 'leap']],
  ])('"%s"', (text, found) => {
    expect(ids(text)).toEqual(found)
    expect(pick(text).unknown).toEqual([])
  })

  it('understands slips, and says what it took them for', () => {
    const { picked, understood, unknown } = pick('deadlnies in decmber')
    expect(picked.map(({ id }) => id)).toEqual(['fees'])
    expect(understood).toEqual({
      spans: [{ start: '2026-12-01', end: '2026-12-31' }],
      terms: [{ said: 'deadlnies', meant: 'deadline', without: false }],
    })
    expect(unknown).toEqual([])
  })

  it('tells the words that it does not know, and takes nothing for everything', () => {
    expect(pick('xyzzy summits')).toMatchObject({ unknown: ['xyzzy'], picked: [{ id: 'summit' }] })
    expect(pick('xyzzy')).toMatchObject({ unknown: ['xyzzy'], picked: [] })
  })

  it('reads any text without a hitch', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom('december', 'next', '3', 'week', '2027', 'to', 'without', ',', 'eu', 'constructor'),
    )
    fc.assert(fc.property(fc.array(word, { maxLength: 8 }), words => void pick(words.join(' '))))
  })
})

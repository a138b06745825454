import { describe, expect, it } from 'vitest'
import { timesIn } from '../../src/answer/times/times.ts'
import { tokens } from '../../src/answer/read/words.ts'
import { TODAY } from './office.ts'

const times = (text: string) => timesIn(tokens(text), TODAY)
/** As `start/end`, with the relation where it is not "in". */
const told = (text: string) =>
  times(text).map(({ relation, span }) => `${relation === 'in' ? '' : `${relation} `}${span.start}/${span.end}`)

describe('a date in a question', () => {
  it.each([
    ['in 2024', '2024-01-01/2024-12-31'],
    ['on 20 November 2024', '2024-11-20/2024-11-20'],
    ['on the 20th of November 2024', '2024-11-20/2024-11-20'],
    ['November 20, 2024', '2024-11-20/2024-11-20'],
    ['on 2024-11-20', '2024-11-20/2024-11-20'],
    ['20-21 November 2024', '2024-11-20/2024-11-21'],
    ['May 20-21, 2027', '2027-05-20/2027-05-21'],
    ['in November 2024', '2024-11-01/2024-11-30'],
    ['in Feb 2024', '2024-02-01/2024-02-29'],
    ['in early 2025', '2025-01-01/2025-05-31'],
    ['in the summer of 2024', '2024-06-01/2024-08-31'],
    ['at the end of 2025', '2025-10-01/2025-12-31'],
    ['by the end of 2025', '2025-01-01/2025-12-31'],
    ['in February this year', '2026-02-01/2026-02-28'],
    ['on 20 November two years ago', '2024-11-20/2024-11-20'],
    ['between September and November 2023', '2023-09-01/2023-11-30'],
    ['on 31 February 2024', '2024-02-29/2024-02-29'],
  ])('%s', (text, span) => expect(told(text)).toEqual([span]))

  it('without a year is the one nearest to today', () => {
    expect(told('in December')).toEqual(['2026-12-01/2026-12-31'])
    expect(told('in March')).toEqual(['2027-03-01/2027-03-31'])
    expect(told('in June')).toEqual(['2026-06-01/2026-06-30'])
    expect(told('on 3 December')).toEqual(['2026-12-03/2026-12-03'])
  })
})

describe('a time relative to today', () => {
  it.each([
    ['next month', '2026-12-01/2026-12-31'],
    ['last month', '2026-10-01/2026-10-31'],
    ['this year', '2026-01-01/2026-12-31'],
    ['last year', '2025-01-01/2025-12-31'],
    ['next year', '2027-01-01/2027-12-31'],
    ['this week', '2026-11-16/2026-11-22'],
    ['next week', '2026-11-23/2026-11-29'],
    ['tomorrow', '2026-11-22/2026-11-22'],
    ['yesterday', '2026-11-20/2026-11-20'],
    ['two years ago', '2024-01-01/2024-12-31'],
    ['a month back', '2026-10-01/2026-10-31'],
    ['this March', '2026-03-01/2026-03-31'],
    ['last June', '2026-06-01/2026-06-30'],
    ['last December', '2025-12-01/2025-12-31'],
    ['next March', '2027-03-01/2027-03-31'],
  ])('%s', (text, span) => {
    expect(told(text)).toEqual([span])
    expect(times(text)[0]?.relative).toBe(true)
  })
})

describe('a period', () => {
  it.each([
    ['in the first half of 2027', '2027-01-01/2027-06-30'],
    ['in the second half of next year', '2027-07-01/2027-12-31'],
    ['Q1 2027', '2027-01-01/2027-03-31'],
    ['in the last quarter of 2026', '2026-10-01/2026-12-31'],
    ['this autumn', '2026-09-01/2026-11-30'],
    ['next summer', '2027-06-01/2027-08-31'],
    ['last summer', '2026-06-01/2026-08-31'],
    ['next winter', '2026-12-01/2027-02-28'],
    ['at Christmas', '2026-12-24/2026-12-26'],
    ['at Christmas 2025', '2025-12-24/2025-12-26'],
    ["on New Year's Day", '2027-01-01/2027-01-01'],
    ["on New Year's Eve", '2026-12-31/2026-12-31'],
    ['in the week of 9 December', '2026-12-07/2026-12-13'],
    ['between Christmas and mid January', '2026-12-24/2027-01-31'],
  ])('%s', (text, span) => expect(told(text)).toEqual([span]))
})

describe('a time counted from today', () => {
  it.each([
    ['in the next six weeks', '2026-11-21/2027-01-02'],
    ['within 30 days', '2026-11-21/2026-12-21'],
    ['over the last three months', '2026-08-21/2026-11-21'],
    ['in the next few days', '2026-11-21/2026-11-27'],
    ['in the coming weeks', '2026-11-21/2027-01-02'],
    ['three months ago', '2026-08-01/2026-08-31'],
    ['two weeks from now', '2026-11-30/2026-12-06'],
    ['the day after tomorrow', '2026-11-23/2026-11-23'],
    ['next weekend', '2026-11-28/2026-11-29'],
    ['before the year is out', '2026-11-21/2026-12-31'],
    ['by the end of the month', '2026-11-21/2026-11-30'],
    ['for the rest of the year', '2026-11-21/2026-12-31'],
  ])('%s', (text, span) => expect(told(text)).toEqual([span]))

  it('is none where a word only looks like one', () => {
    for (const text of ['constructor', 'constructor year', 'next half', 'a week', 'new years'])
      expect(told(text)).toEqual([])
  })
})

describe('a date and a year said apart', () => {
  it('are one', () => {
    expect(told('on 2 December last year')[0]).toBe('2025-12-02/2025-12-02')
    expect(told('two years back, what happened on 20 November')[1]).toBe('2024-11-20/2024-11-20')
    expect(told('on 29 February of 2024, or next year')[0]).toBe('2024-02-29/2024-02-29')
  })

  it('stay apart where the year has a date already, or bounds', () => {
    expect(told('in December, since 2024')[0]).toBe('2026-12-01/2026-12-31')
    expect(told('in December 2025 and next year')[0]).toBe('2025-12-01/2025-12-31')
  })
})

describe('a time with a relation', () => {
  it.each([
    ['since 2024', 'since 2024-01-01/2024-12-31'],
    ['before May 2025', 'before 2025-05-01/2025-05-31'],
    ['after 20 November 2024', 'since 2024-11-20/2024-11-20'],
    ['up to May 2025', 'before 2025-05-01/2025-05-31'],
    ['before the summer of 2024', 'before 2024-06-01/2024-08-31'],
  ])('%s', (text, span) => expect(told(text)).toEqual([span]))
})

describe('what is no time', () => {
  it.each(['may I bring my dog', 'they march on', 'how many seats', 'room 12', '42 people', ''])('%j', text =>
    expect(told(text)).toEqual([]),
  )
})

it('several times come in reading order, with the words that they take', () => {
  const found = times('was it 2024 or in May 2025')
  expect(found.map(({ span }) => span.start)).toEqual(['2024-01-01', '2025-05-01'])
  expect(found.map(({ start, end }) => [start, end])).toEqual([
    [2, 3],
    [5, 7],
  ])
})

import { describe, expect, it } from 'vitest'
import { timesIn } from '../../src/answer/times.ts'
import { tokens } from '../../src/answer/words.ts'
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
  ])('%s', (text, span) => {
    expect(told(text)).toEqual([span])
    expect(times(text)[0]?.relative).toBe(true)
  })
})

describe('a time with a relation', () => {
  it.each([
    ['since 2024', 'since 2024-01-01/2024-12-31'],
    ['before May 2025', 'before 2025-05-01/2025-05-31'],
    ['after 20 November 2024', 'since 2024-11-20/2024-11-20'],
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

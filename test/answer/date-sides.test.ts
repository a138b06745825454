import { beforeAll, describe, expect, it } from 'vitest'
import { byNow } from '../../src/answer/sides/by-now.ts'
import { sideByBeginning } from '../../src/answer/sides/date-sides.ts'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import { openOffice, TODAY, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})

describe('a yes or no that the day of a beginning tells', () => {
  it.each([
    ['had the Lisbon office already opened in 2020?', /^No\b.*2021/],
    ['had the Lisbon office already opened in 2023?', /^Yes\b.*2021/],
    ['was the Lisbon office already open at the time of the summer party?', /^Yes\b.*2021/],
    ['did the Lisbon office open before the summer party?', /^Yes\b.*2021/],
    ['did the Lisbon office open after the summer party?', /^No\b.*2021/],
    ['did the Lisbon office open before the Bergen office opened?', /^No\b.*2021/],
    ['did the Lisbon office open in 2023?', /^No\b.*2021/],
    ['has the Lisbon office opened yet?', /^Yes\b.*2021/],
  ])('%s', (question, text) => expect(office.ask(question).text).toMatch(text))
})

describe('whether something has begun by now', () => {
  const sideOn = (today: string) => {
    const fact = office.knowledge.fact.get('lisbon-opened') ?? expect.fail()
    const reading = lexiconOf(office.knowledge).reader.read('is the Lisbon office already open', today)
    return byNow(fact, reading, office.knowledge, today)
  }

  it('is told by the day of the question', () => {
    expect(sideOn('2021-04-11')).toBe('ahead')
    expect(sideOn('2021-04-13')).toBe('begun')
  })
})

describe('whether something was there by a day', () => {
  /** The side that the fact of an opening on 12 April 2021 takes by its day alone. */
  const sideOf = (text: string) => {
    const fact = office.knowledge.fact.get('lisbon-opened') ?? expect.fail()
    return sideByBeginning(fact, lexiconOf(office.knowledge).reader.read(text, TODAY), office.knowledge)
  }

  it.each([
    ['was the Lisbon office there in 2023', 'yes'],
    ['did we have the Lisbon office in May 2020', 'no'],
    ['did the Lisbon office exist by 2023', 'yes'],
    ['did the Lisbon office open after 2020', 'yes'],
  ])('%s: %s', (text, side) => expect(sideOf(text)).toBe(side))

  it.each([
    'was the Lisbon office opened by Nora Vik in 2023',
    'did the opening of the Lisbon office take place in 2023',
    'may the Lisbon office have been opened in 2023',
    'was the Lisbon office not open before 2023',
    'was the Lisbon office already open in 2020 or 2023',
    'was the Lisbon office already open',
  ])('is not asked: %s', text => expect(sideOf(text)).toBeUndefined())
})

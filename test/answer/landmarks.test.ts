import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { lexiconOf, type Lexicon } from '../../src/answer/read/lexicon.ts'
import { readingsOf } from '../../src/answer/times/timeless.ts'
import { openOffice, TODAY } from './office.ts'

let lexicon: Lexicon
let ask: (...said: string[]) => Answer
beforeAll(async () => {
  const office = await openOffice()
  lexicon = lexiconOf(office.knowledge)
  ask = office.ask
})

const readings = (text: string) => readingsOf(lexicon.reader.read(text, TODAY), lexicon)
/** The times of the last way to understand a question, and the names left in it. */
const told = (text: string) => {
  const last = readings(text).at(-1)
  return {
    times: last?.times.map(({ relation, span }) => `${relation} ${span.start}/${span.end}`),
    names: last?.mentions.flatMap(({ ids }) => ids),
  }
}

describe('a name that tells a time', () => {
  it.each([
    ['who chaired the Friday Circle at the time of the summer party', 'in 2026-06-19/2026-06-19'],
    ['who chaired the Friday Circle up to its summer party', 'before 2026-06-19/2026-06-19'],
    ['who chaired the Friday Circle after the summer party', 'since 2026-06-19/2026-06-19'],
    ['who chaired the Friday Circle when the firms met for the circle assembly', 'in 2027-05-20/2027-05-21'],
    ['who chaired the Friday Circle by the time the summer party took place', 'in 2026-06-19/2026-06-19'],
    ['who chaired the Friday Circle when the Lisbon office was opened', 'in 2021-04-12/2021-04-12'],
    ['who chaired the Friday Circle before the Lisbon office opened', 'before 2021-04-12/2021-04-12'],
  ])('is not asked about: %s', (text, time) => expect(told(text)).toEqual({ times: [time], names: ['circle'] }))

  it.each([
    'what comes before the summer party',
    'was the fire drill before the summer party',
    'when did the Lisbon office open and who manages the Bergen office',
    'who manages the Friday Circle at the Lisbon office',
    'who chaired the Friday Circle before Nora Vik',
  ])('is asked about: %s', text => {
    expect(told(text).times).toEqual([])
    expect(readings(text)).toHaveLength(1)
  })
})

describe('a question that tells a time', () => {
  it('is also read without it, the time kept', () => {
    const [whole, bare] = readings('what did people call the Bergen office back in May 2024')
    expect(whole?.words).toContain('xtime')
    expect(bare?.words.join(' ')).toBe('what did people call the xname')
    expect(bare?.times).toEqual(whole?.times)
  })

  it('is read without the occasion, too, whose year it tells', () =>
    expect(
      readings('who managed the Bergen office at the time of the 2024 town election').at(-1)?.words.join(' '),
    ).toBe('who managed the xname'))

  it('keeps a time that is said before the question', () =>
    expect(ask('In 2027, what events are there in May?').text).toMatch(/20–21 May 2027/))

  it('keeps its verb', () =>
    expect(readings('who set the Bergen office up before May 2024').at(-1)?.words.join(' ')).toBe(
      'who set the xname up',
    ))

  it('is read in one way where nothing else is asked', () => {
    expect(readings('and in May 2024?')).toHaveLength(1)
    expect(readings('who manages the Bergen office')).toHaveLength(1)
  })
})

describe('the value of then', () => {
  it.each([
    ['who chaired the Friday Circle at the time of the summer party?', /^Nora Vik/],
    ['what was the company called when the Lisbon office opened?', /Wick and Wax/],
    ['who was the boss of the Bergen office back in late 2023?', /^Tomas Berg/],
  ])('%s', (question, text) => expect(ask(question).text).toMatch(text))
})

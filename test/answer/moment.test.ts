import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf, type Lexicon } from '../../src/answer/read/lexicon.ts'
import { atMoment } from '../../src/answer/rank/moment.ts'
import type { Candidate } from '../../src/answer/rank/rank.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import type { Signs } from '../../src/answer/rank/signs.ts'
import { openFolder, openOffice, TODAY, type Office } from './office.ts'

let knowledge: Knowledge
let lexicon: Lexicon
beforeAll(async () => {
  knowledge = (await openOffice()).knowledge
  lexicon = lexiconOf(knowledge)
})

/** Facts with their scores, as the ranking would hand them on; how they were found does not matter here. */
function candidates(scores: Record<string, number>): Candidate[] {
  return Object.entries(scores).map(([id, score]) => {
    const fact = knowledge.fact.get(id) ?? expect.fail(`no fact is called ${id}`)
    return { fact, score } as unknown as Candidate
  })
}
const settled = (text: string, scores: Record<string, number>, today = TODAY) =>
  atMoment(candidates(scores), lexicon.reader.read(text, today), knowledge, today)
const first = (text: string, scores: Record<string, number>, today = TODAY) => settled(text, scores, today)[0]?.fact.id

const MANAGERS = { 'bergen-manager': 0.8, 'bergen-manager-2022': 0.8 }

describe('of several values over time', () => {
  it.each([
    ['who manages the Bergen office', 'bergen-manager'],
    ['who manages the Bergen office now', 'bergen-manager'],
    ['who managed the Bergen office in 2023', 'bergen-manager-2022'],
    ['who managed the Bergen office before', 'bergen-manager-2022'],
    ['who managed the Bergen office before March 2025', 'bergen-manager-2022'],
    ['who managed the Bergen office in April 2025', 'bergen-manager'],
    ['who was the first manager of the Bergen office', 'bergen-manager-2022'],
  ])('the one that fits comes first: %s', (text, id) => {
    expect(first(text, MANAGERS)).toBe(id)
    expect(first(text, { 'bergen-manager': 0.8, 'bergen-manager-2022': 0.7 })).toBe(id)
    expect(first(text, { 'bergen-manager': 0.7, 'bergen-manager-2022': 0.8 })).toBe(id)
  })

  it('the present one is that of the day handed in', () => {
    expect(first('who manages the Bergen office', MANAGERS, '2024-06-01')).toBe('bergen-manager-2022')
    expect(first('who manages the Bergen office', MANAGERS, '2025-03-01')).toBe('bergen-manager')
  })

  it('the others step back so far that they are no rivals', () => {
    const [best, other] = settled('who manages the Bergen office', MANAGERS)
    expect(best?.score).toBe(0.8)
    expect(other?.score).toBeLessThan(0.4)
  })

  it('all step back where none held at the time told', () => {
    const found = settled('who managed the Bergen office in 2019', MANAGERS)
    expect(found.map(({ score }) => score)).toEqual([0.2, 0.2])
    const doubted = settled('was Ines Falk manager of the Bergen office in 2019', MANAGERS)
    expect(doubted[0]?.score).toBe(0.8)
  })

  it('what speaks for any of them speaks for the one that held at the time told', () => {
    const reading = lexicon.reader.read('who managed the Bergen office in 2023', TODAY)
    const found = candidates({ 'bergen-manager': 0.3, 'bergen-manager-2022': 0.4 })
    found.forEach(one => (one.signs = { offTime: one.fact.id === 'bergen-manager' ? 1 : 0 } as Signs))
    const settled = atMoment(found, reading, knowledge, TODAY, one => one.score * 2)
    expect(settled[0]).toMatchObject({ fact: { id: 'bergen-manager-2022' }, score: 0.8 })
    const first = atMoment(found, { ...reading, times: [] }, knowledge, TODAY, one => one.score * 2)
    expect(first[0]?.score).toBe(0.3)
  })

  it('one that was clearly meant by its name stays in front', () =>
    expect(first('who manages the Bergen office', { 'bergen-manager': 0.2, 'bergen-manager-2022': 0.9 })).toBe(
      'bergen-manager-2022',
    ))
})

describe('a value that was known once', () => {
  let guilds: Office
  beforeAll(async () => {
    guilds = await openFolder('crews')
  })

  it.each([
    'how many pilots does the South Guild have',
    'what is the latest number of pilots of the South Guild',
    'how many pilots did the South Guild have in 2024',
  ])('is told: %s', text => expect(guilds.ask(text).facts).toEqual(['south-pilots']))

  it.each([
    'how many pilots does the South Guild have now',
    'how many pilots does the South Guild have today',
    'how many pilots does the South Guild have as of this month',
  ])('is not taken for that of today: %s', text =>
    expect(guilds.ask(text)).toMatchObject({ kind: 'unknown', text: expect.stringContaining('not on record') }),
  )
})

describe('facts that are no values of one thing over time', () => {
  it('keep their scores, the best first', () => {
    const found = settled('who manages the office', { 'lisbon-manager': 0.5, dogs: 0.6, 'bergen-manager': 0.7 })
    expect(found.map(({ fact, score }) => [fact.id, score])).toEqual([
      ['bergen-manager', 0.7],
      ['dogs', 0.6],
      ['lisbon-manager', 0.5],
    ])
  })

  it('have a fixed order where they are equal', () => {
    const ids = (scores: Record<string, number>) => settled('office', scores).map(({ fact }) => fact.id)
    expect(ids({ keys: 0.5, dogs: 0.5 })).toEqual(ids({ dogs: 0.5, keys: 0.5 }))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answererOf } from '../../src/answer/answerer.ts'
import { learn } from '../../src/answer/learn/learn.ts'
import { edits, spellerOf, swapped } from '../../src/answer/read/spell.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { loadFiles } from '../../src/knowledge/load.ts'
import { NOW } from './office.ts'

describe('the distance of two words', () => {
  it.each([
    ['budget', 'budget', 0],
    ['budget', 'bugdet', 1],
    ['budget', 'budgt', 1],
    ['budget', 'budgget', 1],
    ['budget', 'badget', 1],
    ['budget', 'badgt', 2],
    ['', 'abc', 3],
  ])('%s, %s: %i', (a, b, distance) => expect(edits(a, b)).toBe(distance))

  it('is the same both ways and never more than the longer word', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(edits(a, b)).toBe(edits(b, a))
        expect(edits(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length))
        expect(edits(a, b) === 0).toBe(a === b)
      }),
    )
  })
})

describe('the speller', () => {
  const known = { manager: 5, managed: 1, members: 9, office: 3, budget: 2, room: 4, roof: 1, bergen: 2 }
  const { correct } = spellerOf(new Map(Object.entries(known)))

  it('leaves a known word alone', () => expect(correct('managed')).toBe('managed'))

  it.each([
    ['manger', 'manager'],
    ['ofice', 'office'],
    ['bugdet', 'budget'],
    ['memebrs', 'members'],
    ['berggen', 'bergen'],
    ['membrrss', 'members'],
    ['mangr', 'manager'],
    ['rom', 'room'],
  ])('takes %s for %s', (typed, meant) => expect(correct(typed)).toBe(meant))

  it('takes the commoner of two that are equally near', () => expect(correct('roog')).toBe('room'))

  it.each(['cat', 'umbrella', 'bur', 'rof2', 'oom', '2026', 'x'.repeat(100), ''])('does not guess at %j', typed =>
    expect(correct(typed)).toBeUndefined(),
  )
})

describe('a known word with two letters swapped', () => {
  const counts = new Map([
    ['sing', 2],
    ['sign', 300],
    ['from', 500],
    ['form', 100],
    ['2012', 1],
    ['2021', 90],
    ['on', 900],
    ['no', 1],
  ])

  it('may be the far commoner one', () => expect(swapped('sing', counts)).toBe('sign'))

  it.each(['sign', 'form', 'snig', '2012', 'no', ''])('is itself: %j', word =>
    expect(swapped(word, counts)).toBeUndefined(),
  )
})

describe('a question with a known word with two letters swapped', () => {
  const towns = Array.from({ length: 50 }, (_, at) => `did the town of number ${at} sign the charter`)
  const { folder, hash } = loadFiles([
    {
      file: 'facts.yaml',
      text: `facts:
  - { id: signed, says: All towns signed the charter., asks: [${towns.join(', ')}] }
  - { id: choir, says: The choir rehearses on Mondays., asks: [when does the choir sing, where does the choir rehearse] }`,
    },
  ])
  const knowledge = knowledgeOf(folder, hash)
  const answerer = answererOf(knowledge, learn(knowledge))
  const ask = (text: string) => answerer.ask({ text, now: NOW }).text

  it('is read as the far commoner one where that makes sense', () =>
    expect(ask('did the towns sing')).toMatch(/signed/))
  it('stays where it makes sense itself', () => expect(ask('when does the choir sing')).toMatch(/Mondays/))
})

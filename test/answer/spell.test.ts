import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { edits, spellerOf } from '../../src/answer/spell.ts'

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

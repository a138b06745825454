import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dictionaryOf, numberOf } from '../../src/answer/learn/dictionary.ts'

describe('a dictionary', () => {
  it('numbers words by their place', () => {
    const dictionary = dictionaryOf(['w:ask', 'c:ask', 'b:^ ask'])
    expect(['w:ask', 'c:ask', 'b:^ ask'].map(word => numberOf(word, dictionary))).toEqual([0, 1, 2])
  })

  it('knows no part of a word, nothing longer and nothing else', () => {
    const dictionary = dictionaryOf(['one', 'two'])
    for (const word of ['', 'on', 'onet', 'netwo', 'three']) expect(numberOf(word, dictionary)).toBeUndefined()
  })

  it('may be empty', () => {
    expect(numberOf('one', dictionaryOf([]))).toBeUndefined()
  })

  it('agrees with a map', () => {
    const words = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 5 }), { maxLength: 200 })
    fc.assert(
      fc.property(words, fc.array(fc.string({ unit: 'grapheme', maxLength: 5 })), (known, others) => {
        const map = new Map(known.map((word, at) => [word, at]))
        const dictionary = dictionaryOf(known)
        for (const word of [...known, ...others]) expect(numberOf(word, dictionary)).toBe(map.get(word))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { phrasebookOf, sizeOf, wordingOf } from '../../src/answer/learn/phrasebook.ts'
import type { Phrase } from '../../src/answer/learn/phrases.ts'

describe('a phrasebook', () => {
  const phrases: Phrase[] = [
    { topic: 0, text: 'who runs it\nand why', polarity: 'open', names: ['bergen', 'oslo'] },
    { topic: 0, text: 'is it Ada', polarity: 'no', names: [] },
    { topic: 2, text: '', polarity: 'yes', names: ['oslo', 'oslo'] },
    { topic: 2, text: 'Köln?', polarity: 'no' },
  ]
  const book = phrasebookOf(phrases, 3)

  it('gives back each phrasing and what it names', () => {
    const wordings = phrases.map((_, at) => wordingOf(book, at))
    expect(wordings).toEqual(phrases.map(({ text, names = [] }) => ({ text, names })))
    expect(sizeOf(book)).toBe(4)
  })

  it('knows where the phrasings of each topic and polarity begin', () => {
    expect([...book.runs]).toEqual([0, 1, 1, 2, 2, 2, 2, 2, 3, 4])
  })
})

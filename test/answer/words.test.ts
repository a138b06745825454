import { describe, expect, it } from 'vitest'
import { inFull } from '../../src/answer/read/english.ts'
import { clean, isFiller, stem, tokens } from '../../src/answer/read/words.ts'

const words = (text: string) => tokens(text).map(({ text }) => text)

describe('cleaning a text', () => {
  it.each([
    ['  who is it  ', 'who is it'],
    ['<b>who</b> is it', 'who is it'],
    ['**who** `is` it', 'who is it'],
    ['<!channel> who is it', 'who is it'],
    ['@everyone who is it', 'who is it'],
    ['<@U024BE7LH> who is it', 'who is it'],
    ['who is it <#C024|general>', 'who is it'],
    ['w\u200bho i\u00ads it\ufeff', 'who is it'],
    ['\u202ewho is it\u202c', 'who is it'],
    ['who\0 is\x07 it', 'who is it'],
    ['<script>alert(1)</script>who is it', 'who is it'],
    ['ｗｈｏ ｉｓ ｉｔ', 'who is it'],
    ['the 1st of 3 or the 12th one', 'the first of 3 or the twelfth one'],
    ['on 1st May, June 2nd, 3rd of July', 'on 1st May, June 2nd, 3rd of July'],
    ['has any1 come b4 2day', 'has anyone come before today'],
    ['hwo many are there, and hwo is first', 'how many are there, and who is first'],
  ])('%j leaves what was meant', (text, meant) => expect(clean(text).replace(/\s+/g, ' ')).toBe(meant))

  it.each([
    ['who is it n wat is it', 'who is it and what is it'],
    ['y not', 'why not'],
    ['is R.U. in the R&D team, n=3, BC', 'is R.U. in the R&D team, n=3, BC'],
    ['wen wud it start', 'when would it start'],
    ['diff between the exec floors pls', 'difference between the executive floors please'],
    ['was tha meeting in hte hall', 'was the meeting in the hall'],
  ])('writes shorthand out: %s', (text, full) => expect(inFull(text)).toBe(full))

  it('straightens quotes', () => expect(clean('it’s “so”')).toBe('it\'s "so"'))
  it('keeps lines apart', () => expect(clean('one\r\ntwo')).toMatch(/^one\s*\n\s*two$/))
  it('keeps a comparison that is no tag', () =>
    expect(words(clean('is 3 < 4 and 5'))).toEqual(['is', '3', '4', 'and', '5']))
})

describe('the words of a text', () => {
  it('are in lower case and without accents, and remember how they were written', () => {
    expect(tokens('Élan Vital')).toEqual([
      { text: 'elan', raw: 'Élan', start: 0, end: 4 },
      { text: 'vital', raw: 'Vital', start: 5, end: 10 },
    ])
  })

  it.each([
    ['sc42', ['sc', '42']],
    ['U.S. and U.K.', ['us', 'and', 'uk']],
    ["Bergen's office", ['bergen', 'office']],
    ["isn't it", ['is', 'not', 'it']],
    ['whats up', ['what', 'is', 'up']],
    ["who's there", ['who', 'is', 'there']],
    ['10,000 people', ['10000', 'people']],
    ['get-together', ['get', 'together']],
    ['3.5 million', ['3.5', 'million']],
    ['?!… 😀', []],
  ])('%j', (text, expected) => expect(words(text)).toEqual(expected))
})

describe('the stem of a word', () => {
  it('is shared by its forms', () => expect(new Set(['renamed', 'renaming', 'renames'].map(stem)).size).toBe(1))
  it('keeps short words and numbers as they are', () =>
    expect(['us', 'is', '2026'].map(stem)).toEqual(['us', 'is', '2026']))
})

describe('a filler', () => {
  it.each(['the', 'please', 'who', 'is'])('is %s', word => expect(isFiller(word)).toBe(true))
  it.each(['budget', 'bergen', '2026'])('is not %s', word => expect(isFiller(word)).toBe(false))
})

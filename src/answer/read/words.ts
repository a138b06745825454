import { stemmer } from 'stemmer'
import { FILLERS, SHORTHAND, writtenOut } from './english.ts'

/** The longest question that is read; the rest of a longer one is ignored. */
export const LONGEST_QUESTION = 4000

/** A word of a text: in lower case without accents, and as it was written. */
export interface Token {
  text: string
  raw: string
  start: number
  end: number
}

/** Control, zero-width, bidirectional and tag characters: never shown, never part of a word. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u034f\u115f\u1160\u3164\ufe00-\ufe0f]/gu

/** Nothing but letters, digits and marks that are left as they are. */
const PLAIN = /^[A-Za-z\d ,.?!'":;()/{}%$+=-]*$/

/** A text without markup, mentions and invisible characters: what the person meant to ask. */
export function clean(text: string): string {
  const said = text.slice(0, LONGEST_QUESTION * 4)
  const plain = PLAIN.test(said) ? said.replace(/ {2,}/g, ' ') : unmarked(said)
  return writtenOut(plain.slice(0, LONGEST_QUESTION).trim())
}

function unmarked(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\n\r\t\u2028\u2029]+/g, ' \n ')
    .replace(INVISIBLE, character => (character === '\n' ? '\n' : ''))
    .replace(/<(script|style)\b[^<>]{0,200}>[^<]{0,500}<\/\1>/gi, ' ')
    .replace(/<[@#!][^<>]{0,100}>|<\/?[a-z][^<>]{0,300}>|@(?:everyone|here|channel)\b/gi, ' ')
    .replace(/&(?:(?:lt|gt|amp|quot|nbsp)\b|#\d{1,6}) ?;?/g, ' ')
    .replace(/[`*_~|>#]{1,3}/g, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”]/g, '"')
}

const WORD = /\d+(?:[.,]\d+)*|\p{L}+(?:['.]\p{L}+)*/gu

/** The words of a cleaned text; letters and digits part ("sc42" is "sc 42"), dotted abbreviations close up. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  let end = 0
  for (const raw of text.match(WORD) ?? []) {
    const start = text.indexOf(raw, end)
    end = start + raw.length
    for (const word of remembered(plain, raw, plainWords)) found.push({ text: word, raw, start, end })
  }
  return found
}

function plainWords(raw: string): string[] {
  const word = raw.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  if (/^\d/.test(word)) return [word.replace(/,(?=\d{3})/g, '')]
  const whole = SHORTHAND.get(word.replace(/\./g, ''))
  if (whole) return whole.split(' ')
  if (/^\p{L}(?:\.\p{L})+$/u.test(word)) return [word.replace(/\./g, '')]
  return word
    .replace(/'s$/, '')
    .replace(/n't$/, ' not')
    .replace(/'(?:re|ve|ll|d|m)$/, '')
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
}

/** Words are the same again and again; these many, up to this length, are remembered. */
const MOST_REMEMBERED = 50_000
const LONGEST_REMEMBERED = 30
const plain = new Map<string, readonly string[]>()
const stems = new Map<string, string>()

function remembered<T>(made: Map<string, T>, word: string, make: (word: string) => T): T {
  const known = made.get(word)
  if (known !== undefined) return known
  const fresh = make(word)
  if (word.length <= LONGEST_REMEMBERED && made.size < MOST_REMEMBERED) made.set(word, fresh)
  return fresh
}

/** The stem that "renamed", "renaming" and "renames" share (Porter 1980); numbers stay as they are. */
export function stem(word: string): string {
  return remembered(stems, word, long => (long.length > 3 ? stemmer(long) : long))
}

/** Words that carry no topic: articles, helpers, politeness, question words. */
export function isFiller(word: string): boolean {
  return FILLERS.has(word)
}

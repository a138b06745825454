import type { types } from '@slack/bolt'
import type { Link, Span, Text } from '../../src/bot/reply.ts'
import { LIMITS } from './limits.ts'
import { clean, escape, parts, sizeOf } from './text.ts'

/** An element of rich text. What it says is raw: Slack reads no markup in it. */
export type Word = types.RichTextText | types.RichTextLink | types.RichTextDate

/** A moment in the reader's own zone and language: "Thursday, December 3rd, 2026 14:00". */
const MOMENT = '{date_long} {time}'
/** What a word costs besides what it says, and a date even more: Slack counts more than letters. */
const WORD_SIZE = 20
const DATE_SIZE = 60

/** Running text as rich text, in parts that fit a block each; none where it says nothing. */
export function wordsOf(text: Text): Word[][] {
  const words = (typeof text === 'string' ? [text] : text).flatMap(toWords)
  return words.every(isBlank) ? [] : inParts(words)
}

function inParts(words: readonly Word[]): Word[][] {
  return packed(words, wordSize, LIMITS.blockText)
}

function isBlank(word: Word): boolean {
  return word.type === 'text' && word.text.trim() === ''
}

function toWords(span: Span): Word[] {
  if (typeof span === 'string') return texts(span)
  if ('strong' in span) return texts(span.strong, { bold: true })
  const said = clean(span.said)
  const timestamp = secondsOf(span)
  if (timestamp === undefined || sizeOf(said) > LIMITS.blockText / 2) return texts(said)
  return [{ type: 'date', timestamp, format: MOMENT, ...(said && { fallback: said }) }]
}

function texts(text: string, style?: types.RichTextText['style']): Word[] {
  return parts(clean(text), LIMITS.blockText - WORD_SIZE).map(part => ({
    type: 'text',
    text: part,
    ...(style && { style }),
  }))
}

/** A span of time ("in 3 days") stays as it is said: it is the same in every zone. */
function secondsOf({ moment, shape }: Extract<Span, { moment: Date }>): number | undefined {
  const seconds = Math.floor(moment.getTime() / 1_000)
  return shape === 'full' && seconds >= 0 ? seconds : undefined
}

/** A source: its title, linked where it has a web address, then the detail. What is no web address is told as text. */
export function sourceWords({ text, detail, url = '' }: Link): Word[][] {
  const title = clean(text).trim()
  if (!isWebAddress(url)) return inParts(texts([title, clean(detail), clean(url)].filter(Boolean).join(', ')))
  // A title that is too long to be a link stands before it.
  if (sizeOf(title) > LONGEST_ADDRESS) return inParts([...texts(`${title}, ${clean(detail)}, `), { type: 'link', url }])
  return inParts([{ type: 'link', url, ...(title && { text: title }) }, ...texts(detail && `, ${clean(detail)}`)])
}

/** Half a block is for the title. */
const LONGEST_ADDRESS = LIMITS.blockText / 2 - WORD_SIZE

export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s<>|"]+$/i.test(url) && sizeOf(url) <= LONGEST_ADDRESS && URL.canParse(url)
}

/** Words in the markup of a message's text. */
export function markup(words: readonly Word[]): string {
  return words.map(markupOf).join('')
}

function markupOf(word: Word): string {
  if (word.type === 'text') return escape(word.text)
  if (word.type === 'link') return escape([word.text, word.url].filter(Boolean).join(', '))
  const said = escape(word.fallback ?? word.format).replaceAll('|', '/')
  return `<!date^${word.timestamp}^${word.format}|${said}>`
}

function wordSize(word: Word): number {
  if (word.type === 'date') return DATE_SIZE + sizeOf(word.fallback ?? '')
  if (word.type === 'link') return WORD_SIZE + sizeOf(word.text ?? '') + sizeOf(word.url)
  return WORD_SIZE + sizeOf(word.text)
}

export function total(words: readonly Word[]): number {
  return words.reduce((sum, word) => sum + wordSize(word), 0)
}

/** Neighbours together as long as they fit; what is too large stands alone. */
export function packed<Item>(items: readonly Item[], size: (item: Item) => number, most: number): Item[][] {
  const groups: Item[][] = []
  let left = 0
  for (const item of items) {
    const needs = size(item)
    const last = needs <= left ? groups.at(-1) : undefined
    if (last) last.push(item)
    else groups.push([item])
    left = (last ? left : most) - needs
  }
  return groups
}

import type { types } from '@slack/bolt'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** For places where Slack reads markup: nothing in the text can open a link, a mention or a date any more. */
export function escape(text: string): string {
  return text.replace(/[&<>]/g, sign => ENTITIES[sign] ?? sign)
}

/** The opposite of `escape`, for what people typed. */
export function unescape(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
}

/** Without halves of characters, which no request can carry, and without control characters but tab and newline. */
export function clean(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/(?![\t\n])\p{Cc}/gu, '')
}

/** How long a text can become in a request. */
export function sizeOf(text: string): number {
  return /[&<>]/.test(text) ? escape(text).length : text.length
}

/** The same text in parts of at most this size, cut at lines or words where there are some. */
export function parts(text: string, most: number): string[] {
  const found: string[] = []
  for (let start = 0; start < text.length;) {
    const end = cut(text, start, reach(text, start, most))
    found.push(text.slice(start, end))
    start = end
  }
  return found
}

/** As far as the size allows, at least one character. */
function reach(text: string, start: number, most: number): number {
  let end = start
  for (let size = 0; end < text.length; end++) {
    size += ENTITIES[text.charAt(end)]?.length ?? 1
    if (size > most) break
  }
  return Math.max(end, start + 1)
}

/** A good place to cut: after a line or a word in the second half, never within a character. */
function cut(text: string, start: number, end: number): number {
  if (end >= text.length) return end
  const half = start + (end - start) / 2
  const at = ['\n', ' '].map(sign => text.lastIndexOf(sign, end - 1) + 1).find(place => place > half)
  if (at !== undefined) return at
  const within = /[\ud800-\udbff]/.test(text.charAt(end - 1)) && end - 1 > start
  return within ? end - 1 : end
}

/** A text for a place that holds little: what is left out shows as an ellipsis. */
export function fitting(text: string, most: number): string {
  // Cleaning takes away at most the characters beyond: a huge text is not read to its end.
  const cleaned = clean(text.slice(0, 2 * most))
  if (cleaned.length <= most && text.length <= 2 * most) return cleaned
  return `${clean(cleaned.slice(0, most - 1)).replace(/\ufffd$/, '')}…`
}

/** Text in which Slack reads nothing. */
export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false }
}

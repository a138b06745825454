import type { Link, Span, Text } from '../../src/bot/reply.ts'
import { LIMITS } from './limits.ts'

/** A bit of a line that must not be broken. */
export type Atom = string
export type Line = readonly Atom[]

/** Plain text is cut after about this many characters where a line has to be broken. */
const LONGEST_ATOM = 400
/** Longer passages are no emphasis. */
const LONGEST_STRONG = 300

/** Whatever Discord would take for markup, a mention, a link or an emoji comes out as the plain characters. */
export function escape(text: string): string {
  const plain = readable(text)
    .replace(/[\\*_~`|<[]/g, String.raw`\$&`)
    .replaceAll('](', String.raw`]\(`)
    .replace(/@(?=everyone|here)/g, String.raw`\@`)
    .replace(/:(?=\/\/|[\w+~\\-]*[a-z][\w+~\\-]*:)/gi, String.raw`\:`)
    .replace(/(discord(?:app)?\.(?:gg|com)|dsc\.gg)\//gi, String.raw`$1\/`)
  return guardStarts(plain)
}

/** At the start of a line these would make a heading, a quote or a list. */
export function guardStarts(escaped: string): string {
  return escaped
    .replace(/^([^\S\n]*)(?=>|(?:#{1,3}|-#|[-+])(?:\s|$))/gm, '$1\\')
    .replace(/^([^\S\n]*\d+)\.(?=\s|$)/gm, String.raw`$1\.`)
}

/** What steers a screen, turns text around or is half a character has no place in a message. */
function readable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
}

function readableSpan(span: Span): Span {
  if (typeof span === 'string') return readable(span)
  return 'strong' in span ? { strong: readable(span.strong) } : span
}

/** Nothing stands between two neighbours then. */
function isEmpty(span: Span): boolean {
  return span === '' || (isStrong(span) && span.strong === '')
}

/** Running text as lines of Discord's markup. */
export function toLines(text: Text): Line[] {
  const lines: Atom[][] = [[]]
  const spans = (typeof text === 'string' ? [text] : text).map(readableSpan).filter(span => !isEmpty(span))
  for (const atom of merged(merged(spans).map(dressed)).flatMap(toAtoms)) {
    if (atom === '\n') lines.push([])
    else lines.at(-1)?.push(atom)
  }
  return lines
}

/** Neighbours of one kind become one: what only both together would spell is seen, and bold does not end in between. */
function merged<T>(spans: readonly (T | string | Strong)[]): (T | string | Strong)[] {
  const all: (T | string | Strong)[] = []
  for (const span of spans) {
    const last = all.at(-1)
    if (typeof span === 'string' && typeof last === 'string') all.splice(-1, 1, last + span)
    else if (isStrong(span) && isStrong(last)) all.splice(-1, 1, { strong: last.strong + span.strong })
    else all.push(span)
  }
  return all
}

type Strong = { strong: string }
type Dressed = string | Strong | { seconds: number; sign: 'F' | 'R' }

/** What cannot have its dress is plain: a long or broken emphasis, a moment that is none. */
function dressed(span: Span): Dressed {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong.length > LONGEST_STRONG || /[\r\n]/.test(span.strong) ? span.strong : span
  const seconds = Math.floor(span.moment.getTime() / 1000)
  return Number.isFinite(seconds) ? { seconds, sign: span.shape === 'until' ? 'R' : 'F' } : span.said
}

function isStrong(span: unknown): span is Strong {
  return typeof span === 'object' && span !== null && 'strong' in span
}

function toAtoms(span: Dressed): Atom[] {
  if (typeof span === 'string') return plainAtoms(span)
  return 'strong' in span ? strongAtoms(span.strong) : [`<t:${span.seconds}:${span.sign}>`]
}

function plainAtoms(text: string): Atom[] {
  return escape(text)
    .split(/(\n)/)
    .flatMap(part => (part === '\n' ? [part] : cut(part)))
}

/** Bold may not begin or end with a space. */
function strongAtoms(text: string): Atom[] {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/su.exec(text) ?? []
  const escaped = escape(inner)
  return [before, escaped && `**${escaped}**`, after].filter(Boolean)
}

/** Escaped text in bits, cut at spaces where there are any, never behind a backslash or within a character. */
function cut(escaped: string): Atom[] {
  const atoms: Atom[] = []
  let rest = escaped
  while (rest.length > LONGEST_ATOM) {
    const at = cutAt(rest)
    atoms.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return rest === '' ? atoms : [...atoms, rest]
}

function cutAt(text: string): number {
  const space = text.lastIndexOf(' ', LONGEST_ATOM - 1)
  if (space > LONGEST_ATOM / 2) return space + 1
  const head = text.slice(0, LONGEST_ATOM)
  const [backslashes = ''] = /\\*$/.exec(head) ?? []
  const odd = backslashes.length % 2 === 1 || /[\ud800-\udbff]$/.test(head)
  return odd ? LONGEST_ATOM - 1 : LONGEST_ATOM
}

/** A source: its title leads to its address where it has one that is safe to show. */
export function linkLine({ text, detail, url }: Link): Line {
  const title = text.replace(/\s+/g, ' ').trim()
  const address = url === undefined ? undefined : webAddress(url)
  const behind = detail.trim() === '' ? [] : plainAtoms(` · ${detail.replace(/\s+/g, ' ').trim()}`)
  if (!address) return [...plainAtoms(title), ...behind]
  const short = title !== '' && title.length <= LONGEST_STRONG
  if (short) return [masked(title, address), ...behind]
  return [...plainAtoms(title && `${title} `), masked(new URL(address).host, address), ...behind]
}

/** Brackets within a link's text would end it. */
function masked(text: string, address: string): Atom {
  return `[${escape(text.replaceAll('[', '(').replaceAll(']', ')'))}](<${address}>)`
}

/** The address as it may stand in a link; undefined for what is none of the web. */
function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  const { protocol, username, password, href } = new URL(url)
  const safe = href.replace(/[\\()<>\s]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
  const known = protocol === 'https:' || protocol === 'http:'
  return known && username === '' && password === '' && safe.length <= LIMITS.url ? safe : undefined
}

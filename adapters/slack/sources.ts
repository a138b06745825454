import type { Link } from '../../src/bot/reply.ts'
import type { Piece } from './blocks.ts'
import { LIMITS } from './limits.ts'
import { isWebAddress, packed } from './rich.ts'
import { clean, escape } from './text.ts'

/** What Slack would take for bold, italics, code or an emoji, also in small print. */
const MARKS = /[*_~`]|:[^\s:]+:/

/**
 * Sources as small print, each title linked. Slack reads markup there, the only place where we write any: nothing where a
 * source holds what looks like markup, has no web address, or is too long.
 */
export function smallPrint(title: string, links: readonly Link[]): Piece[] | undefined {
  const lines = links.map(lineOf)
  const isRight = (line: Line | undefined): line is Line => line !== undefined && line.shown.length <= LONGEST
  if (lines.length === 0 || title.trim() === '' || MARKS.test(title) || !lines.every(isRight)) return undefined
  const head = escape(clean(title))
  if (head.length > LIMITS.smallPrint - LONGEST) return undefined
  const groups = packed(lines, ({ shown }) => shown.length + 1, LONGEST)
  return groups.map((group, at) => {
    const [shown, text] = [group.map(line => line.shown), group.map(line => line.text)]
    return pieceOf(at === 0 ? [`*${head}*`, ...shown] : shown, at === 0 ? [head, ...text] : text)
  })
}

/** A heading has its place beside them. */
const LONGEST = LIMITS.smallPrint - 200

interface Line {
  shown: string
  /** The same for a message's text, with the address to read. */
  text: string
}

function lineOf({ text, detail, url = '' }: Link): Line | undefined {
  const [title, more] = [clean(text).trim(), clean(detail).trim()]
  if (title === '' || MARKS.test(`${title} ${more}`) || /\n/.test(title + more) || !isWebAddress(url)) return undefined
  return {
    shown: `• <${escape(url)}|${escape(title)}>${more && `, ${escape(more)}`}`,
    text: `• ${escape([title, more, url].filter(Boolean).join(', '))}`,
  }
}

function pieceOf(shown: readonly string[], text: readonly string[]): Piece {
  const said = shown.join('\n')
  return {
    block: { type: 'context', elements: [{ type: 'mrkdwn', text: said, verbatim: true }] },
    text: text.join('\n'),
    size: said.length,
  }
}

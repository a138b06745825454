import type { types } from '@slack/bolt'
import type { Block, Link, Text } from '../../src/bot/reply.ts'
import { buttonRows, feedback } from './buttons.ts'
import { LIMITS } from './limits.ts'
import { markup, packed, sourceWords, total, wordsOf, type Word } from './rich.ts'
import { smallPrint } from './sources.ts'
import { clean, escape, fitting, plain, sizeOf } from './text.ts'

/** Where blocks may stand. */
export type Surface = 'message' | 'home'

/** One block of Slack's. */
export interface Piece {
  block: types.KnownBlock
  /** What it says, in the markup of a message's text. */
  text: string
  /** What it says where nothing else does. */
  label?: string
  /** The length of what it shows. */
  size: number
}

/** A block of ours in Slack's dress: several where it is long, none where it says nothing. */
export function piecesOf(block: Block, surface: Surface): Piece[] {
  switch (block.kind) {
    case 'text':
      return running(block.text)
    case 'note':
      return note(block.text)
    case 'list':
      return list(block.items)
    case 'table':
      return surface === 'message' ? (table(block) ?? rows(block)) : rows(block)
    case 'links':
      return smallPrint(block.title, block.links) ?? links(block.title, block.links)
    case 'choices':
      return choices(block)
    case 'feedback':
      return surface === 'message' ? feedback(block) : buttonRows([block.good, block.bad])
  }
}

function running(text: Text): Piece[] {
  return wordsOf(text).map(words => pieceOf(words, richText(section(words))))
}

/** Small print. Slack's takes plain text alone: what holds a moment or strong words is written like any other text. */
function note(text: Text): Piece[] {
  return wordsOf(text).map(words => {
    const said = words.map(word => (word.type === 'text' && !word.style ? word.text : undefined))
    if (said.includes(undefined)) return pieceOf(words, richText(section(words)))
    return pieceOf(words, { type: 'context', elements: [plain(said.join(''))] })
  })
}

function pieceOf(words: readonly Word[], block: types.KnownBlock): Piece {
  return { block, text: markup(words), size: total(words) }
}

function list(items: readonly Text[]): Piece[] {
  return bulleted(items.flatMap(wordsOf).map(words => ({ words, text: markup(words) })))
}

interface Line {
  words: Word[]
  text: string
}

function bulleted(lines: readonly Line[]): Piece[] {
  return packed(lines, ({ words }) => total(words), LIMITS.blockText).map(group => ({
    block: richText({ type: 'rich_text_list', style: 'bullet', elements: group.map(({ words }) => section(words)) }),
    text: group.map(({ text }) => `• ${text}`).join('\n'),
    size: total(group.flatMap(({ words }) => words)),
  }))
}

function table({ head, rows }: Extract<Block, { kind: 'table' }>): Piece[] | undefined {
  const width = Math.max(head.length, ...rows.map(row => row.length))
  if (width === 0 || width > LIMITS.tableColumns) return undefined
  if (rows.length === 0 || rows.length >= LIMITS.tableRows) return undefined
  // Slack takes no empty cell.
  const cell = (text = '') => ({ type: 'raw_text' as const, text: clean(text).trim() || ' ' })
  const lines = [head, ...rows].map(row => Array.from({ length: width }, (_, at) => cell(row[at])))
  const size = lines.flat().reduce((sum, { text }) => sum + sizeOf(text), 0)
  if (size > LIMITS.messageText) return undefined
  const column_settings = Array.from({ length: width }, () => ({ is_wrapped: true }))
  return [{ block: { type: 'table', rows: lines, column_settings }, text: rowLines(rows), size }]
}

function rowLines(rows: readonly (readonly string[])[]): string {
  return rows.map(row => `• ${escape(clean(row.filter(Boolean).join(': ')))}`).join('\n')
}

/** A table as a list, for where none may stand or this one is too large. */
export function rows({ rows }: Extract<Block, { kind: 'table' }>): Piece[] {
  return list(
    rows.map(row => {
      const [first = '', ...rest] = row.filter(Boolean)
      return [{ strong: first }, ...rest.map(cell => `: ${cell}`)]
    }),
  )
}

/** Links as any other text, for what small print cannot hold. */
function links(title: string, links: readonly Link[]): Piece[] {
  const lines = links.flatMap(link => {
    const parts = sourceWords(link)
    const whole = escape(clean([link.text, link.detail, link.url].filter(Boolean).join(', ')))
    return parts.map(words => ({ words, text: parts.length === 1 ? whole : markup(words) }))
  })
  return together(running([{ strong: title }]), bulleted(lines))
}

function choices({ lead = '', buttons }: Extract<Block, { kind: 'choices' }>): Piece[] {
  const above = running(lead)
  const labels = buttons.map(({ label }) => `\n• ${escape(fitting(label, LIMITS.label))}`)
  // Of more buttons than anybody reads, the text names no more than a message holds.
  const [told = []] = packed(labels, label => label.length, LIMITS.messageText)
  const last = above.pop()
  return [...above, ...(last ? [{ ...last, text: [last.text, ...told].join('') }] : []), ...buttonRows(buttons)]
}

/** A heading and what stands under it, as one block where they fit one. */
function together(heading: readonly Piece[], [first, ...rest]: readonly Piece[]): Piece[] {
  const [head, ...more] = heading
  if (head?.block.type !== 'rich_text' || first?.block.type !== 'rich_text' || more.length > 0 || head.size > HEADING)
    return [...heading, ...(first ? [first] : []), ...rest]
  const block = richText(...head.block.elements, ...first.block.elements)
  return [{ block, text: `${head.text}\n${first.text}`, size: head.size + first.size }, ...rest]
}

/** A heading is shorter than this, or no heading. */
const HEADING = 300

function richText(...elements: types.RichTextBlockElement[]): types.RichTextBlock {
  return { type: 'rich_text', elements }
}

function section(elements: Word[]): types.RichTextSection {
  return { type: 'rich_text_section', elements }
}

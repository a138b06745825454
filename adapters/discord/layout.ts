import { LIMITS } from './limits.ts'
import { guardStarts, type Line } from './markdown.ts'
import type { Piece, RowButton } from './payload.ts'

/** What stands in a message, from top to bottom; the text of one part may go on in the next message. */
export type Part =
  | { kind: 'lines'; lines: readonly MarkedLine[] }
  | { kind: 'row'; buttons: readonly RowButton[] }
  | { kind: 'rule' }
  | { kind: 'file'; name: string }

export interface MarkedLine {
  line: Line
  /** Stands before the line: a bullet, or the sign for small print. */
  mark: string
  /** Stands before what is left of the line in the next message. */
  again: string
}

/** What is in one message, without its container. */
interface Page {
  pieces: Piece[]
  /** Characters of text that still fit. */
  room: number
  /** Components that still fit, beside the container. */
  places: number
}

/** What one message takes beside its container. */
export const WHOLE: Pick<Page, 'room' | 'places'> = { room: LIMITS.text, places: LIMITS.components - 1 }

/** Lays parts out in as few messages as they need; nothing is left out. */
export function toPages(parts: readonly Part[], { room, places } = WHOLE): Piece[][] {
  const pages: Page[] = []
  const turn = (): Page => {
    const page: Page = { pieces: [], room, places }
    pages.push(page)
    return page
  }
  turn()
  for (const part of parts) {
    if (part.kind === 'lines')
      addLines(
        part.lines.flatMap(line => fittingLines(line, room)),
        pages,
        turn,
      )
    else addPiece(toPiece(part), pages, turn)
  }
  return pages.map(({ pieces }) => withoutEdgeRules(pieces)).filter(pieces => pieces.length > 0)
}

function addPiece(piece: Piece, pages: readonly Page[], turn: () => Page): void {
  const { components, characters } = sizeOf(piece)
  const last = pages.at(-1)
  const page = last && last.places >= components && last.room >= characters ? last : turn()
  page.pieces.push(piece)
  page.places -= components
  page.room -= characters
}

/** What a piece takes of a message; Discord does not say whether labels count as text, so they do. */
export function sizeOf(piece: Piece): { components: number; characters: number } {
  if (piece.type === 10) return { components: 1, characters: piece.content.length }
  if (piece.type !== 1) return { components: 1, characters: 0 }
  const characters = piece.components.reduce((sum, { label }) => sum + label.length, 0)
  return { components: 1 + piece.components.length, characters }
}

function toPiece(part: Exclude<Part, { kind: 'lines' }>): Piece {
  switch (part.kind) {
    case 'row':
      return { type: 1, components: [...part.buttons] }
    case 'rule':
      return { type: 14, divider: true, spacing: 1 }
    case 'file':
      return { type: 13, file: { url: `attachment://${part.name}` } }
  }
}

/** No line is longer than an empty page has room. */
function addLines(lines: readonly string[], pages: readonly Page[], turn: () => Page): void {
  let rest = withoutEdgeBlanks(lines)
  let page = pages.at(-1) ?? turn()
  while (rest.length > 0) {
    const count = page.places > 0 ? countFitting(rest, page.room) : 0
    if (count === 0) {
      page = turn()
      continue
    }
    const content = withoutEdgeBlanks(rest.slice(0, count)).join('\n')
    rest = withoutEdgeBlanks(rest.slice(count))
    page.pieces.push({ type: 10, content })
    page.room -= content.length
    page.places -= 1
  }
}

/** How many lines together are not longer than the room. */
function countFitting(lines: readonly string[], room: number): number {
  let length = -1
  const over = lines.findIndex(line => (length += 1 + line.length) > room)
  return over < 0 ? lines.length : over
}

/** A line as it is sent; several, where it would not fit into an empty message. */
function fittingLines({ line, mark, again }: MarkedLine, room: number): string[] {
  const longest = room - Math.max(mark.length, again.length) - 1
  const texts = ['']
  for (const atom of line) {
    const text = texts.at(-1) ?? ''
    if (text.length + atom.length > longest) texts.push(guardStarts(atom))
    else texts.splice(-1, 1, text + atom)
  }
  return texts.map((text, at) => (text.trim() === '' ? '' : (at === 0 ? mark : again) + text))
}

function withoutEdgeBlanks(lines: readonly string[]): string[] {
  const first = lines.findIndex(line => line !== '')
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => line !== '') + 1)
}

/** A rule parts two things: at the edge of a message there is nothing to part. */
function withoutEdgeRules(pieces: readonly Piece[]): Piece[] {
  const first = pieces.findIndex(({ type }) => type !== 14)
  return first < 0 ? [] : pieces.slice(first, pieces.findLastIndex(({ type }) => type !== 14) + 1)
}

import { decode } from '../../src/bot/action.ts'
import type { Block, Button } from '../../src/bot/reply.ts'
import type { MarkedLine, Part } from './layout.ts'
import { LIMITS } from './limits.ts'
import { linkLine, toLines, type Line } from './markdown.ts'
import type { RowButton } from './payload.ts'

const SMALL = '-# '
const BULLET = '- '
/** Lines of one item stand under its first. */
const UNDER_BULLET = '  '
const NAMELESS = '…'
const PRIMARY = 1
const SECONDARY = 2

/** Neutral content as parts of messages: answers first, small print and sources behind a rule, buttons in rows. */
export function toParts(blocks: readonly Block[]): Part[] {
  const pressed = new Set<string>()
  return blocks.flatMap((block, at) => {
    const parts = partsOf(block, pressed)
    return isAside(block) && at > 0 && !isAside(blocks[at - 1]) ? [{ kind: 'rule' }, ...parts] : parts
  })
}

function isAside(block: Block | undefined): boolean {
  return block?.kind === 'note' || block?.kind === 'links'
}

function partsOf(block: Block, pressed: Set<string>): Part[] {
  switch (block.kind) {
    case 'text':
      return lines(toLines(block.text).map(plain))
    case 'note':
      return lines(toLines(block.text).map(small))
    case 'list':
      return lines(block.items.flatMap(item => bullet(toLines(item))))
    case 'table':
      return [...lines(headLine(block.head)), ...lines(block.rows.flatMap(row => rowLines(row, block.head)))]
    case 'links':
      return lines([...toLines(block.title), ...block.links.map(link => ['• ', ...linkLine(link)])].map(small))
    case 'choices':
      return [...lines(toLines(block.lead ?? '').map(small)), ...rows(block.buttons, pressed)]
    case 'feedback':
      return rows([block.good, block.bad], pressed)
  }
}

function lines(all: readonly MarkedLine[]): Part[] {
  return all.some(({ line }) => line.join('').trim() !== '') ? [{ kind: 'lines', lines: all }] : []
}

function plain(line: Line): MarkedLine {
  return { line, mark: '', again: '' }
}

function small(line: Line): MarkedLine {
  return { line, mark: SMALL, again: SMALL }
}

/** An item of nothing but spaces is none. */
function bullet(item: readonly Line[]): MarkedLine[] {
  const said = item.filter(line => line.join('').trim() !== '')
  return said.map((line, at) => ({ line, mark: at === 0 ? BULLET : UNDER_BULLET, again: UNDER_BULLET }))
}

function headLine(head: readonly string[]): MarkedLine[] {
  return toLines(head.filter(Boolean).join(' · ')).map(small)
}

/** Discord has no tables: a row is an item that begins with its name; more than two columns say what each is. */
function rowLines([name = '', ...cells]: readonly string[], [, ...head]: readonly string[]): MarkedLine[] {
  const told = cells.map((cell, at) => (cells.length > 1 && cell && head[at] ? `${head[at]}: ${cell}` : cell))
  const rest = told.filter(Boolean).join(' · ')
  return bullet(toLines([{ strong: name }, rest && name ? ': ' : '', rest]))
}

/** A code stands in a message once: a second button for the same would do the same. */
function rows(buttons: readonly Button[], pressed: Set<string>): Part[] {
  const fresh = buttons.filter(({ action }) => {
    const usable = action !== '' && action.length <= LIMITS.buttonCode && !pressed.has(action)
    pressed.add(action)
    return usable
  })
  const count = Math.ceil(fresh.length / LIMITS.buttonsInRow)
  return Array.from({ length: count }, (_, at) => ({
    kind: 'row',
    buttons: fresh.slice(at * LIMITS.buttonsInRow, (at + 1) * LIMITS.buttonsInRow).map(toButton),
  }))
}

function toButton({ label, action }: Button): RowButton {
  const style = decode(action)?.do === 'share' ? PRIMARY : SECONDARY
  return { type: 2, style, label: short(label), custom_id: action }
}

/** Labels are shown as they are, without markup. */
function short(label: string): string {
  const shown =
    label
      .replace(/\p{Surrogate}/gu, '\ufffd')
      .replace(/\s+/g, ' ')
      .trim() || NAMELESS
  if (shown.length <= LIMITS.buttonLabel) return shown
  return `${shown.slice(0, LIMITS.buttonLabel - 1).replace(/[\ud800-\udbff]$/, '')}…`
}

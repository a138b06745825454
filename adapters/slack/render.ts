import type { types } from '@slack/bolt'
import type { Block, Reply } from '../../src/bot/reply.ts'
import { piecesOf, rows, type Piece, type Surface } from './blocks.ts'
import { LIMITS } from './limits.ts'
import { parts, plain, unescape } from './text.ts'

/** One message: `text` is its complete form for notifications and screen readers, `blocks` what is seen. */
export interface SlackMessage {
  text: string
  blocks: types.KnownBlock[]
}

/** A reply in Slack's dress: one message, several where it is too long for one, none where it says nothing. */
export function renderSlack({ blocks }: Pick<Reply, 'blocks'>): SlackMessage[] {
  return inMessages(pieces(blocks, 'message')).map(group => ({
    text: textOf(group),
    blocks: group.map(({ block }) => block),
  }))
}

/** What stands in the place of all that a Home tab cannot hold. */
const FOLDED = 'There is more than fits here: ask me in a message.'

/** A reply as the blocks of a Home tab; `after` stands below it and is never left out. */
export function renderHome(
  { blocks }: Pick<Reply, 'blocks'>,
  after: readonly types.KnownBlock[] = [],
): types.KnownBlock[] {
  const shown = pieces(blocks, 'home').map(({ block }) => block)
  const room = LIMITS.blocks.home - after.length
  if (shown.length <= room) return [...shown, ...after]
  return [...shown.slice(0, room - 1), { type: 'context', elements: [plain(FOLDED)] }, ...after]
}

/** The same words in the simplest block there is, with its buttons and without, for when Slack refuses the others. */
export function plainly({ text, blocks }: SlackMessage): [simpler: SlackMessage, simplest: SlackMessage] {
  const said = unescape(text.replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1'))
  const all = parts(said, LIMITS.blockText).map(part => ({ type: 'section' as const, text: plain(part) }))
  // Nothing that we say is that long: it takes labels of a hundred thousand characters.
  const sections = all.slice(0, LIMITS.blocks.message)
  const buttons = blocks.filter(({ type }) => type === 'actions')
  const withButtons = [...sections, ...buttons].slice(0, LIMITS.blocks.message)
  return [
    { text, blocks: withButtons },
    { text, blocks: sections },
  ]
}

function pieces(blocks: readonly Block[], surface: Surface): Piece[] {
  const firstTable = blocks.findIndex(({ kind }) => kind === 'table')
  // A message holds one table; the others are lists.
  return blocks.flatMap((block, at) =>
    block.kind === 'table' && at !== firstTable ? rows(block) : piecesOf(block, surface),
  )
}

function inMessages(pieces: readonly Piece[]): Piece[][] {
  const messages: Piece[][] = []
  let size = 0
  for (const piece of pieces) {
    const last = messages.at(-1)
    const fits = last && last.length < LIMITS.blocks.message && size + piece.size <= LIMITS.messageText
    if (fits) last.push(piece)
    else messages.push([piece])
    size = fits ? size + piece.size : piece.size
  }
  return messages
}

/** Every fact and address; where there are buttons alone, their labels. */
function textOf(pieces: readonly Piece[]): string {
  const said = pieces.map(({ text }) => text).filter(text => text !== '')
  return said.join('\n\n') || pieces.flatMap(({ label }) => label ?? []).join(' · ')
}

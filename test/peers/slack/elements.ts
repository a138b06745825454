import { dicts, isDict, str, type Dict } from './wire.ts'

/** An interactive element and the block that holds it. */
export interface Placed {
  block: Dict
  element: Dict
}

/** Every element in the blocks, in the order in which a person sees them. */
export function elementsOf(blocks: readonly Dict[]): Placed[] {
  return blocks.flatMap(block => [
    ...ownElements(block).map(element => ({ block, element })),
    ...elementsOf([...dicts(block['child_blocks']), ...(block['type'] === 'carousel' ? dicts(block['elements']) : [])]),
  ])
}

function ownElements(block: Dict): Dict[] {
  const single = [block['accessory'], block['element']].filter(isDict)
  const listed = LISTING.has(str(block['type'])) ? dicts(block['elements']) : []
  const onCard = block['type'] === 'card' ? dicts(block['actions']) : []
  return [...single, ...listed, ...onCard].filter(({ type }) => !PASSIVE.has(str(type)))
}

const LISTING = new Set(['actions', 'context_actions'])
const PASSIVE = new Set(['image', 'plain_text', 'mrkdwn'])

/** A copy in which every block and every element has an id, as Slack stores and shows them. */
export function withIds(blocks: readonly Dict[], id: (prefix: string) => string): Dict[] {
  const copy: Dict[] = structuredClone([...blocks])
  for (const block of everyBlock(copy)) block['block_id'] ??= id('b')
  for (const { element } of elementsOf(copy)) element['action_id'] ??= id('a')
  return copy
}

function everyBlock(blocks: readonly Dict[]): Dict[] {
  return blocks.flatMap(block => [block, ...everyBlock(dicts(block['child_blocks']))])
}

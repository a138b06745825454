import type { Block, Reply, Text } from './reply.ts'

/** A reply as text alone, complete with every fact and address: for notifications, screen readers and terminals. */
export function toPlain({ blocks }: Reply): string {
  return blocks
    .map(blockLines)
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')
}

/** Running text without its dress. */
export function plainText(text: Text): string {
  if (typeof text === 'string') return text
  return text
    .map(span => {
      if (typeof span === 'string') return span
      return 'strong' in span ? span.strong : span.said
    })
    .join('')
}

function blockLines(block: Block): string[] {
  switch (block.kind) {
    case 'text':
    case 'note':
      return [plainText(block.text)]
    case 'list':
      return block.items.map(item => `• ${plainText(item)}`)
    case 'table':
      return block.rows.map(row => `• ${row.filter(Boolean).join(': ')}`)
    case 'links':
      return [
        block.title,
        ...block.links.map(({ text, detail, url }) => `• ${[text, detail, url].filter(Boolean).join(', ')}`),
      ]
    case 'choices':
      return block.lead ? [block.lead, ...block.buttons.map(({ label }) => `• ${label}`)] : []
    case 'feedback':
      return []
  }
}

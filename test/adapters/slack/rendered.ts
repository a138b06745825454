import { expect } from 'vitest'
import { renderSlack } from '../../../adapters/slack/render.ts'
import type { Block, Reply } from '../../../src/bot/reply.ts'
import { blockFaults, textFaults } from '../../peers/slack/blocks-check.ts'

/** What Slack would not take of a reply. */
export const faultsOf = (reply: Reply) =>
  renderSlack(reply).flatMap(({ text, blocks }) => [
    ...textFaults(text, 'text', [], 'mrkdwn'),
    ...blockFaults(blocks, []),
  ])

/** Every text that is seen, in order. */
export function seen(value: unknown): string {
  if (Array.isArray(value)) return value.map(seen).join('')
  if (typeof value !== 'object' || value === null) return ''
  const { text, elements, rows, fallback } = value as Record<string, unknown>
  return [typeof text === 'string' ? text : seen(text), fallback ?? '', seen(elements), seen(rows)].join('')
}
export const seenOf = (...blocks: Block[]) => seen(renderSlack({ blocks }).map(message => message.blocks))
/** A message's text as people read it. */
export const unescaped = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')

/** A reply that fits one message. */
export const only = (...blocks: Block[]) => {
  const messages = renderSlack({ blocks })
  expect(messages).toHaveLength(1)
  return messages[0] ?? { text: '', blocks: [] }
}

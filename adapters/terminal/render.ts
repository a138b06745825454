import type { Block, Button, Reply, Text } from '../../src/bot/reply.ts'

/** How words are set off; without colours both leave the text as it is. */
export interface Style {
  strong(text: string): string
  faint(text: string): string
}

/** Codes of the buttons of a reply, by what a person types for them: a number, or the word shown. */
export type Keys = ReadonlyMap<string, string>

/** A reply for a terminal, with what can be typed to press its buttons; nothing in it steers the terminal. */
export function renderTerminal({ blocks, file }: Reply, style: Style): { text: string; keys: Keys } {
  const keys = new Map<string, string>()
  const shown = blocks.map(block => lines(block, style, keys).join('\n'))
  const attached = file ? [`${style.faint(file.name)}\n${safe(file.content.trimEnd())}`] : []
  return { text: [...shown, ...attached].filter(text => text !== '').join('\n\n'), keys }
}

function lines(block: Block, style: Style, keys: Map<string, string>): string[] {
  switch (block.kind) {
    case 'text':
      return [dressed(block.text, style)]
    case 'note':
      return [style.faint(dressed(block.text, { strong: text => text, faint: text => text }))]
    case 'list':
      return block.items.map(item => `• ${dressed(item, style)}`)
    case 'table':
      return tableLines(block.rows)
    case 'links':
      return block.links.flatMap(({ text, detail, url }, at) => {
        const mark = `[${at + 1}] `
        const name = safe([text, detail].filter(Boolean).join(', '))
        return [`${style.faint(mark)}${name}`, ...(url ? [' '.repeat(mark.length) + style.faint(safe(url))] : [])]
      })
    case 'choices':
      return block.buttons.some(isSay) ? numbered(block, style, keys) : [style.faint(worded(block.buttons, keys))]
    case 'feedback':
      return [style.faint(worded([block.good, block.bad], keys))]
  }
}

function dressed(text: Text, style: Style): string {
  const spans = typeof text === 'string' ? [text] : text
  return spans
    .map(span => {
      if (typeof span === 'string') return safe(span)
      return 'strong' in span ? style.strong(safe(span.strong)) : safe(span.said)
    })
    .join('')
}

function tableLines(rows: readonly (readonly string[])[]): string[] {
  const wide = Math.max(...rows.map(([first = '']) => first.length))
  return rows.map(([first = '', ...rest]) => `• ${safe([first.padEnd(wide), ...rest].join('  ').trimEnd())}`)
}

function isSay({ action }: Button): boolean {
  return action.startsWith('say:')
}

/** Things to say next, by their number. */
function numbered({ lead, buttons }: Block & { kind: 'choices' }, style: Style, keys: Map<string, string>): string[] {
  const items = buttons.map(({ label, action }) => {
    const key = String([...keys.keys()].filter(known => /^\d+$/.test(known)).length + 1)
    keys.set(key, action)
    return `  ${style.faint(key)} ${safe(label)}`
  })
  return [...(lead ? [style.faint(lead)] : []), ...items]
}

/** Things to do with an answer, by the word of their code. */
function worded(buttons: readonly Button[], keys: Map<string, string>): string {
  const words = buttons.map(({ action, label }) => {
    const word = action.slice(0, action.indexOf(':'))
    keys.set(word, action)
    return label.toLowerCase().includes(word) ? safe(label) : `${word}: ${safe(label)}`
  })
  return words.join(' · ')
}

/** What a question or a fact brought along must not steer the terminal or turn its text around. */
function safe(text: string): string {
  return text.replace(STEERING, '')
}
const STEERING = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu

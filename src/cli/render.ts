import type { Answer } from '../answer/answer.ts'
import { spellDate } from '../knowledge/dates.ts'
import type { Source } from '../knowledge/schema.ts'
import type { Style } from './style.ts'

/** An answer as people read it: what it says, as of when, its numbered sources, what else can be asked. */
export function render(answer: Answer, style: Style): string {
  const blocks = [
    [safe(answer.text)],
    [
      ...(answer.asOf && answer.facts.length > 0 ? [style.faint(`As of ${spellDate(answer.asOf)}`)] : []),
      ...answer.rivals.map(rival => style.faint(`Sources differ: ${rival}`)),
      ...sourceLines(answer.sources, style),
    ],
    suggestionLines(answer.suggestions, style),
  ]
  return blocks
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')
}

/** "[1] Title, Publisher, 20 November 2024" and its address beneath. */
export function sourceLines(sources: readonly Source[], style: Style): string[] {
  return sources.flatMap(({ title, publisher, date, url }, at) => {
    const mark = `[${at + 1}] `
    const name = [title, publisher, ...(date ? [spellDate(date)] : [])].join(', ')
    return [`${style.faint(mark)}${name}`, ...(url ? [' '.repeat(mark.length) + style.faint(url)] : [])]
  })
}

function suggestionLines(suggestions: readonly string[], style: Style): string[] {
  return suggestions.length === 0
    ? []
    : [style.faint('You can also ask'), ...suggestions.map(text => `  · ${safe(text)}`)]
}

/** What a question brought along must not steer the terminal or turn its text around. */
function safe(text: string): string {
  return text.replace(STEERING, '')
}
const STEERING = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu

import type { Answer, ExplainedCandidate, ExplainedPart, Explanation } from '../answer/answer.ts'
import { columns } from './columns.ts'
import type { Style } from './style.ts'

/** How an answer came about, for a person: what was understood, what was considered, what decided. */
export function reasons({ answer, parts }: Explanation, style: Style): string[] {
  return [...parts.flatMap(part => [...partReasons(part, style), '']), ...verdict(answer, style)]
}

function partReasons(part: ExplainedPart, style: Style): string[] {
  return [
    `${style.strong('Understood')} ${part.text}`,
    ...columns([
      ['  asks for', part.wants.join(', ') || '(nothing particular)'],
      [
        '  names',
        part.names.map(({ text, subjects }) => `"${text}" = ${subjects.join(' or ')}`).join(', ') || '(none)',
      ],
      ['  times', part.times.join(', ') || '(none)'],
    ]),
    style.strong('Candidates'),
    ...candidateTable(part.candidates),
    `${style.strong('Decided')} ${part.decision}`,
    `${style.strong('Runner-up')} ${runnerUp(part.candidates)}`,
  ]
}

/** Signs that speak for no candidate are left out. */
function candidateTable(candidates: readonly ExplainedCandidate[]): string[] {
  const [first] = candidates
  if (!first) return ['  (none)']
  const shown = Object.keys(first.signs).filter(sign => candidates.some(one => Math.abs(one.signs[sign] ?? 0) >= 0.005))
  const rows = candidates.map(({ fact, score, signs, phrase = '' }) => {
    return [score.toFixed(2), fact, ...shown.map(sign => (signs[sign] ?? 0).toFixed(2)), phrase]
  })
  return columns([['score', 'fact', ...shown, 'recognised by'], ...rows]).map(line => `  ${line}`)
}

function runnerUp([first, second]: readonly ExplainedCandidate[]): string {
  return first && second ? `${second.fact}, ${(first.score - second.score).toFixed(2)} behind` : '(none)'
}

function verdict(answer: Answer, style: Style): string[] {
  const facts = answer.facts.length > 0 ? `, from ${answer.facts.join(', ')}` : ''
  const head = `${answer.kind}, confidence ${answer.confidence.toFixed(2)}${facts}`
  return [`${style.strong('Answer')} ${style.faint(`(${head})`)}`, ...answer.text.split('\n').map(line => `  ${line}`)]
}

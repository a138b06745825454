import { ratio, spell, type Times } from '../times.ts'
import type { Latency } from './latency.ts'

/** The first one of several is compared with the last one. */
export interface Measured extends Latency {
  name: string
}

/** What the first one takes, as many times the last one. */
const TAKES = 'aisi takes'

export function commandTable(measured: readonly Measured[], perSecond: readonly number[]): string[][] {
  const head = ['a second', '', 'asked', 'unanswered', 'first p50', 'p99', 'final p50', 'p99']
  const rows = perSecond.flatMap((rate, at) => {
    const all = measured.flatMap(({ name, rates }) => (rates[at] ? [{ name, ...rates[at] }] : []))
    const told = all.map(({ name, asked, unanswered, first, final }, row) => [
      ...[row === 0 ? String(rate) : '', name, String(asked), String(unanswered)],
      ...[...spelled(first), ...spelled(final)],
    ])
    const [ours, bare] = [all[0], all.at(-1)]
    if (!ours || !bare) return told
    return [...told, ['', TAKES, '', '', ...compared(ours.first, bare.first), ...compared(ours.final, bare.final)]]
  })
  return [head, ...rows]
}

export function suggestionTable(measured: readonly Measured[]): string[][] {
  const rows = measured.map(({ name, suggestions }) => [
    ...[name, String(suggestions.typed), String(suggestions.helped)],
    ...spelled(suggestions),
  ])
  const [ours, bare] = [measured[0], measured.at(-1)]
  const takes = ours && bare ? [[TAKES, '', '', ...compared(ours.suggestions, bare.suggestions)]] : []
  return [['', 'typed', 'offered some', 'p50', 'p99'], ...rows, ...takes]
}

function spelled({ p50, p99 }: Times): string[] {
  return [spell(p50), spell(p99)]
}

function compared(one: Times, other: Times): string[] {
  return [ratio(one.p50, other.p50), ratio(one.p99, other.p99)]
}

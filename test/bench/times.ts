/** Times of single questions, in milliseconds. */
export interface Times {
  p50: number
  p99: number
}

/** Asks everything once untimed, then again with the time of each. */
export function timesOf<T>(questions: readonly T[], ask: (question: T) => unknown): Times {
  for (const question of questions) ask(question)
  return spreadOf(questions.map(question => took(() => ask(question)).ms))
}

export function spreadOf(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) }
}

export function took<T>(work: () => T): { ms: number; result: T } {
  const start = performance.now()
  const result = work()
  return { ms: performance.now() - start, result }
}

function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0
}

/** "0.41 ms", "7.3 ms", "843 ms", "12.4 s" */
export function spell(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`
  return `${ms.toFixed(ms < 1 ? 2 : ms < 100 ? 1 : 0)} ms`
}

/** How many times the other the one is: "× 0.05", "× 3.2", "× 120" */
export function ratio(one: number, other: number): string {
  return `× ${Number((one / other).toPrecision(2))}`
}

export function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`
}

export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MB`
}

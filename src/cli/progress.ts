/** What takes less is over before a bar could be read. */
const WORTH_SHOWING_MS = 1_000
const REDRAW_MS = 100
const CELLS = 30
const CLEAR_LINE = '\r\x1b[K'

export interface Progress {
  /** The part that is done, 0–1. */
  at(part: number): void
  /** Takes the bar away. */
  end(): void
}

/** A bar for a person who waits; nothing in a pipe or for what is done in a second. */
export function progressOn(stream: NodeJS.WriteStream, label: string, clock = () => performance.now()): Progress {
  if (!stream.isTTY) return { at: () => {}, end: () => {} }
  const start = clock()
  let drawn: number | undefined
  return {
    at(part) {
      const time = clock()
      if (time - start < WORTH_SHOWING_MS || time - (drawn ?? 0) < REDRAW_MS) return
      drawn = time
      stream.write(`${CLEAR_LINE}${label} ${bar(part)}`)
    },
    end() {
      if (drawn !== undefined) stream.write(CLEAR_LINE)
    },
  }
}

/** "━━━━━━━━──────  31 %" */
export function bar(part: number): string {
  const done = Math.min(Math.max(part, 0), 1)
  const full = Math.round(done * CELLS)
  return `${'━'.repeat(full)}${'─'.repeat(CELLS - full)} ${String(Math.round(done * 100)).padStart(3)} %`
}

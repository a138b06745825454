import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MOST_KEPT = 500

export interface ChatHistory {
  /** Newest first. */
  lines: readonly string[]
  add: (line: string) => void
}

/** What one typed in earlier chats. A convenience: where it cannot be kept, the chat goes on without. */
export function historyIn(dataDir: string): ChatHistory {
  const file = join(dataDir, 'history')
  const all = attempt(() => readFileSync(file, 'utf8').split('\n').filter(Boolean)) ?? []
  const lines = all.slice(-MOST_KEPT)
  if (all.length > MOST_KEPT) attempt(() => writeFileSync(file, `${lines.join('\n')}\n`))
  return { lines: lines.toReversed(), add: line => attempt(() => append(file, dataDir, line)) }
}

/** For nobody else to read. */
function append(file: string, dataDir: string, line: string): void {
  mkdirSync(dataDir, { recursive: true })
  appendFileSync(file, `${line}\n`, { mode: 0o600 })
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action()
  } catch {
    return undefined
  }
}

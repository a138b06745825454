import { mayHave } from './access.ts'
import type { Call } from './client.ts'
import { codeOf } from './failures.ts'
import { markOf } from './mark.ts'

/** A look goes back over at most so many messages: what is older was not posted just now. */
const PAGE = 100
const MOST_PAGES = 5
/** Slack's clock may differ from ours. */
const SKEW_S = 60

/** What lets us look, by the first letter of a channel's id. */
const HISTORY: Readonly<Record<string, readonly string[]>> = {
  C: ['channels:history', 'groups:history', 'mpim:history'],
  G: ['groups:history', 'mpim:history'],
  D: ['im:history'],
}

export interface Sought {
  workspace: string
  channel: string
  /** The thread; without one the channel itself. */
  thread?: string | undefined
  key: string
  /** In seconds since 1970. */
  since: number
}

/** The messages that were posted under a key, by their part; `unsure` where Slack does not let us look. */
export async function seek(call: Call, sought: Sought): Promise<ReadonlyMap<number, string> | 'unsure'> {
  const found = new Map<number, string>()
  try {
    let cursor: string | undefined
    for (let page = 0; page < MOST_PAGES; page++) {
      const seen = await look(call, sought, cursor)
      if (seen === 'unsure') return 'unsure'
      for (const [part, ts] of seen.found) found.set(part, ts)
      cursor = seen.next
      if (!cursor) return found
    }
    return found.size > 0 ? found : 'unsure'
  } catch (cause) {
    // What may not be seen stays unknown; a passing fault is told, so that the look is tried again.
    if (codeOf(cause) !== undefined) return 'unsure'
    throw cause
  }
}

async function look(call: Call, { workspace, channel, thread, key, since }: Sought, cursor: string | undefined) {
  return call(workspace, async (api, as, access) => {
    const needed = HISTORY[channel.charAt(0)] ?? []
    if (!needed.some(scope => mayHave(access, scope))) return 'unsure' as const
    const window = {
      oldest: String(since - SKEW_S),
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor && { cursor }),
    }
    const seen = thread
      ? await api.conversations.replies({ ...as, channel, ts: thread, ...window })
      : await api.conversations.history({ ...as, channel, ...window })
    const found = (seen.messages ?? []).flatMap((message): [number, string][] => {
      const mark = markOf(message, access.botUser)
      return mark?.key === key && message.ts ? [[mark.part, message.ts]] : []
    })
    return { found, next: seen.response_metadata?.next_cursor }
  })
}

import type { Incoming } from '../../src/bot/platform.ts'
import type { Log } from '../../src/log.ts'
import { isDirect } from './address.ts'
import { mayHave } from './access.ts'
import type { Call } from './client.ts'
import { codeOf } from './failures.ts'
import type { Message } from './payloads.ts'
import { leans, pointsBack, spoken } from './typed.ts'

/** What was said just before, at most. */
const MOST = 5
/** Slack counts such looks strictly: one page has to do. */
const PAGE = 50
/** Acknowledging has to happen within 3 s, and keeping comes first. */
const PATIENCE_MS = 800

const SCOPES = ['channels:history', 'groups:history', 'mpim:history']
const NEEDED = 'the optional permission channels:history, in a private channel groups:history'

/** What was said before, or what it would take to read it. */
export type Before = Pick<Incoming, 'before' | 'unread'>

/**
 * Reads what people said in a thread before they called us into it, or since we last spoke there. Only where the question leans on it, so that
 * we look at nothing that we do not need; where we may not, or Slack is slow, the question has to do by itself.
 */
export function lookingBack(call: Call, log: Log) {
  return async (message: Message, text: string, workspace: string): Promise<Before> => {
    const { channel, ts, thread_ts } = message
    if (thread_ts === undefined || thread_ts === ts || isDirect(channel) || !leans(text)) return {}
    const said = read(call, workspace, { channel, thread_ts, ts }).catch(cause => {
      log.debug('slack-thread-unread', { workspace, code: codeOf(cause) ?? 'failed' })
      return codeOf(cause) === 'missing_scope' ? 'closed' : []
    })
    const late = new Promise<string[]>(resolve => setTimeout(resolve, PATIENCE_MS, []).unref())
    const before = await Promise.race([said, late])
    if (before === 'closed') return pointsBack(text) ? { unread: NEEDED } : {}
    return before.length > 0 ? { before } : {}
  }
}

type Spot = Pick<Message, 'channel' | 'ts'> & { thread_ts: string }

/** `closed` where the app was not granted it. */
function read(call: Call, workspace: string, { channel, thread_ts, ts }: Spot): Promise<string[] | 'closed'> {
  return call(workspace, async (api, as, access) => {
    if (!SCOPES.some(scope => mayHave(access, scope))) return 'closed'
    const seen = await api.conversations.replies({ ...as, channel, ts: thread_ts, latest: ts, limit: PAGE })
    const messages = seen.messages ?? []
    // What was said before we last spoke is kept as our conversation, or was to be forgotten.
    const ours = messages.findLastIndex(({ user }) => user !== undefined && user === access.botUser)
    return messages
      .slice(ours + 1)
      .filter(one => one.ts !== ts && !one.bot_id && !('subtype' in one))
      .map(one => spoken(one.text ?? '', access.botUser ?? 'nobody'))
      .filter(text => text !== '')
      .slice(-MOST)
  })
}

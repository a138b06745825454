import { createHash, createHmac } from 'node:crypto'
import type { Question } from '../answer/answer.ts'
import type { Turn } from '../store/threads.ts'
import type { ThreadStore } from './held-threads.ts'
import { teamOf, type Incoming } from './platform.ts'

const MINUTE_MS = 60_000
/** The thread context of the README's promise: 7 days. */
export const KEPT_MS = 7 * 24 * 60 * MINUTE_MS
/** Without a thread a conversation is over sooner. */
const WITHOUT_THREAD_MS = 30 * MINUTE_MS
/** Earlier questions that a new one may lean on. */
const REMEMBERED = 4

/** What was asked before in a conversation, and by whom. */
export interface Turns {
  /** The question as the core takes it, with what it may lean on. */
  question(incoming: Incoming): Promise<Question>
  /** Keeps an asked question; the same delivery makes the same turn. What is `written` beside it shares its commit. */
  remember(incoming: Incoming, question: Question): Promise<{ turn: Turn; written: Promise<void> }>
  find(id: string): Promise<Turn | undefined>
  /** The last question of the conversation. */
  last(incoming: Incoming): Promise<Turn | undefined>
  /** Whether the person has asked us in this thread. */
  knows(incoming: Incoming): Promise<boolean>
  /** Marks a turn as shared; true for the first call alone. */
  share(id: string): Promise<boolean>
  /** Deletes all that a person asked; returns how many questions. */
  forget(incoming: Incoming): Promise<number>
}

/** @param secret keys the digests of persons and threads, which lead to nobody without it. */
export function turnsIn(threads: ThreadStore, secret: () => Promise<string>, now: () => Date): Turns {
  const recentIn = async (platform: string, thread: string) => {
    const since = new Date(now().getTime() - (isPersonal(thread) ? WITHOUT_THREAD_MS : KEPT_MS))
    return threads.recent(await threadOf({ platform, thread }), since, REMEMBERED + 1)
  }
  const recent = async (incoming: Incoming) => {
    const { platform, thread, aside } = incoming
    const all = await Promise.all([thread, ...(aside ? [aside] : [])].map(one => recentIn(platform, one)))
    const turns = aside ? all.flat().sort((a, b) => a.at.getTime() - b.at.getTime()) : all.flat()
    return turns.filter(turn => turn.id !== idOf(incoming)).slice(-REMEMBERED)
  }
  const digest = async (...parts: string[]) =>
    createHmac('sha256', await secret())
      .update(parts.join('/'))
      .digest('base64url')
  const person = ({ platform, in: place, from }: Incoming) => digest('person', platform, place.workspace, from.id)
  const threadOf = ({ platform, thread }: Pick<Incoming, 'platform' | 'thread'>) => digest('thread', platform, thread)

  return {
    async question(incoming) {
      const earlier = (await recent(incoming)).map(turn => turn.text)
      const thread = [...(incoming.before ?? []), ...earlier].slice(-REMEMBERED)
      return { text: incoming.text, thread, now: now() }
    },
    async remember(incoming, { text, thread: earlier = [], now: at }) {
      const { platform, in: place } = incoming
      const whose = { person: await person(incoming), workspace: teamOf(platform, place) }
      const turn: Turn = { id: idOf(incoming), thread: await threadOf(incoming), ...whose, text, earlier, at }
      return { turn, written: threads.remember(turn) }
    },
    find: id => threads.find(id),
    last: async incoming => (await recent(incoming)).at(-1),
    async knows(incoming) {
      const who = await person(incoming)
      return (await recent(incoming)).some(turn => turn.person === who)
    },
    share: id => threads.share(id),
    forget: async incoming => threads.forget(await person(incoming)),
  }
}

/** Short enough for a button, the same for a second delivery of the same question. */
function idOf({ platform, id }: Incoming): string {
  return createHash('sha256').update(`${platform}/${id}`).digest('base64url').slice(0, 16)
}

/** The key of a person in a channel, where there is no thread. */
function isPersonal(thread: string): boolean {
  return thread.includes('/@')
}

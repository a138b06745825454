import { setTimeout as pause } from 'node:timers/promises'
import type { Incoming } from '../../../src/bot/platform.ts'
import type { Fuse } from './fuses.ts'
import type { Random } from './random.ts'
import { openSlot, type Member } from './slot.ts'
import type { Reply, Seen } from './tally.ts'
import type { FromBot, Start } from './wire.ts'

/** The platform: it brings questions to bot processes, takes their replies and notes both. */
export interface Workspace {
  /** Brings a question to any process, again and again until one acknowledges it. */
  deliver(incoming: Incoming): Promise<void>
  /** Kills a process, see `Slot`. */
  lay(fuse: Fuse): void
  kills(): { done: number; left: number }
  allUp(): boolean
  seen(): Seen & { delivered: number }
  end(): void
}

/** What is not acknowledged by then is brought again; Slack waits three seconds. */
const AGAIN_MS = 500
/** How long the word takes that a reply has arrived, at most. */
const MOST_CONFIRM_MS = 6
const LOOK_MS = 10

export function openWorkspace(start: Start, processes: number, random: Random): Workspace {
  const acknowledgements = new Map<number, () => void>()
  const acknowledged = new Set<string>()
  const replies = new Map<string, Reply[]>()
  const slots = Array.from({ length: processes }, () => openSlot(start, heard))
  let delivered = 0

  function heard(message: FromBot, from: Member): void {
    if (message.say === 'kept') acknowledgements.get(message.envelope)?.()
    if (message.say === 'kept') from.at('kept')
    if (message.say === 'reply') void replied(message, from)
  }

  /** It stands there from now on, whether the bot lives to hear that or not. */
  async function replied({ call, address, text, again }: FromBot & { say: 'reply' }, from: Member): Promise<void> {
    replies.set(address, [...(replies.get(address) ?? []), { text, again, life: from.sender }])
    from.at('replied')
    await pause(random.below(MOST_CONFIRM_MS))
    if (from.tell({ do: 'confirm', call })) from.at('confirmed')
  }

  async function attempt(incoming: Incoming, to: Member): Promise<boolean> {
    const envelope = (delivered += 1)
    const taken = new Promise<true>(resolve => acknowledgements.set(envelope, () => resolve(true)))
    to.tell({ do: 'hear', envelope, incoming })
    to.at('heard')
    return Promise.race([taken, pause(AGAIN_MS, false)]).finally(() => acknowledgements.delete(envelope))
  }

  const up = () => slots.flatMap(slot => slot.ready() ?? [])
  return {
    async deliver(incoming) {
      for (;;) {
        const members = up()
        const to = members[random.below(members.length || 1)]
        if (!to) await pause(LOOK_MS)
        else if (await attempt(incoming, to)) break
      }
      acknowledged.add(incoming.id)
    },
    lay: fuse => slots[fuse.process % slots.length]?.lay(fuse),
    kills() {
      const all = slots.map(slot => slot.kills())
      return {
        done: all.reduce((sum, { done }) => sum + done, 0),
        left: all.reduce((sum, { left }) => sum + left, 0),
      }
    },
    allUp: () => up().length === slots.length,
    seen: () => ({ acknowledged, replies, delivered }),
    end: () => slots.forEach(slot => slot.end()),
  }
}

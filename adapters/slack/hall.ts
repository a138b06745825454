import type { Ears, Incoming } from '../../src/bot/platform.ts'

/** Slack gives up after 3 s: what takes longer to keep is acknowledged all the same. */
const PATIENCE_MS = 2_000

/** Where what Slack brings is handed to the bot, as long as somebody listens. */
export interface Hall {
  open(ears: Ears): void
  /** Nobody where the bot has not started yet, or takes nothing new any more: then nothing is acknowledged. */
  ears(): Ears | undefined
  /** Fulfilled when it is kept, or when there is no time left to wait for that. */
  keep(incoming: Incoming): Promise<void>
  /** Nothing new from now on; fulfilled when what came before is kept. */
  close(): Promise<void>
}

export function openHall(): Hall {
  let listening: Ears | undefined
  const underWay = new Set<Promise<void>>()
  return {
    open: ears => void (listening = ears),
    ears: () => listening,
    async keep(incoming) {
      if (!listening) throw new Error('Nobody listens any more.')
      const kept = within(PATIENCE_MS, listening.hear(incoming))
      underWay.add(kept)
      await kept.finally(() => underWay.delete(kept))
    },
    async close() {
      listening = undefined
      await Promise.all(underWay)
    },
  }
}

/** Fulfilled with the work, or when this time is over. */
export async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>(resolve => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, late])
  clearTimeout(timer)
}

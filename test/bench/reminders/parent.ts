import { onePace } from '../../../src/bot/pace.ts'
import type { Platform } from '../../../src/bot/platform.ts'
import type { FromBot, ToBot } from './wire.ts'

/** Nobody is slower than the parent. */
const PACE = { requests: 1_000, perMs: 1_000 }

/** A platform that is the parent process. */
export function parentPlatform(): Platform {
  const calls = new Map<number, (answer: ToBot) => void>()
  const ask = (about: { say: 'post' | 'find'; channel: string; key: string }) => {
    const call = calls.size
    tell({ ...about, call })
    return new Promise<ToBot>(resolve => calls.set(call, resolve))
  }
  process.on('message', (message: ToBot) => calls.get(message.call)?.(message))
  return {
    name: 'parent',
    pace: onePace(PACE),
    start: async () => {},
    respond: async () => {},
    async post({ channel }, _reply, key) {
      await ask({ say: 'post', channel, key })
      return key
    },
    async find({ channel }, key) {
      const answer = await ask({ say: 'find', channel, key })
      if (answer.do !== 'tell' || answer.seen === 'unsure') return 'unsure'
      return answer.seen === 'found' ? { found: key } : 'none'
    },
    edit: async () => {},
    standing: async () => ({ manages: true }),
    health: () => ({ ready: true, what: 'in the parent' }),
    deafen: async () => {},
    stop: async () => {},
  }
}

export function tell(message: FromBot): void {
  process.send?.(message)
}

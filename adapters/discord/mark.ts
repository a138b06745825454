import { createHash } from 'node:crypto'
import { LIMITS } from './limits.ts'
import type { Mark } from './render.ts'

/** Discord numbers components itself from 1 on; ours keep away from those. */
const LOWEST = 1 << 20
/** The numbers of components have 31 bits. */
const SPAN = 2 ** 31 - LOWEST

/** The mark of the message that was sent under a key. Every component may have a number of its own; Discord keeps it with the message. */
export function markOf(key: string): Mark {
  const hash = createHash('sha256').update(key).digest()
  const first = LOWEST + (hash.readUInt32BE(0) % SPAN)
  const second = LOWEST + (hash.readUInt32BE(4) % SPAN)
  return [first, second === first ? LOWEST : second]
}

/** Within minutes Discord takes a second message with the same nonce for the first one. */
export function nonceOf(key: string, part: number): string {
  return createHash('sha256').update(`${key}#${part}`).digest('base64url').slice(0, LIMITS.nonce)
}

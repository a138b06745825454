import { Undelivered } from '../../src/bot/delivery.ts'
import type { Place } from '../../src/bot/platform.ts'
import type { Block, Reply } from '../../src/bot/reply.ts'
import type { Log } from '../../src/log.ts'
import type { AddressOf } from './address.ts'
import type { Posts } from './post.ts'
import { momentOf } from './snowflake.ts'

const LEAD = 'You mentioned me where I cannot answer, so I answer here.'

export interface Instead {
  posts: Pick<Posts, 'post' | 'find'>
  log: Log
}

/** Answers by direct message who asked where we may not write, and says why; rejects with the refusal where that fails as well. */
export async function answerInstead(
  to: AddressOf<'message'>,
  reply: Reply,
  { refused, again }: { refused: Undelivered; again: boolean },
  { posts, log }: Instead,
): Promise<void> {
  if (to.author === undefined) throw refused
  const person: Place = { workspace: `@${to.author}`, channel: to.author, direct: true }
  const why: Block = { kind: 'note', text: `${LEAD} ${refused.why}` }
  try {
    const found = again ? await posts.find(person, to.message, new Date(momentOf(to.message))) : 'none'
    if (typeof found === 'string') await posts.post(person, { ...reply, blocks: [...reply.blocks, why] }, to.message)
  } catch (cause) {
    log.info('not-answered-directly', { cause })
    throw refused
  }
  log.warn('answered-directly', { code: refused.obstacle, what: refused.why, channel: to.channel })
}

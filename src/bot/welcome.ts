import { spellDate } from '../knowledge/dates.ts'
import type { Facts } from './handler.ts'
import type { Block } from './reply.ts'
import { helpBlocks } from './talk.ts'
import { WORDING } from './wording.ts'

/** What a person sees who opens the bot: what it can do, what is set up, how fresh the facts are. */
export function welcomeBlocks({ knowledge }: Facts, setUp: readonly Block[]): Block[] {
  return [...helpBlocks(knowledge.about), ...setUp, { kind: 'note', text: freshness({ knowledge }) }]
}

/** How many facts there are, and when one of them was last confirmed. */
function freshness({ knowledge: { facts, events } }: Pick<Facts, 'knowledge'>): string {
  const newest = facts
    .flatMap(({ reviewed }) => reviewed ?? [])
    .sort()
    .at(-1)
  return WORDING.freshness(facts.length - events.length, events.length, newest && spellDate(newest))
}

import { partsOf } from './message/clauses.ts'
import { unpacked } from './message/packing.ts'
import { asksSize } from './pairs/amounts.ts'
import { namedApart } from './pairs/apart.ts'
import { isCovered, leavesOpen } from './pairs/covered.ts'
import { numberedApart } from './pairs/numbered.ts'
import { asksOrder } from './pairs/order.ts'
import { resolve, type Resolving } from './resolve.ts'
import { isKnownGap, merge } from './tell/merge.ts'
import { after, type Context, type Turn } from './thread/context.ts'
import { PRONOUN } from './thread/referents.ts'

/** A question with "and" in it is answered whole when one fact covers it, else part by part. */
export function oneOrParts(question: string, context: Context, by: Resolving, background: string): Turn[] {
  const whole = resolve(question, context, by, background)
  const joined = partsOf(unpacked(question) ?? question)
  const isCompared = asksOrder(question) || asksSize(question)
  const parts = joined.length > 1 ? joined : isCompared ? [] : apartIn(question, whole, context, by)
  if (parts.length < 2) return [leavesOpen(whole.outcome, isCompared, context.today, by) ? declined(whole) : whole]
  const turns: Turn[] = []
  let running = context
  let all = whole
  const isApart = joined.length < 2
  for (const part of parts) {
    const turn = another(part, turns, running, context, by)
    const isOut = isLost(part, turn, turns, running, by)
    if (isOut && isSame(turn, whole)) all = declined(whole)
    const told = isOut ? declined(turn) : turn
    if (isApart && told.outcome.kind !== 'facts' && !isKnownGap(told, by)) return [all]
    turns.push(told)
    running = after(running, turn)
  }
  return merge(all, turns)
}

/** The question without the answer that was found for it. */
function declined({ text, outcome: { reading, ranking, confidence } }: Turn): Turn {
  const decision = 'what was found is about something else, or about one of them alone'
  return { text, outcome: { kind: 'unknown', reading, ranking, confidence: 1 - confidence, decision } }
}

/** Nobody asks twice for one fact: a part that leads back to what was just told, or nowhere, is read in other ways. */
function another(part: string, told: readonly Turn[], running: Context, before: Context, by: Resolving): Turn {
  const isNew = (turn: Turn) => turn.outcome.kind === 'facts' && !told.some(other => isSame(other, turn))
  const turn = resolve(part, running, by)
  if (told.length === 0 || isNew(turn) || (turn.outcome.kind !== 'facts' && turn.outcome.kind !== 'unknown'))
    return turn
  if (isKnownGap(turn, by)) return turn
  const [about = ''] = running.subjects.flatMap(id => by.knowledge.subjects.get(id)?.name ?? [])
  for (const form of [part, `${part} ${about}`]) {
    const read = resolve(form, before, by)
    if (isNew(read)) return read
  }
  return turn
}

/**
 * "It" after a part that was not understood is what that part was about, not what is meant when nothing is named: lost is
 * what tells of neither that nor of what the part itself names.
 */
function isLost(part: string, { outcome }: Turn, told: readonly Turn[], running: Context, by: Resolving): boolean {
  if (told.at(-1)?.outcome.kind !== 'unknown' || outcome.kind !== 'facts' || !PRONOUN.test(part)) return false
  const own = by.lexicon.reader.read(part, running.today).mentions.flatMap(({ ids }) => ids)
  const about = outcome.tellings.flatMap(({ fact }) => [
    ...by.knowledge.closure(fact.event?.subject ?? fact.subject ?? ''),
  ])
  return ![...running.subjects, ...own].some(id => about.includes(id))
}

function isSame({ outcome: a }: Turn, { outcome: b }: Turn): boolean {
  return a.kind === 'facts' && b.kind === 'facts' && a.tellings[0]?.fact === b.tellings[0]?.fact
}

/** A question about several things once for each, told apart by number or by name; none where one fact covers them. */
function apartIn(question: string, { outcome }: Turn, { today }: Context, by: Resolving): string[] {
  const numbered = numberedApart(question)
  if (numbered.length > 1) return numbered
  return isCovered(outcome, today, by) ? [] : namedApart(outcome.reading, by.knowledge)
}

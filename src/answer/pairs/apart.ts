import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Mention } from '../read/names.ts'
import type { Reading } from '../read/read.ts'

/** More names than this are a list, not things to be told one by one. */
const MOST = 3

/** "How much did Korea and USAID promise?" once for each name; empty when there is nothing to part. */
export function namedApart(reading: Reading, knowledge: Knowledge): string[] {
  const alike = alikeIn(reading, knowledge)
  if (alike.length < 2 || alike.length > MOST) return []
  return alike.map(kept =>
    without(
      reading,
      alike.filter(mention => mention !== kept),
    ),
  )
}

/** The names of a question that are of one kind with another, or else that do or are the same sort of thing; what is meant anyway is none. */
export function alikeIn(reading: Reading, knowledge: Knowledge): Mention[] {
  const named = reading.mentions.filter(({ ids }) => !ids.some(id => knowledge.defaults.has(id)))
  const kinds = ({ ids }: Mention) => ids.map(id => knowledge.subjects.get(id)?.kind ?? '')
  const answers = (mention: Mention) => kinds(mention).flatMap(kind => knowledge.kinds.get(kind)?.answers ?? [])
  const ofOneKind = sharing(named, kinds)
  return ofOneKind.length > 0 ? ofOneKind : sharing(named, answers)
}

/** The names that have a sort in common with another one. */
function sharing(named: readonly Mention[], sortsOf: (mention: Mention) => readonly string[]): Mention[] {
  return named.filter(mention =>
    named.some(other => {
      const sorts = sortsOf(other)
      return other.ids.join() !== mention.ids.join() && sortsOf(mention).some(sort => sorts.includes(sort))
    }),
  )
}

/** "The club and the yard", of whatever sort, once for each; empty where more than two are named, or not as a pair. */
export function joinedApart(reading: Reading): string[] {
  const [first, second, another] = reading.mentions
  if (!first || !second || another) return []
  const isJoined = reading.tokens.slice(first.end, second.start).some(token => JOINER.test(token.text))
  return isJoined ? [without(reading, [second]), without(reading, [first])] : []
}

const JOINER = /^(?:and|or|versus|against|with|to|from|both|either|than)$/
const PLACING = /^(?:in|on|at|by|for|of|from|with|under)$/

function without({ tokens }: Reading, dropped: readonly Mention[]): string {
  const gone = new Set<number>()
  const is = (at: number, sort: RegExp) => sort.test(tokens[at]?.text ?? '')
  for (const { start, end } of dropped) {
    for (let at = start; at < end; at++) gone.add(at)
    const isPlaced = is(start - 1, PLACING) && (is(start - 2, JOINER) || (is(end, JOINER) && is(end + 1, PLACING)))
    if (isPlaced) gone.add(start - 1)
    const before = isPlaced ? start - 2 : start - 1
    const joiner = is(before, JOINER) ? before : end
    if (is(joiner, JOINER)) gone.add(joiner)
  }
  return tokens
    .filter((_, at) => !gone.has(at))
    .map(token => token.raw)
    .join(' ')
}

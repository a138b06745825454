import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Mention } from '../read/names.ts'
import type { Reading } from '../read/read.ts'

/** More names than this are a list, not things to be told one by one. */
const MOST = 3

/** "How much did Korea and USAID promise?" once for each name; empty when there is nothing to part. */
export function namedApart(reading: Reading, knowledge: Knowledge): string[] {
  const named = reading.mentions.filter(({ ids }) => !ids.some(id => knowledge.defaults.has(id)))
  const alike = named.filter(mention => named.some(other => other !== mention && sameSort(mention, other, knowledge)))
  if (alike.length < 2 || alike.length > MOST) return []
  return alike.map(kept =>
    without(
      reading,
      alike.filter(mention => mention !== kept),
    ),
  )
}

/** Of one kind, or both the sort of thing that does things. */
function sameSort(a: Mention, b: Mention, knowledge: Knowledge): boolean {
  const sorts = ({ ids }: Mention) =>
    ids.flatMap(id => {
      const kind = knowledge.subjects.get(id)?.kind ?? ''
      return [kind, ...(knowledge.kinds.get(kind)?.answers ?? [])]
    })
  return a.ids.join() !== b.ids.join() && sorts(a).some(sort => sorts(b).includes(sort))
}

const JOINER = /^(?:and|or|versus|against|with|to|from|both|either|than)$/

function without(reading: Reading, dropped: readonly Mention[]): string {
  const gone = new Set<number>()
  for (const mention of dropped) {
    for (let at = mention.start; at < mention.end; at++) gone.add(at)
    const joiner = JOINER.test(reading.tokens[mention.start - 1]?.text ?? '') ? mention.start - 1 : mention.end
    if (JOINER.test(reading.tokens[joiner]?.text ?? '')) gone.add(joiner)
  }
  return reading.tokens
    .filter((_, at) => !gone.has(at))
    .map(token => token.raw)
    .join(' ')
}

import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Mention } from '../read/names.ts'
import { ownedOf } from '../read/owned.ts'
import type { Reading } from '../read/read.ts'

/** "The Norwegian or the Danish museum": an owner beside another's thing stands for its own thing of that sort. */
export function withCounterparts(
  [first, second]: readonly [string, string],
  reading: Reading,
  knowledge: Knowledge,
): readonly [string, string] {
  const [a, b] = [onlyName(first, reading), onlyName(second, reading)]
  if (!a || !b) return [first, second]
  return [
    (a.isAll && counterpart(a.mention, b.mention, knowledge)) || first,
    (b.isAll && counterpart(b.mention, a.mention, knowledge)) || second,
  ]
}

/** The name in a part of a question where there is just one, and whether it is all that is said there. */
function onlyName(part: string, { text, tokens, mentions }: Reading) {
  const said = ({ start, end }: Mention) => text.slice(tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0)
  const [mention, another] = mentions.filter(one => part.includes(said(one)))
  if (!mention || another) return undefined
  return { mention, isAll: part.replace(/^the\s/i, '').trim() === said(mention) }
}

/** What belongs to the one as the other, of that sort, belongs to somebody else. */
function counterpart({ ids }: Mention, other: Mention, knowledge: Knowledge): string | undefined {
  const others = other.ids.flatMap(id => knowledge.subjects.get(id) ?? [])
  const kinds = others.flatMap(({ of, kind }) => (of.length > 0 ? [kind] : []))
  return ownedOf(ids, kinds, knowledge)
}

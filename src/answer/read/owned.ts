import type { Knowledge } from '../../knowledge/knowledge.ts'

/**
 * What belongs to a named owner and is of some kinds, by its name: a country beside an institute stands for its own
 * institute. Undefined where the named is of those kinds itself, or owns none of them or several.
 */
export function ownedOf(
  ids: readonly string[],
  kinds: readonly (string | undefined)[],
  { subjects }: Knowledge,
): string | undefined {
  if (ids.some(id => kinds.includes(subjects.get(id)?.kind))) return undefined
  const owned = [...subjects.values()].filter(({ of, kind }) => kinds.includes(kind) && of.some(id => ids.includes(id)))
  return owned.length === 1 ? owned[0]?.name : undefined
}

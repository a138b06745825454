import type { Knowledge } from '../../knowledge/knowledge.ts'

const made = new WeakMap<Knowledge, string | undefined>()

/** Whether a subject is somebody, of whom one says "he" or "she". */
export function isPerson(id: string, knowledge: Knowledge): boolean {
  if (!made.has(knowledge)) made.set(knowledge, kindOfPersons(knowledge))
  const kind = knowledge.subjects.get(id)?.kind
  return kind !== undefined && kind === made.get(knowledge)
}

/** The kind that most of those are of who answer a question for a person. */
function kindOfPersons({ facts, properties, subjects }: Knowledge): string | undefined {
  const kinds = new Map([...subjects.values()].map(({ name, kind }) => [name, kind]))
  const counts = new Map<string, number>()
  for (const { value, properties: asked } of facts) {
    const kind = asked.some(id => properties.get(id)?.gives === 'person') ? kinds.get(String(value)) : undefined
    if (kind) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

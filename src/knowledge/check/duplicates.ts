import type { Rule } from './rule.ts'

const KEYS = ['facts', 'subjects', 'properties', 'kinds', 'events', 'unknowns', 'sources'] as const

/** An id stands for one thing. */
export const duplicates: Rule = ({ folder }, report) => {
  for (const key of KEYS) {
    const first = new Map<string, { id: string }>()
    for (const entry of folder[key]) {
      const same = first.get(entry.id)
      if (!same) first.set(entry.id, entry)
      else report.error(entry, ['id'], `"${entry.id}" is taken at ${report.where(same, ['id'])}; rename one of the two`)
    }
  }
}

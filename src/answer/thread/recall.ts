/** Remembers what was worked out before, as long as it is not too much. */
export interface Recall<T> {
  /** What was made under a key before, or is made now. */
  of(key: string, make: () => T): T
}

/** What was used the longest ago is forgotten first; a key longer than that is a flood and never kept. */
const LONGEST_KEY = 2000

/** Makes the like of each key once, as far as `most` of them are remembered: what is made must depend on its key alone. */
export function recallOf<T>(most: number): Recall<T> {
  const made = new Map<string, T>()
  return {
    of(key, make) {
      const known = made.get(key)
      const value = known ?? make()
      if (key.length > LONGEST_KEY) return value
      made.delete(key)
      made.set(key, value)
      if (made.size > most) made.delete(made.keys().next().value as string)
      return value
    },
  }
}

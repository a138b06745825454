import { mix } from '../pseudo-words.ts'

/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number from 0 to below `count`. */
  below(count: number): number
  /** The same items in another order. */
  shuffled<T>(items: readonly T[]): T[]
}

export function randomFrom(seed: number): Random {
  let at = 0
  const below = (count: number) => mix(mix(seed + 1) + (at += 1)) % count
  return {
    below,
    shuffled(items) {
      const keyed = items.map(item => ({ item, key: below(2 ** 31) }))
      return keyed.sort((one, other) => one.key - other.key).map(({ item }) => item)
    },
  }
}

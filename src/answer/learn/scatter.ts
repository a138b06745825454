import { fnv1a } from './fnv.ts'

/**
 * A number for a text that looks like chance, 0 to 2^32 - 1: always the same for the same text, so that what is chosen
 * by it hardly changes when others come or go (FNV-1a with the finalizer of MurmurHash3 by A. Appleby).
 */
export function scatter(text: string): number {
  let hash = fnv1a(text)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The places with the smallest numbers, as many as asked for, in their order. */
export function fewest(places: readonly number[], most: number, numbers: ArrayLike<number>): number[] {
  return places.toSorted((a, b) => (numbers[a] as number) - (numbers[b] as number)).slice(0, most)
}

/**
 * A number for a text that looks like chance, 0 to 2^32 - 1: always the same for the same text, so that what is chosen
 * by it hardly changes when others come or go (FNV-1a by G. Fowler, L. Noll and K.-P. Vo, with the finalizer of MurmurHash3
 * by A. Appleby).
 */
export function scatter(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** The places with the smallest numbers, as many as asked for, in their order. */
export function fewest(places: readonly number[], most: number, numbers: ArrayLike<number>): number[] {
  return places.toSorted((a, b) => (numbers[a] as number) - (numbers[b] as number)).slice(0, most)
}

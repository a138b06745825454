/** Discord counts time from the first second of 2015, in the upper bits of every id. */
const EPOCH = Date.UTC(2015, 0, 1)
const TIME_SHIFT = 22n

/** When something with this id was made, in ms since 1970. */
export function momentOf(id: string): number {
  return Number(BigInt(id) >> TIME_SHIFT) + EPOCH
}

/** The lowest id that something made at this moment can have. */
export function idAt(moment: Date): string {
  return String(BigInt(Math.max(0, moment.getTime() - EPOCH)) << TIME_SHIFT)
}

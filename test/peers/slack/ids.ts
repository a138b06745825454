/** Hands out ids in Slack's form: a letter for the kind, then capitals and digits. */
export function idMint(): (prefix: string) => string {
  let last = 0
  return prefix => `${prefix}0${(++last).toString(36).toUpperCase().padStart(9, '0')}`
}

const MICROS_A_MS = 1_000
const MICROS_A_SECOND = 1_000_000

/** Hands out message timestamps: the clock's time in seconds with six digits, each one later than the one before. */
export function stampMint(now: () => Date): (at?: Date) => string {
  let last = 0
  let extra = 0
  return at => {
    // A moment of choice may lie in the past; the digits below the millisecond keep it apart from others.
    if (at) return written(at.getTime() * MICROS_A_MS + (++extra % MICROS_A_MS))
    last = Math.max(now().getTime() * MICROS_A_MS, last + 1)
    return written(last)
  }
}

function written(micros: number): string {
  const seconds = Math.floor(micros / MICROS_A_SECOND)
  return `${seconds}.${String(micros % MICROS_A_SECOND).padStart(6, '0')}`
}

import type { Random } from './random.ts'

/** The moment at which a process is killed: at the next such thing that it does, or is done to it. */
export type Moment = 'heard' | 'kept' | 'replied' | 'confirmed' | 'any'
const MOMENTS: readonly Moment[] = ['heard', 'kept', 'replied', 'confirmed', 'any']

export interface Fuse {
  /** Of the processes, by their place. */
  process: number
  /** After so many deliveries of all. */
  after: number
  at: Moment
  /** So many ms after that moment; a process gets far in one. */
  delayMs: number
}

/** Longer than a question takes. */
const MOST_DELAY_MS = 12

/** When each process is killed so many times, spread over all deliveries. */
export function fusesFor(processes: number, kills: number, deliveries: number, random: Random): Fuse[] {
  const all = Array.from({ length: processes * kills }, (_, at): Fuse => {
    const moment = MOMENTS[random.below(MOMENTS.length)] ?? 'any'
    const delayMs = random.below(2) ? 0 : random.below(MOST_DELAY_MS)
    return { process: at % processes, after: random.below(deliveries), at: moment, delayMs }
  })
  return all.sort((one, other) => one.after - other.after)
}

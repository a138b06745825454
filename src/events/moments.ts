import { isDeadline, type Occasion } from './occasion.ts'
import { momentOf, wallOf } from './wall.ts'

/** From `start` until before `end`; both are the same where only a clock time is known. */
export interface Moments {
  start: Date
  end: Date
}

/**
 * When an occasion happens, or the occurrence of it that starts on `day` (`YYYY-MM-DD`). Without a clock time it runs
 * from 00:00 of its first day to 24:00 of its last, in its own zone (in UTC where it has none). Undefined while its
 * days are not fixed.
 */
export function momentsOf(occasion: Occasion, day?: string): Moments | undefined {
  const wall = wallOf(occasion, day)
  if (!wall) return undefined
  const start = momentOf(wall.start, wall.zone)
  const end = momentOf(wall.end, wall.zone)
  return { start, end: end < start ? start : end }
}

/** The moment that people have to know: the end of a deadline (so the end of its day), else the start. */
export function turningPoint(occasion: Pick<Occasion, 'kind'>, { start, end }: Moments): Date {
  return isDeadline(occasion) ? end : start
}

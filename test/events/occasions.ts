import { momentsOf } from '../../src/events/moments.ts'
import { dateOf, type Occasion } from '../../src/events/occasion.ts'
import type { Occurrence } from '../../src/events/occurrences.ts'

/** An occasion on a day, with what a test cares about. */
export function occasion(start: string, more: Partial<Occasion> = {}): Occasion {
  return {
    id: 'choir',
    name: 'Choir evening',
    start,
    kind: 'meeting',
    exact: true,
    topics: ['music'],
    says: 'The choir sings.',
    sources: ['handbook'],
    ...more,
  }
}

/** The occurrence of an occasion with fixed days that starts on a day, else the first. */
export function occurrence(of: Occasion, day = dateOf(of.start)): Occurrence {
  const moments = momentsOf(of, day)
  if (!moments) throw new Error(`${of.start} has no moments`)
  return { occasion: of, occurrence: day, ...moments }
}

export const iso = (moment: Date | undefined) => moment?.toISOString().replace(':00.000Z', 'Z')

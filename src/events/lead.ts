export interface Lead {
  count: number
  unit: 'minute' | 'hour' | 'day' | 'week'
}

/** Minutes of each unit, for putting lead times in order; a day with a clock change is another matter, and not here. */
const MINUTES = { minute: 1, hour: 60, day: 1440, week: 10_080 } as const

/** "1w", "1d", "1h", "30m": a lead time in an id. */
export function leadKey({ count, unit }: Lead): string {
  return `${count}${unit[0]}`
}

/** A lead time in its largest unit: 7 days are a week, 60 minutes an hour. 24 hours stay: a day before is another moment. */
export function plainLead({ count, unit }: Lead): Lead {
  if (unit === 'minute' && count > 0 && count % 60 === 0) return { count: count / 60, unit: 'hour' }
  if (unit === 'day' && count > 0 && count % 7 === 0) return { count: count / 7, unit: 'week' }
  return { count, unit }
}

/** About how long before; for the order of lead times alone. */
export function minutesOf({ count, unit }: Lead): number {
  return count * MINUTES[unit]
}

/** In their largest units, the longest first, none twice. */
export function sortLeads(leads: readonly Lead[]): Lead[] {
  const byKey = new Map(leads.map(plainLead).map(lead => [leadKey(lead), lead]))
  return [...byKey.values()].sort((a, b) => minutesOf(b) - minutesOf(a) || MINUTES[b.unit] - MINUTES[a.unit])
}

/** "1 week, 1 day and 1 hour before", "1 day before and on the day"; `parseLeads` reads it back. */
export function spellLeads(leads: readonly Lead[]): string {
  const sorted = sortLeads(leads)
  const before = sorted
    .filter(({ count }) => count > 0)
    .map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`)
  const parts = before.length > 0 ? [`${enumerate(before)} before`] : []
  if (sorted.some(({ count }) => count === 0)) parts.push('on the day')
  return parts.join(' and ')
}

function enumerate(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

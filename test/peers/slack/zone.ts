/** A zone's distance from UTC in seconds at a moment, as `users.info` tells it. */
export function zoneOffset(zone: string, at: Date): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(at)
  return Date.parse(`${wall.replace(' ', 'T')}Z`) / 1_000 - Math.floor(at.getTime() / 1_000)
}

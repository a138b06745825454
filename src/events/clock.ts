const WORDS = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
])
const SHAPE = /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|h|hrs?|o'?clock)?$/
/** "0900", "1830h": four digits alone could be a year. */
const MILITARY = /^(?:(0\d)([0-5]\d)|(\d{2})([0-5]\d)\s?(?:h|hrs?))$/

/** A time of day as people type it ("9", "09:00", "9.30 pm", "9h30", "noon") as `HH:MM`; undefined when it is none. */
export function parseTime(text: string): string | undefined {
  const typed = text
    .toLowerCase()
    .trim()
    .replace(/^at\s+/, '')
    .replace(/\b([ap])\.?\s?m\b\.?/, '$1m')
  const word = WORDS.get(typed)
  if (word) return word
  const military = MILITARY.exec(typed)
  if (military) return clock(Number(military[1] ?? military[3]), Number(military[2] ?? military[4]))
  const [, hour, minute = '0', half] = SHAPE.exec(typed) ?? []
  if (hour === undefined) return undefined
  return half === 'am' || half === 'pm'
    ? clockOfHalf(Number(hour), Number(minute), half)
    : clock(Number(hour), Number(minute))
}

function clockOfHalf(hour: number, minute: number, half: 'am' | 'pm'): string | undefined {
  if (hour < 1 || hour > 12) return undefined
  return clock((hour % 12) + (half === 'pm' ? 12 : 0), minute)
}

function clock(hour: number, minute: number): string | undefined {
  if (hour > 23 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

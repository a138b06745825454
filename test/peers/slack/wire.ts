/** What travels as JSON: nothing is known of its fields until they are looked at. */
export type Dict = Record<string, unknown>

export function isDict(value: unknown): value is Dict {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The objects of a list; anything else is an empty list. */
export function dicts(value: unknown): Dict[] {
  return Array.isArray(value) ? value.filter(isDict) : []
}

/** A string, or the empty string for anything else. */
export function str(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** A string that says something, or nothing. */
export function filled(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** True for the forms in which a form or a JSON body says yes. */
export function flag(value: unknown): boolean {
  return value === true || value === 'true' || value === '1' || value === 1
}

/** The value in a text of JSON, or nothing when it is none. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

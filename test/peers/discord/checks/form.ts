import type { z } from 'zod'

/** One thing wrong with what was sent. */
export interface Fault {
  path: readonly PropertyKey[]
  code: string
  message: string
}

/** Discord's form of faults: the path as nested objects, `_errors` at its end. */
export function nested(faults: readonly Fault[]): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const { path, code, message } of faults) {
    const end = path.reduce<Record<string, unknown>>((at, key) => branch(at, String(key)), root)
    end._errors = [...(Array.isArray(end._errors) ? end._errors : []), { code, message }]
  }
  return root
}

function branch(at: Record<string, unknown>, key: string): Record<string, unknown> {
  const next: Record<string, unknown> = isObject(at[key]) ? at[key] : {}
  at[key] = next
  return next
}

/** A fault in one line, for a person. */
export function told({ path, code, message }: Fault): string {
  return `${path.map(String).join('.')}: ${message} (${code})`
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Zod's issue in Discord's words. */
export function faultOf(issue: z.core.$ZodIssue): Fault {
  return { path: issue.path, ...wording(issue) }
}

function wording(issue: z.core.$ZodIssue): { code: string; message: string } {
  if (issue.code === 'custom') return { code: String(issue.params?.code ?? 'INVALID'), message: issue.message }
  if (issue.code === 'too_big') return tooBig(issue)
  if (issue.code === 'too_small') return tooSmall(issue)
  if (issue.code === 'invalid_union') {
    return { code: 'UNION_TYPE_CHOICES', message: 'Value of field "type" is not one that is allowed here.' }
  }
  if (issue.code === 'invalid_value') {
    return { code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${issue.values.map(String).join(', ')}}.` }
  }
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) {
    return { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }
  }
  return { code: 'BASE_TYPE_INVALID', message: issue.message }
}

function tooBig({ origin, maximum }: z.core.$ZodIssueTooBig): { code: string; message: string } {
  if (origin === 'string' || origin === 'array') {
    return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${maximum} or fewer in length.` }
  }
  return { code: 'NUMBER_TYPE_MAX', message: `int value should be less than or equal to ${maximum}.` }
}

function tooSmall({ origin, minimum }: z.core.$ZodIssueTooSmall): { code: string; message: string } {
  if (origin === 'string' || origin === 'array') {
    return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be ${minimum} or more in length.` }
  }
  return { code: 'NUMBER_TYPE_MIN', message: `int value should be greater than or equal to ${minimum}.` }
}

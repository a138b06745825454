import type { z } from 'zod'
import { invalidForm } from '../refusals.ts'
import { faultOf, type Fault } from './form.ts'

interface Checking<T> {
  /** Where the value stands in the request. */
  under?: readonly string[]
  /** Faults that the schema cannot see. */
  further?: (data: T) => readonly Fault[]
}

/** The value in its proper form, or a refusal with all its faults. */
export function checked<T>(schema: z.ZodType<T>, value: unknown, { under = [], further }: Checking<T> = {}): T {
  const result = schema.safeParse(value)
  const faults = result.success ? (further?.(result.data) ?? []) : result.error.issues.map(faultOf)
  if (result.success && faults.length === 0) return result.data
  throw invalidForm(faults.map(fault => ({ ...fault, path: [...under, ...fault.path] })))
}

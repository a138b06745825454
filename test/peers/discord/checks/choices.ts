import { z } from 'zod'
import type { Choice } from '../shapes.ts'
import { checked } from './checked.ts'
import { between, upTo } from './pieces.ts'

const MOST_CHOICES = 25

const Choices = z.object({
  choices: z
    .array(
      z.object({
        name: between(1, 100),
        value: z.union([upTo(100), z.number()]),
        name_localizations: z.unknown().optional(),
      }),
    )
    .max(MOST_CHOICES),
})

/** The suggestions of an autocomplete callback, or a refusal with all faults. */
export function choicesData(value: unknown): Choice[] {
  const { choices } = checked(Choices, value, { under: ['data'] })
  return choices.map(({ name, value: own }) => ({ name, value: own }))
}

import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { Problem } from '../errors.ts'

const pattern = z.string().transform((source, context) => {
  try {
    return new RegExp(source, 'i')
  } catch (cause) {
    context.addIssue({
      code: 'custom',
      message: `${JSON.stringify(source)} is no pattern (${(cause as Error).message})`,
    })
    return z.NEVER
  }
})

/** One pattern, or several of which any will do. */
const alternatives = z.preprocess(raw => (typeof raw === 'string' ? [raw] : raw), z.array(pattern))

/** A question with what its answer has to say. */
const Case = z.object({
  id: z.string(),
  q: z.string(),
  kind: z.string().default('all'),
  /** Of every entry one alternative has to be said. */
  must: z.array(alternatives).default([]),
  mustNot: z
    .array(alternatives)
    .default([])
    .transform(lists => lists.flat()),
  /** `either`: declining is as right as a fitting answer. */
  abstain: z.union([z.boolean(), z.literal('either')]).default(false),
  thread: z.array(z.string()).nullish(),
})
export type Case = z.infer<typeof Case>

/** Reads a case file (one JSON object a line); all its faults are told at once. */
export async function readCases(file: string): Promise<Case[]> {
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new Problem(`The case file cannot be read: ${cause.message}`, [], { cause })
  })
  const faults: string[] = []
  const seen = new Map<string, number>()
  const cases = text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return []
    const fault = (what: string) => void faults.push(`${file}:${at + 1}  ${what}`)
    const one = readCase(line, fault)
    const before = one && seen.get(one.id)
    if (before) fault(`id: "${one.id}" stands on line ${before} already; every case needs its own`)
    if (one) seen.set(one.id, at + 1)
    return one ? [one] : []
  })
  if (cases.length === 0 && faults.length === 0)
    faults.push(`${file}:1  holds no case; write {"id","q","must":[…]} a line`)
  if (faults.length > 0) throw new Problem('The case file cannot be used:', faults)
  return cases
}

function readCase(line: string, fault: (what: string) => void): Case | undefined {
  let raw: unknown
  try {
    raw = JSON.parse(line)
  } catch (cause) {
    fault(`is not JSON (${(cause as Error).message}); write one object a line`)
    return undefined
  }
  const read = Case.safeParse(raw)
  for (const { path, message } of read.error?.issues ?? []) fault(`${path.join('.') || 'case'}: ${message}`)
  return read.data
}

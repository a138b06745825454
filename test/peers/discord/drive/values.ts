import { OPTION } from '../constants.ts'
import type { Channel, CommandOption, Role, User } from '../shapes.ts'

/** What a person fills in: by option, plain values or the things they point at. */
export type Filled = Readonly<Record<string, string | number | boolean | User | Channel | Role>>

const PRIMITIVE: Readonly<Record<number, string>> = {
  [OPTION.string]: 'string',
  [OPTION.integer]: 'number',
  [OPTION.number]: 'number',
  [OPTION.boolean]: 'boolean',
}
const POINTED: Readonly<Record<number, 'users' | 'channels' | 'roles'>> = {
  [OPTION.user]: 'users',
  [OPTION.channel]: 'channels',
  [OPTION.role]: 'roles',
}

export interface Filling {
  options: { name: string; type: number; value: string | number | boolean }[]
  resolved: Record<string, Record<string, unknown>>
}

/** Fills in a command as Discord's client lets a person do it; what the client would not let pass is an error. */
export function fill(takes: readonly CommandOption[], filled: Filled): Filling {
  const unknown = Object.keys(filled).find(name => !takes.some(one => one.name === name))
  if (unknown !== undefined) throw new Error(`There is no option "${unknown}".`)
  const missing = takes.find(one => one.required && filled[one.name] === undefined)
  if (missing) throw new Error(`The option "${missing.name}" is required.`)
  const filling: Filling = { options: [], resolved: {} }
  for (const option of takes) {
    const value = filled[option.name]
    if (value !== undefined) put(filling, option, value)
  }
  return filling
}

function put(filling: Filling, option: CommandOption, given: Filled[string]): void {
  const { name, type } = option
  if (typeof given === 'object') {
    const kind = POINTED[type]
    if (kind === undefined) throw new Error(`The option "${name}" points at nothing.`)
    filling.resolved[kind] = { ...filling.resolved[kind], [given.id]: given }
    filling.options.push({ name, type, value: given.id })
    return
  }
  if (typeof given !== PRIMITIVE[type]) throw new Error(`The option "${name}" takes no ${typeof given}.`)
  const wrong = wrongWith(option, given)
  if (wrong !== undefined) throw new Error(`The option "${name}" ${wrong}.`)
  filling.options.push({ name, type, value: given })
}

function wrongWith(option: CommandOption, given: string | number | boolean): string | undefined {
  const { choices, min_length, max_length, min_value, max_value } = option
  if (choices?.length && !choices.some(({ value }) => value === given)) return 'offers no such choice'
  const [least, most] = typeof given === 'string' ? [min_length, max_length ?? 6_000] : [min_value, max_value]
  const size = typeof given === 'string' ? given.length : Number(given)
  if (least !== null && least !== undefined && size < least) return `must be at least ${least}`
  if (most !== null && most !== undefined && size > most) return `must be at most ${most}`
  return undefined
}

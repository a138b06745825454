/** Where blocks may stand. */
export type Surface = 'message' | 'modal' | 'home'

/** Families of things that carry a `type`; `image` and `rich_text` mean something else in each. */
export type Family = 'blocks' | 'elements' | 'rich' | 'cells'

/** `house`: Slack can do without, we do not. */
export type Need = 'required' | 'optional' | 'house'

export type Kind =
  | { kind: 'text'; form: 'plain' | 'mrkdwn' | 'any'; max: number }
  | { kind: 'string'; max: number; markup?: 'mrkdwn' | 'markdown'; among?: readonly string[]; link?: boolean }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'boolean' }
  | { kind: 'list'; of: Field; min: number; max: number }
  | { kind: 'one'; family: Family; types?: readonly string[] }
  | { kind: 'object'; shape: Shape }
  | { kind: 'anything' }

export type Field = Kind & { need: Need }

export interface Shape {
  fields: Readonly<Record<string, Field>>
  /** At least one of each group has to be there. */
  some?: readonly (readonly string[])[]
  /** No two of a group may be there. */
  oneOf?: readonly (readonly string[])[]
  /** Everywhere, unless told. */
  surfaces?: readonly Surface[]
}

const required = <K extends Kind>(kind: K): K & { need: Need } => ({ ...kind, need: 'required' })

export const opt = (field: Field): Field => ({ ...field, need: 'optional' })
export const house = (field: Field): Field => ({ ...field, need: 'house' })

export const plain = (max: number): Field => required({ kind: 'text', form: 'plain', max })
export const mrkdwn = (max: number): Field => required({ kind: 'text', form: 'mrkdwn', max })
export const anyText = (max: number): Field => required({ kind: 'text', form: 'any', max })
export const string = (max = Infinity): Field => required({ kind: 'string', max })
export const marked = (markup: 'mrkdwn' | 'markdown', max: number): Field => required({ kind: 'string', max, markup })
export const link = (max = Infinity): Field => required({ kind: 'string', max, link: true })
export const among = (...words: string[]): Field => required({ kind: 'string', max: Infinity, among: words })
export const number = (min = -Infinity, max = Infinity): Field => required({ kind: 'number', min, max })
export const list = (of: Field, max = Infinity, min = 1): Field => required({ kind: 'list', of, min, max })
export const one = (family: Family, ...types: string[]): Field =>
  required(types.length > 0 ? { kind: 'one', family, types } : { kind: 'one', family })
export const object = (fields: Shape['fields'], more: Omit<Shape, 'fields'> = {}): Field =>
  required({ kind: 'object', shape: { fields, ...more } })
export const boolean: Field = required({ kind: 'boolean' })
export const anything: Field = required({ kind: 'anything' })

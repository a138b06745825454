import type { Field, Kind, Need, Shape, Surface } from './field.ts'
import { SHAPES } from './limits.ts'
import { isDict, str, type Dict } from './wire.ts'

/** One thing that is wrong. `refused`: Slack would not take it; otherwise it is our own rule. */
export interface Finding {
  at: string
  says: string
  refused: boolean
}

export interface Examination {
  surface: Surface
  found: Finding[]
  /** Called for each text in which Slack reads mentions and links. */
  markup: (text: string, at: string, kind: 'mrkdwn' | 'markdown') => void
}

/** Checks a value against what the table says of it; what is wrong is added to `found`. */
export function examine(field: Field, value: unknown, at: string, exam: Examination): void {
  const check = CHECKS[field.kind] as Check<Kind>
  check(field, value, at, exam)
}

type Check<K extends Kind> = (field: K & { need: Need }, value: unknown, at: string, exam: Examination) => void
type Checks = { [Name in Kind['kind']]: Check<Extract<Kind, { kind: Name }>> }

const CHECKS: Checks = {
  anything: () => {},
  boolean: (_, value, at, exam) => {
    if (typeof value !== 'boolean') refuse(exam, at, 'has to be true or false')
  },
  number: ({ min, max }, value, at, exam) => {
    if (typeof value !== 'number') refuse(exam, at, 'has to be a number')
    else if (value < min || value > max) refuse(exam, at, `${value} is outside ${min} to ${max}`)
  },
  string: (field, value, at, exam) => {
    if (typeof value !== 'string') return refuse(exam, at, 'has to be a string')
    if (value === '' && field.need !== 'optional') refuse(exam, at, 'is empty')
    if (value.length > field.max) refuse(exam, at, `${value.length} characters, at most ${field.max}`)
    if (field.among && !field.among.includes(value)) refuse(exam, at, `"${value}" is none of ${field.among.join(', ')}`)
    if (field.link && !LINK.test(value)) refuse(exam, at, `"${value.slice(0, 40)}" is not a link`)
    if (field.markup) exam.markup(value, at, field.markup)
  },
  text: ({ form, max }, value, at, exam) => {
    if (!isDict(value)) return refuse(exam, at, 'has to be a text object')
    const type = str(value['type'])
    if (!FORMS[form].includes(type)) refuse(exam, `${at}.type`, `"${type}" where ${FORMS[form].join(' or ')} belongs`)
    const shape = SHAPES.elements[type]
    const text = shape?.fields['text']
    if (text?.kind === 'string') fieldsOf({ fields: { ...shape?.fields, text: { ...text, max } } }, value, at, exam)
  },
  list: ({ of, min, max }, value, at, exam) => {
    if (!Array.isArray(value)) return refuse(exam, at, 'has to be a list')
    if (value.length < min) refuse(exam, at, `${value.length} items, at least ${min}`)
    if (value.length > max) refuse(exam, at, `${value.length} items, at most ${max}`)
    value.forEach((item, index) => examine(of, item, `${at}[${index}]`, exam))
  },
  one: ({ family, types }, value, at, exam) => {
    if (!isDict(value)) return refuse(exam, at, 'has to be an object')
    const type = str(value['type'])
    const shape = Object.hasOwn(SHAPES[family], type) ? SHAPES[family][type] : undefined
    if (!shape) return refuse(exam, `${at}.type`, `"${type}" is unknown among the ${family}`)
    if (types && !types.includes(type)) refuse(exam, at, `${type} may not stand here`)
    if (shape.surfaces && !shape.surfaces.includes(exam.surface))
      refuse(exam, at, `${type} may not stand in a ${exam.surface}`)
    fieldsOf(shape, value, at, exam)
  },
  object: ({ shape }, value, at, exam) => {
    if (!isDict(value)) return refuse(exam, at, 'has to be an object')
    fieldsOf(shape, value, at, exam)
  },
}

const LINK = /^(?:https?|mailto|slack):/
const FORMS = { plain: ['plain_text'], mrkdwn: ['mrkdwn'], any: ['plain_text', 'mrkdwn'] }

/** Checks the fields of an object: those that are there, those that are missing, those nobody knows. */
export function fieldsOf(shape: Shape, value: Dict, at: string, exam: Examination): void {
  for (const name of Object.keys(value))
    if (name !== 'type' && value[name] !== undefined && !Object.hasOwn(shape.fields, name))
      refuse(exam, `${at}.${name}`, 'is a field that Slack does not know')
  for (const [name, field] of Object.entries(shape.fields)) {
    if (value[name] !== undefined) examine(field, value[name], `${at}.${name}`, exam)
    else missing(field.need, `${at}.${name}`, exam)
  }
  const given = (names: readonly string[]) => names.filter(name => value[name] !== undefined)
  for (const names of shape.some ?? []) if (given(names).length === 0) refuse(exam, at, `needs ${names.join(' or ')}`)
  for (const names of shape.oneOf ?? [])
    if (given(names).length > 1) refuse(exam, at, `may have only one of ${names.join(', ')}`)
}

function missing(need: Need, at: string, exam: Examination): void {
  if (need === 'required') refuse(exam, at, 'is missing')
  if (need === 'house') exam.found.push({ at, says: 'is missing; we always give one', refused: false })
}

function refuse({ found }: Examination, at: string, says: string): void {
  found.push({ at, says, refused: true })
}

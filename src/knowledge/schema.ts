import { z } from 'zod'
import { isPartialDate } from './dates.ts'

const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'is not an id; use letters, digits and hyphens, as in "uk-aisi-head"')
/** YAML may read 2024 as a number; both are fine. */
const date = z.preprocess(
  raw => (typeof raw === 'number' ? String(raw) : raw),
  z.string().refine(isPartialDate, 'is not a date; write it as 2026-11-21, 2026-11 or 2026'),
)
const range = z.preprocess(
  raw => (typeof raw === 'number' ? String(raw) : raw),
  z
    .string()
    .refine(
      text => text.split('/').length <= 2 && text.split('/').every(isPartialDate),
      'is not a date; write it as 2024-11-20 or 2024-11-20/2024-11-21',
    ),
)
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day; write it as "14:00", in quotes')
const words = z.array(z.coerce.string().min(1)).default([])
const oneOrMore = z.preprocess(raw => (typeof raw === 'string' ? [raw] : raw), z.array(z.string())).default([])

/** What kind of thing settles a question: it has to fit what was asked for. */
export const Gives = z.enum([
  'person',
  'date',
  'place',
  'money',
  'count',
  'name',
  'organisation',
  'text',
  'list',
  'link',
])
export type Gives = z.infer<typeof Gives>

/** Where a statement comes from; without `url` no reader can open it, so it never stands alone. */
export const Source = z.strictObject({
  id,
  title: z.string().min(1),
  publisher: z.string().min(1),
  date: date.optional(),
  url: z.url({ protocol: /^https?$/ }).optional(),
})
export type Source = z.infer<typeof Source>

/** Anything that has a name: a body, a person, a place, a document. */
export const Subject = z.strictObject({
  id,
  name: z.string().min(1),
  kind: z.string().default('thing'),
  aliases: words,
  /** Aliases that only count in exactly this case, as "US" against "us". */
  exact: words,
  /** Whose it is: "Korea's institute" means the institute that is of Korea. */
  of: oneOrMore,
  /** The place that it is known by: "Seoul" may mean the summit there. */
  at: oneOrMore,
  /** The regions it lies in. */
  in: oneOrMore,
  /** What a question without a name is about. */
  default: z.boolean().default(false),
})
export type Subject = z.infer<typeof Subject>

/** A question that many subjects share. */
export const Property = z.strictObject({
  id,
  /** Fits into "the … of X". */
  name: z.string().min(1),
  gives: Gives.default('text'),
  /** One value at a time. */
  single: z.boolean().default(false),
  kinds: words,
  /** Properties that answer it of a subject that has no fact of this one, the best first. */
  instead: words,
  asks: words,
  yes: words,
  no: words,
})
export type Property = z.infer<typeof Property>

/** The kind of what the calendar holds, where nothing else is said. */
export const EVENT = 'event'

/** A sort of subject, with the common nouns for one. */
export const Kind = z.strictObject({
  id,
  name: z.string().min(1),
  plural: z.string().optional(),
  nouns: words,
  /** The question word that one of this kind answers: a person "who", a city "where". */
  answers: z.array(z.enum(['who', 'where'])).default([]),
  /** Said by its owner and noun: "Korea's institute" is one, "Korea's director" is no name. */
  owned: z.boolean().default(false),
  /** One of this kind stands for its owner on a list: an institute for its country, a country's report does not. */
  represents: z.boolean().default(false),
})
export type Kind = z.infer<typeof Kind>

const Rival = z.strictObject({ says: z.string().min(1), sources: words })

/** One thing the folder knows; only `id`, `says` and some phrasing are needed. */
export const Fact = z.strictObject({
  id,
  says: z.string().trim().min(1),
  asks: words,
  yes: words,
  no: words,
  subject: z.string().optional(),
  property: z.string().optional(),
  value: z.union([z.string(), z.number()]).optional(),
  items: words,
  noun: z.string().optional(),
  closed: z.boolean().default(false),
  itemYes: z.string().optional(),
  itemNo: z.string().optional(),
  from: date.optional(),
  until: date.optional(),
  on: range.optional(),
  asOf: date.optional(),
  /** It tells that something is not known: an open question for it gets an honest "I don't know". */
  gap: z.boolean().default(false),
  confidence: z.enum(['weak', 'good']).default('good'),
  rivals: z.array(Rival).default([]),
  sources: words,
  reviewed: date.optional(),
})
export type Fact = z.infer<typeof Fact>

/** More ways of asking for a fact, kept apart so that the fact's own file stays short. */
export const Phrasing = z.strictObject({ fact: id, asks: words, yes: words, no: words })
export type Phrasing = z.infer<typeof Phrasing>

/** Something in the calendar; `exact: false` while its days are not fixed. */
export const Event = z.strictObject({
  id,
  name: z.string().min(1),
  aliases: words,
  asks: words,
  yes: words,
  no: words,
  subject: z.string().optional(),
  start: date,
  end: date.optional(),
  place: z.string().optional(),
  zone: z.string().optional(),
  /** Clock times in its zone, as 14:00; without them it takes whole days. */
  startTime: clock.optional(),
  endTime: clock.optional(),
  kind: z.string().default(EVENT),
  topics: words,
  exact: z.boolean().default(true),
  /** Called off: it stays in the calendar and is told as such, and nobody is reminded of it. */
  cancelled: z.boolean().default(false),
  says: z.string().trim().optional(),
  confidence: z.enum(['weak', 'good']).default('good'),
  sources: words,
})
export type Event = z.infer<typeof Event>

/** A theme that people ask about and the folder does not cover. */
export const Unknown = z.strictObject({ id, name: z.string().min(1), asks: words })
export type Unknown = z.infer<typeof Unknown>

/** The whole of one YAML file, or of all of them together. */
export const Folder = z.strictObject({
  about: z
    .strictObject({
      name: z.string().min(1),
      examples: words,
      /** The topics of the calendar that a channel is reminded of when it names none. */
      reminders: words,
    })
    .optional(),
  facts: z.array(Fact).default([]),
  phrasings: z.array(Phrasing).default([]),
  subjects: z.array(Subject).default([]),
  properties: z.array(Property).default([]),
  kinds: z.array(Kind).default([]),
  events: z.array(Event).default([]),
  unknowns: z.array(Unknown).default([]),
  words: z.array(z.array(z.coerce.string()).min(2)).default([]),
  sources: z.array(Source).default([]),
})
export type Folder = z.infer<typeof Folder>

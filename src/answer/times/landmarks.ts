import { overlaps, type Span } from '../../knowledge/dates.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { BOUNDS, type Relation } from './bounds.ts'
import { daysOf } from './days-of.ts'
import type { Mention } from '../read/names.ts'
import type { TimeMention } from './times.ts'
import { stem, type Token } from '../read/words.ts'

/** A time told by something that happened then: "at the time of the fire drill", "before the Bergen office opened". */
export interface Landmark extends TimeMention {
  mention: Mention
}

/** Finds the times that names in a text stand for. */
export type Landmarks = (text: readonly Token[], mentions: readonly Mention[]) => Landmark[]

/** What leads up to a name that tells a time, the longest first. */
const LEADS: readonly (readonly [string, Relation])[] = [
  ['at the time of', 'in'],
  ['by the time of', 'in'],
  ['at the moment of', 'in'],
  ['on the eve of', 'before'],
  ['as late as', 'in'],
  ['as early as', 'in'],
  ['by the time', 'in'],
  ['at the time', 'in'],
  ['as of', 'in'],
  ...BOUNDS,
  ['during', 'in'],
  ['following', 'since'],
  ['when', 'in'],
]
/** Leads after which something has to be told of the name. */
const CLAUSAL = new Set(['when', 'by the time', 'at the time'])
/** Words between a lead and a verb: "when the heads of the firms met for". */
const MOST_BETWEEN = 5
const ARTICLES = new Set(['the', 'its', 'their', 'this', 'that', 'his', 'her'])
/** What people do at an occasion: "when the firms met for the assembly". */
const MET = /^(?:met|gathered|convened|came|flew|travelled|assembled|sat)$/
/** What an occasion itself does. */
const HAPPENED = /^(?:took|happened|met|held|opened|started|began|convened|gathered|ran|ended|came|kicked|rolled)$/
const HELPERS = new Set(['was', 'were', 'is', 'had', 'has', 'been', 'being', 'got', 'first', 'officially', 'formally'])

/** Learns from a folder when what it names was, and which verbs tell which of its dates. */
export function landmarksOf(knowledge: Knowledge): Landmarks {
  const occasions = occasionsOf(knowledge)
  const verbs = verbsOf(knowledge)
  return (text, mentions) => {
    if (mentions.length < 2) return []
    const found = mentions.flatMap(mention => {
      const lead = leadBefore(text, mention)
      return lead ? (dated(text, mention, lead, { knowledge, occasions, verbs }) ?? []) : []
    })
    return found.length < mentions.length ? found : []
  }
}

interface Known {
  knowledge: Knowledge
  occasions: ReadonlyMap<string, Span>
  verbs: ReadonlyMap<string, string>
}

interface Lead {
  start: number
  relation: Relation
  clausal: boolean
  /** Somebody met there. */
  met: boolean
}

/** The lead right before a name, articles aside, or before somebody who met there. */
function leadBefore(text: readonly Token[], mention: Mention): Lead | undefined {
  let at = mention.start
  while (ARTICLES.has(wordAt(text, at - 1))) at--
  const near = leadAt(text, at)
  if (near) return { ...near, met: false }
  const meeting = [at - 1, at - 2, at - 3].find(place => MET.test(wordAt(text, place)))
  if (meeting === undefined) return undefined
  const starts = Array.from({ length: MOST_BETWEEN }, (_, back) => meeting - back)
  for (const start of starts) {
    const far = leadAt(text, start)
    if (far) return { ...far, met: true }
  }
  return undefined
}

/** The lead that ends before a place. */
function leadAt(text: readonly Token[], end: number): Omit<Lead, 'met'> | undefined {
  for (const [lead, relation] of LEADS) {
    const words = lead.split(' ')
    const start = end - words.length
    if (start >= 0 && words.every((one, at) => wordAt(text, start + at) === one))
      return { start, relation, clausal: CLAUSAL.has(lead) }
  }
  return undefined
}

function dated(text: readonly Token[], mention: Mention, lead: Lead, known: Known): Landmark | undefined {
  const told = toldOf(text, mention.end, mention, known)
  const plain = !lead.clausal || lead.met
  const span = told?.span ?? (plain ? occasionOf(mention, known.occasions) : undefined)
  if (!span) return undefined
  return { start: lead.start, end: told?.end ?? mention.end, span, relation: lead.relation, relative: false, mention }
}

/** What is told of a name right after it: "was launched", "took place". */
function toldOf(text: readonly Token[], after: number, mention: Mention, known: Known) {
  let at = after
  while (HELPERS.has(wordAt(text, at))) at++
  for (const length of [3, 2, 1]) {
    const said = text.slice(at, at + length).map(token => stem(token.text))
    const property = known.verbs.get(said.join(' '))
    const span = property && onOf(mention.ids, property, known.knowledge)
    if (span) return { span, end: at + length }
  }
  const span = HAPPENED.test(wordAt(text, at)) ? occasionOf(mention, known.occasions) : undefined
  return span && { span, end: at + (wordAt(text, at + 1) === 'place' ? 2 : 1) }
}

function onOf(ids: readonly string[], property: string, knowledge: Knowledge): Span | undefined {
  const spans = ids
    .flatMap(id => knowledge.settled(property, id))
    .flatMap(fact => (fact.gap ? [] : (daysOf(fact) ?? [])))
  return spans.length === 1 ? spans[0] : undefined
}

/** The days of what is named; nothing where it may be two things of different days. */
function occasionOf({ ids }: Mention, occasions: ReadonlyMap<string, Span>): Span | undefined {
  const spans = ids.flatMap(id => occasions.get(id) ?? [])
  const [first] = spans
  return first && spans.every(span => overlaps(span, first)) ? first : undefined
}

/** Everything that has days of its own. */
function occasionsOf(knowledge: Knowledge): Map<string, Span> {
  const events = knowledge.facts.filter(fact => fact.event)
  const dates = (knowledge.byProperty.get('dates') ?? []).filter(fact => fact.on)
  return new Map([...events, ...dates].flatMap(fact => (fact.subject ? [[fact.subject, fact.span] as const] : [])))
}

const ASKED_WHEN = /^when (?:was|were|did|does|is|has) \{subject\} (\w+(?: \w+){0,2})$/

/** "when was {subject} launched": the verb tells the property. */
function verbsOf(knowledge: Knowledge): Map<string, string> {
  const verbs = new Map<string, string>()
  for (const { id, gives, asks } of knowledge.properties.values())
    if (gives === 'date')
      for (const ask of asks) {
        const [, verb] = ASKED_WHEN.exec(ask.toLowerCase()) ?? []
        if (verb) verbs.set(verb.split(' ').map(stem).join(' '), id)
      }
  return verbs
}

function wordAt(text: readonly Token[], at: number): string {
  return text[at]?.text ?? ''
}

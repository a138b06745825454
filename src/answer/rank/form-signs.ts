import type { KnownFact } from '../../knowledge/knowledge.ts'
import type { Gives } from '../../knowledge/schema.ts'
import type { Want } from '../read/form.ts'
import { NUMBERS, ORDINALS, type Offer } from '../learn/profile.ts'
import type { Reading } from '../read/read.ts'
import type { Known } from './signs.ts'

/** What a question wants of every fact alike, worked out once. */
export interface Wanted {
  /** For each thing wanted the sorts of answer that would do. */
  offers: readonly (readonly Offer[])[]
  reason: boolean
  /** Somebody, and nobody who is named. */
  another: boolean
  /** What the right property gives; nothing when it is yes or no that is wanted. */
  gives: readonly Gives[]
  list: boolean
  /** Numbers and figures that the fact has to know. */
  numbers: readonly string[]
}

const OFFERED: Partial<Record<Want, readonly Offer[]>> = {
  who: ['who'],
  when: ['when'],
  where: ['where'],
  howmany: ['number'],
  howmuch: ['money'],
  howlong: ['when', 'number'],
  list: ['list'],
  why: ['why'],
}

const ASKED: Partial<Record<Want, readonly Gives[]>> = {
  who: ['person', 'organisation', 'name'],
  when: ['date'],
  where: ['place'],
  howmany: ['count', 'list'],
  howmuch: ['money', 'count'],
  list: ['list'],
}

export function wantedOf({ form: { wants }, words }: Reading): Wanted {
  const all = [...wants]
  const yesno = wants.has('yesno')
  return {
    offers: all.flatMap(want => (OFFERED[want] ? [OFFERED[want]] : [])),
    reason: wants.has('why'),
    another: wants.has('who') && !yesno && !wants.has('which') && !OF_WHOM.test(` ${words.join(' ')} `),
    gives: yesno ? [] : all.flatMap(want => ASKED[want] ?? []),
    list: wants.has('list') && !yesno,
    numbers: words.filter(isTelling).map(word => NUMBERS.get(word) ?? ORDINALS.get(word) ?? word),
  }
}

/** "Who is Ada?" wants Ada. */
const OF_WHOM = / who (?:is |are |was |were )?(?:(?:mr|ms|mrs|dr|professor|prof|minister) )?xname /

/** "which two departments" counts what it asks for; larger numbers and figures have to be known to the fact. */
function isTelling(word: string): boolean {
  return /^\d/.test(word) || ORDINALS.has(word) || Number(NUMBERS.get(word) ?? 0) > 10
}

/** It can be no answer, however like one it is worded. */
const NEVER = 4

/** 1 when the fact holds no answer of the sort asked for, 2 when a reason was, and `NEVER` when somebody else was. */
export function offForm(known: Known, wanted: Wanted, reading: Reading): number {
  if (wanted.another && isAnswered(known, reading)) return NEVER
  if (wanted.offers.length === 0) return 0
  if (wanted.offers.some(offers => offers.some(offer => known.offers.has(offer)))) return 0
  return wanted.reason ? 2 : 1
}

/** "Who followed Ada as head?" wants nobody who is named in it, so that the fact that Ada was head answers nothing. */
function isAnswered({ persons }: Known, { mentions }: Reading): boolean {
  return persons.length > 0 && persons.every(person => mentions.some(({ ids }) => ids.includes(person)))
}

/** Whether the fact's property gives what is asked for; a property of free text tells nothing, a list is one. */
export function givesFit(fact: KnownFact, { gives }: Known, wanted: Wanted): number {
  if (wanted.list && fact.items.length > 0) return 1
  if (wanted.gives.length === 0 || gives.length === 0) return 0
  if (gives.some(one => wanted.gives.includes(one))) return 1
  return gives.every(one => one !== 'text' && one !== 'list') ? -1 : 0
}

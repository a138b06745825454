import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Gives } from '../../knowledge/schema.ts'
import type { Want } from '../read/form.ts'
import type { Offer } from '../learn/profile.ts'
import type { Reading } from '../read/read.ts'
import type { Known } from './signs.ts'

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

/** It can be no answer, however like one it is worded. */
const NEVER = 4

/** 1 when the fact holds no answer of the sort asked for, 2 when a reason was, and `NEVER` when somebody else was. */
export function offForm(known: Known, reading: Reading): number {
  if (wantsAnother(known, reading)) return NEVER
  const wants = [...reading.form.wants].filter(want => OFFERED[want])
  if (wants.length === 0) return 0
  if (wants.some(want => OFFERED[want]?.some(offer => known.offers.has(offer)))) return 0
  return wants.includes('why') ? 2 : 1
}

/** "Who is Ada?" wants Ada. */
const OF_WHOM = / who (?:is |are |was |were )?(?:(?:mr|ms|mrs|dr|professor|prof|minister) )?xname /

/** "Who followed Ada as head?" wants nobody who is named in it, so that the fact that Ada was head answers nothing. */
function wantsAnother({ persons }: Known, { form, mentions, words }: Reading): boolean {
  if (!form.wants.has('who') || form.wants.has('yesno') || form.wants.has('which')) return false
  if (persons.length === 0 || OF_WHOM.test(` ${words.join(' ')} `)) return false
  return persons.every(person => mentions.some(({ ids }) => ids.includes(person)))
}

const ASKED: Partial<Record<Want, readonly Gives[]>> = {
  who: ['person', 'organisation', 'name'],
  when: ['date'],
  where: ['place'],
  howmany: ['count', 'list'],
  howmuch: ['money', 'count'],
  list: ['list'],
}

/** Whether the fact's property gives what is asked for; a property of free text tells nothing, a list is one. */
export function givesFit(knowledge: Knowledge, fact: KnownFact, reading: Reading): number {
  if (reading.form.wants.has('list') && !reading.form.wants.has('yesno') && fact.items.length > 0) return 1
  const given = fact.properties.flatMap(property => knowledge.properties.get(property)?.gives ?? [])
  const wanted = [...reading.form.wants].flatMap(want => ASKED[want] ?? [])
  if (wanted.length === 0 || given.length === 0 || reading.form.wants.has('yesno')) return 0
  if (given.some(one => wanted.includes(one))) return 1
  return given.every(one => one !== 'text' && one !== 'list') ? -1 : 0
}

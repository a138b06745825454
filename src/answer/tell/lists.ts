import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { assertedIn, isDenial, isRefusal } from '../sides/denials.ts'
import type { Side } from './outcome.ts'
import { wordsOf } from './word-list.ts'
import { NUMBERS } from '../learn/profile.ts'
import type { Reading } from '../read/read.ts'

/** What a list fact says of the names in a question. */
export interface Membership {
  named: string
  belongs: boolean
  /** All that the name may mean. */
  ids: readonly string[]
}

/** A name is on a list when it is an item, or when it stands for one: an institute for its country, a company does not. */
export function isItem(fact: KnownFact, id: string, knowledge: Knowledge): boolean {
  const { of = [], kind = '' } = knowledge.subjects.get(id) ?? {}
  const standsFor = knowledge.kinds.get(kind)?.represents ? of : []
  return fact.items.includes(id) || standsFor.some(owner => fact.items.includes(owner))
}

/** The kinds of thing that a list holds: only of these can be asked whether they are on it. */
export function itemKinds(fact: KnownFact, knowledge: Knowledge): Set<string> {
  const kinds = new Set(fact.items.flatMap(item => knowledge.subjects.get(item)?.kind ?? []))
  if (kinds.has('country')) kinds.add('bloc')
  return kinds
}

/** Which names of the question are asked to be on the list, and whether they are; what its items belong to is no stranger. */
export function membersAsked(fact: KnownFact, reading: Reading, knowledge: Knowledge): Membership[] {
  const kinds = itemKinds(fact, knowledge)
  const about = knowledge.closure(fact.subject ?? '')
  const wordFor = wordsOf(fact, knowledge)
  return reading.mentions.flatMap(({ ids, start, end }): Membership[] => {
    const word = wordFor?.(
      ids,
      reading.tokens
        .slice(start, end)
        .map(token => token.raw)
        .join(' '),
    )
    if (word) return [word]
    const item = ids.find(id => fact.items.includes(id) || (!about.has(id) && isItem(fact, id, knowledge)))
    if (item) return [{ named: item, belongs: true, ids }]
    const isWhole = (id: string) => fact.items.some(one => knowledge.closure(one).has(id))
    const stranger = ids.find(id => !about.has(id) && !isWhole(id) && kinds.has(knowledge.subjects.get(id)?.kind ?? ''))
    return stranger ? [{ named: stranger, belongs: false, ids }] : []
  })
}

/** Whether what is named is on the list; on a list of those who did not, or of who refused, the answer turns round. */
export function sideByList(fact: KnownFact, reading: Reading, knowledge: Knowledge): Side | undefined {
  const asked = fact.items.length > 0 ? membersAsked(fact, reading, knowledge) : []
  if (asked.length === 0 || !(fact.closed || asked.every(one => one.belongs))) return undefined
  const belongs = asked.every(one => one.belongs)
  return belongs !== isTurned(fact, reading) ? 'yes' : 'no'
}

/** The list is of those who did not, and the question is not; or the other way round. */
export function isTurned(fact: KnownFact, reading: Reading): boolean {
  const text = assertedIn(reading.words)
  return isDenial(fact.itemYes ?? fact.says) ? !isDenial(text) : isRefusal(text)
}

/** "All ten of them": a list of ten is asked for. */
export function isAskedFor({ items }: KnownFact, { form, words }: Reading): boolean {
  if (items.length < 2 || !form.wants.has('list') || form.wants.has('yesno')) return false
  return words.some(word => (NUMBERS.get(word) ?? word) === String(items.length))
}

/** The items that a question restricts the list to: those in a region it names, or all but those it excludes. */
export function selected(fact: KnownFact, reading: Reading, knowledge: Knowledge): { items: string[]; how?: string } {
  const text = ` ${reading.words.join(' ')} `
  const named = reading.mentions.flatMap(mention => mention.ids)
  if (/ (?:other than|except|besides|apart from|excluding|without|aside from|but not|not counting) /.test(text)) {
    const left = fact.items.filter(item => !named.some(id => id === item || isSame(id, item, knowledge)))
    if (left.length < fact.items.length) return { items: left, how: 'excluding' }
  }
  const about = knowledge.closure(fact.subject ?? '')
  const isOwner = (id: string) => about.has(id) || fact.items.some(item => isSame(id, item, knowledge))
  const regions = named.filter(id => fact.items.some(item => item !== id && knowledge.closure(item).has(id)))
  const [region] = regions.filter(id => !fact.items.includes(id) && !isOwner(id))
  if (!region) return { items: [...fact.items] }
  if (/ not (?:in|from|of|part of) /.test(text))
    return { items: fact.items.filter(item => !knowledge.closure(item).has(region)), how: 'excluding' }
  return { items: fact.items.filter(item => knowledge.closure(item).has(region)), how: region }
}

/** An institute and its country stand for each other. */
function isSame(id: string, item: string, knowledge: Knowledge): boolean {
  const ownersOf = (one: string) => knowledge.subjects.get(one)?.of ?? []
  return ownersOf(id).includes(item) || ownersOf(item).includes(id)
}

/** An item as it is written in a sentence. */
export function nameOf(id: string, knowledge: Knowledge): string {
  return knowledge.subjects.get(id)?.name ?? id
}

/** "A, B and C" */
export function enumerate(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

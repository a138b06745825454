import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Mention } from '../read/names.ts'
import type { Schedule } from './schedule.ts'

/** A name by which events are chosen; of several alike any will do. */
export interface Place {
  /** What is asked for. */
  ids: readonly string[]
  /** What lies right around it: what holds in a whole country holds in its towns. */
  around: readonly string[]
}

/**
 * The names of a question as places; undefined when one of them is in no way in the calendar.
 * @param isExample "in Bergen or anywhere else"
 */
export function placesIn(
  mentions: readonly Mention[],
  isExample: boolean,
  schedule: Schedule,
  knowledge: Knowledge,
): Place[] | undefined {
  const places = new Map<string, Place>()
  for (const mention of mentions) {
    const kind = knowledge.subjects.get(mention.ids[0] ?? '')?.kind ?? ''
    const isWhere = knowledge.kinds.get(kind)?.answers.includes('where') ?? false
    const ids = mention.ids.filter(id => schedule.names.has(id))
    const around = isWhere ? aroundOf(mention.ids, schedule, knowledge) : []
    const isKnown = ids.length + around.length > 0
    if (!isKnown && !mention.ids.some(id => knowledge.defaults.has(id))) return undefined
    if (!isKnown || (isExample && isWhere)) continue
    const alike = places.get(kind)
    places.set(kind, { ids: [...(alike?.ids ?? []), ...ids], around: [...(alike?.around ?? []), ...around] })
  }
  return [...places.values()]
}

function aroundOf(ids: readonly string[], { areas }: Schedule, knowledge: Knowledge): string[] {
  const subjects = ids.flatMap(id => knowledge.subjects.get(id) ?? [])
  return [...ids, ...subjects.flatMap(subject => [...subject.of, ...subject.in])].filter(id => areas.has(id))
}

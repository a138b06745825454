import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { DAY, type Lesson } from './lesson.ts'
import type { Reading } from '../read/read.ts'
import { fewest, scatter } from './scatter.ts'

/** A question made from the folder itself, with what would be right. */
export interface Trial {
  reading: Reading
  /** The fact that answers it, the known gap that it falls into, or nothing. */
  right: { fact?: string; gap?: string }
  /** A fact taken away, so that the question has no answer. */
  without?: string
}

/** One phrasing in this many is held out of the training, to be asked as if by a person. */
const HELD_PHRASES = 4
/** One fact in this many is taken away: its phrasings are then questions without an answer. */
const HELD_FACTS = 6
/** Questions asked of each sort; more would not change the weights. */
const MOST = { known: 450, taken: 230, shared: 180, absent: 150, gaps: 130 }

/** Parts the phrasings of a folder into those to learn from and questions to try what was learnt. */
export function trialsOf(
  knowledge: Knowledge,
  lexicon: Lexicon,
  lesson: Lesson,
): { keep: (at: number) => boolean; trials: Trial[] } {
  const { topics, phrases, chances } = lesson
  const taken = topics.map(({ kind, id }) => kind === 'fact' && scatter(id) % HELD_FACTS === 0)
  const topicOf = (at: number) => topics[phrases[at]?.topic ?? 0]
  const isTaken = (at: number) => taken[phrases[at]?.topic ?? 0] === true
  const isHeld = (at: number) => (chances[at] as number) % HELD_PHRASES === 0
  const some = (ats: readonly number[], most: number) => fewest(ats, most, chances)
  const all = phrases.map((_, at) => at)
  const held = (kind: string) => all.filter(at => isHeld(at) && topicOf(at)?.kind === kind)
  const idOf = (at: number) => topicOf(at)?.id ?? ''
  const asked = (ats: readonly number[], present: boolean) =>
    ats.flatMap(at =>
      aboutSubject(phrases[at]?.text ?? '', idOf(at), (chances[at] as number) >>> 8, present, knowledge, lexicon),
    )
  const readingOf = (at: number) => lexicon.reader.read(phrases[at]?.text ?? '', DAY)
  const trial = (at: number, rest: Omit<Trial, 'reading'>) => ({ reading: readingOf(at), ...rest })
  const known = some(
    held('fact').filter(at => !isTaken(at)),
    MOST.known,
  )
  return {
    keep: at => !isTaken(at) && !isHeld(at),
    trials: [
      ...known.map(at => trial(at, { right: { fact: idOf(at) } })),
      ...some(all.filter(isTaken), MOST.taken).map(at => trial(at, { right: {}, without: idOf(at) })),
      ...asked(some(held('property'), MOST.shared), true),
      ...asked(some(held('property'), MOST.absent), false),
      ...some(held('unknown'), MOST.gaps).map(at => trial(at, { right: { gap: idOf(at) } })),
    ],
  }
}

/** A property's phrasing about a subject that has the property, or about one of the same kind that lacks it. */
function aboutSubject(
  text: string,
  property: string,
  chance: number,
  present: boolean,
  knowledge: Knowledge,
  lexicon: Lexicon,
): Trial[] {
  const facts = knowledge.byProperty.get(property) ?? []
  const fact = facts[chance % Math.max(facts.length, 1)]
  const lacking = present ? [] : subjectsWithout(facts, knowledge)
  const subject = present ? fact?.subject : lacking[chance % Math.max(lacking.length, 1)]
  const name = knowledge.subjects.get(subject ?? '')?.name
  if (!name) return []
  const reading = lexicon.reader.read(text.replaceAll('{subject}', name), DAY)
  return [{ reading, right: present && fact ? { fact: fact.id } : { gap: property } }]
}

function subjectsWithout(facts: readonly KnownFact[], knowledge: Knowledge): string[] {
  const having = new Set(facts.map(fact => fact.subject))
  const kindOf = (id: string | undefined) => knowledge.subjects.get(id ?? '')?.kind
  const kinds = new Set(facts.map(fact => kindOf(fact.subject)))
  return [...knowledge.bySubject.keys()].filter(id => !having.has(id) && (facts.length === 0 || kinds.has(kindOf(id))))
}

import type { Knowledge } from '../../knowledge/knowledge.ts'

const WORD = /\p{L}[\p{L}\p{N}]*/gu
const cases = new WeakMap<Knowledge, ReadonlyMap<string, string>>()

/** Writes names in a phrasing as the facts write them: "who leads the uk institute" -> "who leads the UK institute". */
export function withCapitals(text: string, knowledge: Knowledge): string {
  const known = cases.get(knowledge) ?? casesOf(knowledge)
  cases.set(knowledge, known)
  return text.replace(WORD, word => known.get(word) ?? word)
}

/** Words that the facts all but never write small inside a sentence; a word of names alone is written as they do. */
function casesOf({ facts, subjects }: Knowledge): Map<string, string> {
  const told = formsIn(facts.flatMap(({ says }) => insideSentences(says)))
  const named = formsIn(
    [...subjects.values()].flatMap(({ name, aliases, exact }) => wordsOf([name, ...aliases, ...exact])),
  )
  const words = new Set([...told.keys(), ...named.keys()])
  return new Map(
    [...words].flatMap(word => {
      const form = usual(word, told.get(word) ?? named.get(word) ?? new Map())
      return form === word ? [] : [[word, form]]
    }),
  )
}

/** Up to this part of its uses may be small: a slip, or a pun. */
const SMALL = 0.1

function usual(word: string, forms: ReadonlyMap<string, number>): string {
  const all = [...forms.values()].reduce((sum, count) => sum + count, 0)
  const [[form] = [word]] = [...forms].toSorted(([a, m], [b, n]) => n - m || a.localeCompare(b, 'en'))
  return (forms.get(word) ?? 0) > SMALL * all ? word : form
}

/** How often each word stands in which form. */
function formsIn(words: readonly string[]): Map<string, Map<string, number>> {
  const forms = new Map<string, Map<string, number>>()
  for (const word of words) {
    const own = forms.get(word.toLowerCase()) ?? new Map<string, number>()
    forms.set(word.toLowerCase(), own.set(word, (own.get(word) ?? 0) + 1))
  }
  return forms
}

/** The first word of a sentence has a capital whatever it is. */
function insideSentences(text: string): string[] {
  return text.split(/[.!?:;]\s+/).flatMap(sentence => wordsOf([sentence]).slice(1))
}

function wordsOf(texts: readonly string[]): string[] {
  return texts.flatMap(text => text.match(WORD) ?? [])
}

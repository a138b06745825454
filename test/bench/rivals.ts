import Fuse from 'fuse.js'
import MiniSearch from 'minisearch'
import type { KnownFact, Knowledge } from '../../src/knowledge/knowledge.ts'

/** A search library used alone: the fact with the phrasing most like the question. */
export interface Rival {
  name: string
  find: (question: string) => string | undefined
}

interface Phrasing {
  id: number
  text: string
  says: string
}

/** What a fact can be asked by; the shared phrasings of its property are filled in with its subject's name. */
function phrasingsOf(fact: KnownFact, knowledge: Knowledge): string[] {
  const name = knowledge.subjects.get(fact.subject ?? '')?.name
  const shared = name === undefined ? [] : fact.properties.flatMap(id => knowledge.properties.get(id)?.asks ?? [])
  const filled = shared.map(text => (text.includes('{') ? text.replaceAll(/\{\w+\}/g, name ?? '') : `${text} ${name}`))
  return [...fact.asks, ...fact.yes, ...fact.no, ...filled]
}

/** Both search the same phrasings, each with the best of the options tried on the development questions. */
export function rivalsOver(knowledge: Knowledge): { rivals: Rival[]; phrasings: number } {
  const texts = knowledge.facts.flatMap(fact => phrasingsOf(fact, knowledge).map(text => ({ text, says: fact.says })))
  const phrasings = texts.map((one, id) => ({ id, ...one }))
  return { rivals: [fuse(phrasings), miniSearch(phrasings)], phrasings: phrasings.length }
}

function fuse(phrasings: readonly Phrasing[]): Rival {
  const index = new Fuse(phrasings, { keys: ['text'], useTokenSearch: true, ignoreLocation: true, threshold: 0.4 })
  return { name: 'fuse.js (token search)', find: question => index.search(question, { limit: 1 })[0]?.item.says }
}

function miniSearch(phrasings: readonly Phrasing[]): Rival {
  const prefix = (term: string) => term.length > 3
  const index = new MiniSearch<Phrasing>({
    fields: ['text'],
    storeFields: ['says'],
    searchOptions: { fuzzy: 0.2, prefix },
  })
  index.addAll(phrasings)
  return { name: 'minisearch (BM25)', find: question => index.search(question)[0]?.says as string | undefined }
}

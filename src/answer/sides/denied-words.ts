import type { KnownFact } from '../../knowledge/knowledge.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { rootOf, type Reading } from '../read/read.ts'
import { isFiller, tokens } from '../read/words.ts'
import { isDenial } from './denials.ts'

/** Where a sentence may turn from saying to denying. */
const PARTS = /[;.:,](?:\s|$)| but /

interface Part {
  denies: boolean
  roots: ReadonlySet<string>
}

/** Worked out once a fact: its text does not change. */
const worked = new WeakMap<KnownFact, readonly Part[]>()

/** Whether a topic word of the question stands in the fact's text only where that denies: "…; Norby is no member". */
export function isWordDenied(fact: KnownFact, reading: Reading, lexicon: Lexicon): boolean {
  const parts = worked.get(fact) ?? partsOf(fact, lexicon)
  worked.set(fact, parts)
  return reading.content.some(root => {
    const said = parts.filter(({ roots }) => roots.has(root))
    return said.length > 0 && said.every(({ denies }) => denies)
  })
}

function partsOf({ says }: KnownFact, lexicon: Lexicon): Part[] {
  return says.split(PARTS).map(part => {
    const words = tokens(part).map(token => token.text)
    const roots = words.filter(word => !isFiller(word)).map(word => rootOf(word, lexicon.canonical))
    return { denies: isDenial(part), roots: new Set(roots) }
  })
}

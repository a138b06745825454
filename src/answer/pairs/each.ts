import type { Context, Turn } from '../thread/context.ts'
import { namesAll } from './covered.ts'
import { pairsOf, type Pair } from './pairs.ts'
import type { Reading } from '../read/read.ts'
import { resolve, type Resolving } from '../resolve.ts'

const EACH = /\b(?:each(?: (?:one|other))?|both|either|respectively)(?: of (?:them|these|those|the two))?\b/i
const DIFFER =
  /\b(?:what (?:is|are|was|were) the differences?|(?:the )?differences?|how (?:do|does|did)|differs?|differed|differ|(?:what )?(?:separates?|distinguish(?:es)?)|versus|vs\.?|compare|comparing|side by side|between|from)\b/gi
const COMPARES = /\b(?:differences?|differs?|separates?|distinguish(?:es)?|versus|vs|compare|comparing|side by side)\b/i
/** How it is to be told. */
const MANNER =
  /\b(?:in (?:one|two|a few|a) (?:lines?|sentences?|words?)|in short|in brief|briefly|please|pls|exactly)\b/gi

/** "A vs B: what is each about?", "the difference between A and B": asked of each apart, where both can be told. */
export function ofEach(text: string, context: Context, by: Resolving): Turn[] | undefined {
  if (!EACH.test(text) && !COMPARES.test(text)) return undefined
  const reading = by.lexicon.reader.read(text, context.today)
  const pairs = pairsOf(text, reading, by.knowledge)
  if (pairs.length === 0 || isToldWhole(text, reading, context, by)) return undefined
  for (const pair of pairs) {
    const turns = pair.things.map(thing => surest(questionsFor(thing, pair, context.today, by), context, by))
    const told = turns.map(turn => (turn.outcome.kind === 'facts' ? turn.outcome.tellings[0]?.fact : undefined))
    if (told.every(fact => fact !== undefined) && told[0] !== told[1]) return turns
  }
  return undefined
}

/** The question about one of the things: it stands where "each" stood, or at either end. */
function questionsFor(thing: string, { frame }: Pair, today: string, by: Resolving): string[] {
  if (frame === '') return [definition(thing, today, by) ?? thing.replace(EACH, ' ').replace(DIFFER, ' ')]
  const asked = frame.replace(MANNER, ' ').replace(DIFFER, word => (/^how/i.test(word) ? word : ' '))
  return EACH.test(asked) ? [asked.replace(EACH, ` ${thing} `)] : [`${asked} ${thing}`, `${thing} ${asked}`]
}

/** Where nothing is said but the name and that it differs, what it is. */
function definition(text: string, today: string, { lexicon }: Resolving): string | undefined {
  const left = text.replace(EACH, ' ').replace(DIFFER, ' ').replace(MANNER, ' ')
  const { content, mentions, tokens } = lexicon.reader.read(left, today)
  const [name] = mentions
  if (content.length > 0 || !name || !COMPARES.test(text)) return undefined
  return `what is ${tokens
    .slice(name.start, name.end)
    .map(token => token.raw)
    .join(' ')}`
}

function surest(questions: readonly string[], context: Context, by: Resolving): Turn {
  const turns = questions.map(question => resolve(question.replace(/\s+/g, ' ').trim(), context, by))
  const sureness = ({ outcome }: Turn) => (outcome.kind === 'facts' ? outcome.confidence : 0)
  return turns.reduce((best, turn) => (sureness(turn) > sureness(best) ? turn : best))
}

/** A fact that tells of both, or one fact of each, is told already; where only they are named, no list that has both. */
function isToldWhole(text: string, reading: Reading, context: Context, by: Resolving): boolean {
  const { outcome } = resolve(text, context, by)
  if (outcome.kind !== 'facts') return false
  const { content } = by.lexicon.reader.read(text.replace(DIFFER, ' '), context.today)
  if (content.length === 0 && outcome.tellings.some(({ fact }) => fact.items.length > 0)) return false
  if (new Set(outcome.tellings.map(telling => telling.fact.subject)).size > 1) return true
  return (
    reading.mentions.length > 1 && outcome.tellings.some(({ fact }) => namesAll(fact.says, reading, context.today, by))
  )
}

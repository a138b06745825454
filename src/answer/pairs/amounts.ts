import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { compareBy, isAlike, type Scale } from './compared.ts'
import type { Context, Turn } from '../thread/context.ts'
import { bare } from './frame.ts'
import type { Resolving } from '../resolve.ts'

const MORE =
  /\b(?:more|most|bigger|biggest|larger|largest|greater|greatest|higher|highest|fewer|fewest|less|least|smaller|smallest|lower|lowest)\b/gi
const FEWER = /\b(?:fewer|fewest|less|least|smaller|smallest|lower|lowest)\b/i
const ASKS_WHICH = /\b(?:which|who|whose|where)\b/i
/** "Has A more members than B?" */
const CLAIM = /^(?:has|have|had|is|are|was|were|does|do|did)\b.*\bthan\b/i

/** A number and what it counts; amounts of different units are told, but not compared. */
interface Amount {
  number: number
  unit: string
}

/** "Which has more members, A or B?", "Has A more than B?": both numbers, the one asked for first. */
export function inSize(text: string, context: Context, by: Resolving): Turn | undefined {
  if (!asksSize(text)) return undefined
  const isClaim = CLAIM.test(text)
  return compareBy(isClaim ? text.replace(/^\S+ /, '') : text, bySize(text, isClaim, by.knowledge), context, by)
}

/** Asks which of several is larger: told one by one they would be no answer. */
export function asksSize(text: string): boolean {
  return text.search(MORE) >= 0 && (CLAIM.test(text) || ASKS_WHICH.test(text))
}

function bySize(text: string, isClaim: boolean, knowledge: Knowledge): Scale<Amount> {
  const isFewer = FEWER.test(text)
  return {
    questions(thing, frame) {
      const [about, asked] = [bare(thing, MORE), bare(frame, MORE)]
      return ['how many', 'how much', 'how big'].map(opening => `${opening} ${asked} ${about}`)
    },
    of: fact => amountOf(fact, knowledge),
    fits: (a, b) =>
      a.properties.length > 0 && isAlike(a, b) && (!isClaim || unitOf(a, knowledge) === unitOf(b, knowledge)),
    order: (a, b) => (a.unit === b.unit ? (b.number - a.number) * (isFewer ? -1 : 1) : 0),
    lead(first, second) {
      if (first.measure.unit !== second.measure.unit) return undefined
      const isSame = first.measure.number === second.measure.number
      const side = isClaim ? (first.namedFirst && !isSame ? 'Yes. ' : 'No. ') : ''
      if (isSame) return `${side}The same number: ${first.label} and ${second.label}.`
      return `${side}${isFewer ? 'Fewer' : 'More'}: ${first.label}; against ${second.label}.`
    },
  }
}

const SCALES = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
])

/** "27 million pounds" as a number and its unit; only of properties that give a count or money. */
function amountOf(
  { value, properties }: KnownFact,
  knowledge: Knowledge,
): { measure: Amount; said: string } | undefined {
  const gives = knowledge.properties.get(properties[0] ?? '')?.gives
  if (value === undefined || (gives !== 'count' && gives !== 'money')) return undefined
  const [figure = '', ...words] = String(value).split(' ')
  const scale = SCALES.get(words[0]?.toLowerCase() ?? '')
  const number = Number(figure.replaceAll(',', '')) * (scale ?? 1)
  const unit = words.slice(scale ? 1 : 0).join(' ')
  return Number.isFinite(number) ? { measure: { number, unit }, said: String(value) } : undefined
}

function unitOf(fact: KnownFact, knowledge: Knowledge): string | undefined {
  return amountOf(fact, knowledge)?.measure.unit
}

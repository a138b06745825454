import { isPartialDate, spanOf, spellDate, spellRange, type Span } from '../../knowledge/dates.ts'
import type { KnownFact } from '../../knowledge/knowledge.ts'
import { compareBy, isAlike, type Scale, type Side } from './compared.ts'
import type { Context, Turn } from '../thread/context.ts'
import { bare, DISTANCE } from './frame.ts'
import type { Resolving } from '../resolve.ts'

/** Words that put things in order of time; "first" and "last" count only where nothing is called so. */
const ORDER =
  /\b(?:older|oldest|elder|eldest|younger|youngest|newer|newest|earlier|earliest|sooner|soonest|later|latest|more recent(?:ly)?)\b|\b(?:before or after|after or before)\b|(?<!\b(?:the|its|their|very|a|at|his|her) )\b(?:first|last)\b(?=\s*(?:[,:;.?!]|$|or |by |in |to |and (?:by |how )))|(?<=\b(?:comes?|came|happens?) )(?:first|last)\b/gi
const AGE = /\b(?:older|oldest|elder|eldest|younger|youngest|newer|newest)\b/i
/** Of things themselves, from when they are, not of what they did or what happened to them. */
const CAME =
  /\bcame (?:first|last|earlier|later|before|after)\b|^(?:and |so )?(?:which|what)(?: one)? (?:was|is) (?:first|last|earlier|later)(?=\s*[,:;])/i
const LATER = /\b(?:younger|youngest|newer|newest|later|latest|more recent(?:ly)?|last)\b/i
const ASKS_WHICH = /\b(?:which|what|who|whose|whats)\b|\bor\b/i

/** "Was A before B?": what is said of the first of them. */
const CLAIM =
  /\b(?:(?<earlier>before|(?:earlier|sooner|older) than|prior to)|(?<later>after|(?:later|newer|younger|more recent) than))\b/i
const AUXILIARY = /^(?:was|were|is|are|did|does|do|has|have|had|will)\b/i

/** "Which is older, A or B?", "Was A before B?": both dates, told in their order. */
export function inOrder(text: string, context: Context, by: Resolving): Turn | undefined {
  const claim = AUXILIARY.test(text) ? CLAIM.exec(text)?.groups : undefined
  if (claim && !/ or /.test(text)) return compareBy(text, claimed(claim.earlier !== undefined), context, by)
  const distance = text.search(DISTANCE) >= 0
  return distance || asksOrder(text) ? compareBy(text, byTime(text, distance), context, by) : undefined
}

/** Asks which of several came first: told one by one they would be no answer. */
export function asksOrder(text: string): boolean {
  return text.search(ORDER) >= 0 && ASKS_WHICH.test(text)
}

function byTime(text: string, asksDistance: boolean): Scale<Span> {
  const isLater = LATER.test(text.replace(DISTANCE, ' '))
  const ofItself = AGE.test(text) || CAME.test(text)
  const openings = AGE.test(text) ? ['how old is', 'when'] : ['when']
  return {
    questions(thing, frame) {
      const [about, asked] = [bare(thing, ORDER), bare(frame, ORDER)]
      const forms = asked === '' ? [about] : [`${about} ${asked}`, `${asked} ${about}`]
      const begun = ofItself ? forms.slice(0, 1).map(form => `when did ${form} begin`) : []
      return [...begun, ...openings.flatMap(opening => forms.map(form => `${opening} ${form}`))]
    },
    firstIsEnough: ofItself,
    of: fact => (ofItself && fact.event?.subject ? undefined : daysOf(fact)),
    fits: () => true,
    order: (a, b) => (a.start < b.start ? -1 : 1) * (isLater ? -1 : 1),
    lead: (first, second) => leadOf(first, second, isLater, asksDistance),
  }
}

/** The claim that the first of them was earlier, or later, than the other, put right or confirmed. */
function claimed(isEarlier: boolean): Scale<Span> {
  const plain = byTime('', false)
  return {
    ...plain,
    questions: (thing, frame) =>
      plain.questions(thing.replace(CLAIM, ' ').replace(AUXILIARY, ' '), frame.replace(CLAIM, ' ')),
    fits: (a, b) => a.properties.length > 0 && isAlike(a, b),
    lead(first, second) {
      const lead = plain.lead(first, second)
      if (!lead || first.measure.start === second.measure.start) return lead && `No. ${lead}`
      return `${first.namedFirst === isEarlier ? 'Yes' : 'No'}. ${lead}`
    },
  }
}

/** What went on for more days than this has no date. */
const LONGEST = 31
const DAY = 86_400_000

/** A fact's own date, or the day on which what it tells of began. */
function daysOf({ value, on, event }: KnownFact): { measure: Span; said: string } | undefined {
  const [start, end = start] = (event ? [event.start, event.end] : (on?.split('/') ?? [])) as (string | undefined)[]
  if (start && end)
    return start === end || daysBetween(spanOf(start).start, spanOf(end).end) <= LONGEST
      ? { measure: spanOf(start), said: spellRange(start, end) }
      : undefined
  return typeof value === 'string' && isPartialDate(value)
    ? { measure: spanOf(value), said: spellDate(value) }
    : undefined
}

/** "First: A (1 May 2024); then: B (3 May 2024), 2 days later."; nothing where both are told of one subject or at one time. */
function leadOf(told: Side<Span>, other: Side<Span>, isLater: boolean, asksDistance: boolean): string | undefined {
  const [first, second] = isLater ? [other, told] : [told, other]
  if (first.label === first.said) return undefined
  if (first.said === second.said && isDay(first.measure)) return `On the same day: ${first.label} and ${second.label}.`
  if (first.measure.end >= second.measure.start) return undefined
  const apart = asksDistance ? `, ${distance(first.measure, second.measure)} later` : ''
  return isLater
    ? `Later: ${second.label}${apart}; before it: ${first.label}.`
    : `First: ${first.label}; then: ${second.label}${apart}.`
}

function isDay({ start, end }: Span): boolean {
  return start === end
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

const DAYS_OF_MONTH = 30.44
const MANY_DAYS = 45
const MANY_MONTHS = 30

/** In days where both are known to the day, beyond some weeks in months, too. */
function distance(a: Span, b: Span): string {
  const days = daysBetween(a.start, b.start)
  const months = Math.round(days / DAYS_OF_MONTH)
  const rough =
    months > MANY_MONTHS ? `about ${counted(Math.round(months / 12), 'year')}` : `about ${counted(months, 'month')}`
  if (!isDay(a) || !isDay(b)) return rough
  return days > MANY_DAYS ? `${counted(days, 'day')} (${rough})` : counted(days, 'day')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

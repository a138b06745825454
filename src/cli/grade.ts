import type { Case } from './cases.ts'

/** What is graded of an answer. */
export interface Graded {
  kind: string
  text: string
  abstained: boolean
  sources: readonly unknown[]
}

/** How an answer stands to its case; exactly one of these. */
export type Verdict = 'correct' | 'wrong' | 'abstainedRight' | 'abstainedWrong'

export interface Grade {
  verdict: Verdict
  /** For a wrong answer: what is wrong with it. */
  why?: string
}

/** A longer text, as cleaned, dumps instead of answering. */
const LONGEST = 1500
/** A false premise may be answered when the answer denies something. */
const DENIES =
  /\b(?:no|not|never|none|nobody|still|remains?|has(?:n't| not)|did(?:n't| not)|was(?:n't| not)|is(?:n't| not))\b/i

/** Holds an answer against what its case asks for. What must not be said counts first, even when it declines. */
export function grade(asked: Case, answer: Graded): Grade {
  const text = evened(answer.text)
  if (answer.abstained && !asked.abstain) return { verdict: 'abstainedWrong' }
  const banned = asked.mustNot.find(pattern => pattern.test(text))
  if (banned) return wrong(`says ${banned.source}`)
  if (answer.abstained) return { verdict: 'abstainedRight' }
  if (asked.abstain === true) {
    const corrected = asked.kind === 'false-premise' && DENIES.test(text)
    return corrected ? { verdict: 'correct' } : wrong('had to decline')
  }
  if (text === '') return wrong('says nothing')
  if (text.length > LONGEST) return wrong(`is ${text.length} characters long`)
  const lacking = asked.must.find(alternatives => !alternatives.some(pattern => pattern.test(text)))
  return lacking ? wrong(`does not say ${lacking.map(pattern => pattern.source).join(' or ')}`) : { verdict: 'correct' }
}

function wrong(why: string): Grade {
  return { verdict: 'wrong', why }
}

/** One way of writing quotes, hyphens and spaces, so that none of them decides. */
function evened(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2014\u2212]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Words that say the opposite, wherever they stand in a sentence. */
const REFUSES =
  /\b(?:never|none|nobody|neither|without|refus\w*|declin\w*|outside (?:of|the)|missing|absent|lack(?:s|ed|ing)?|nothing|nowhere|unconfirmed|unknown|(?:left?|leav\w+|rul\w+|stay\w*|stood|kept?) (?:it |them )?out|wait\w*|await\w*|yet to|unsettled|fail\w*|instead of)\b/i
/** Turns of phrase by which a whole sentence denies. */
const OVERTURNS = /\b(?:rul(?:es?|ed|ing) out|(?:was|were|is|are) left out|before it ever|loose wording|out of date)\b/i
const KEEPS_AWAY =
  /\b(?:never|refus\w*|declin\w*|absent|missing|withdr\w+|boycott\w*|(?:left|stay\w*|stood|kept?|dropp?e?d?|pull\w*|back\w*) out)\b/i
const NEGATES = /\b(?:not|no|non|cannot)\b/i
/** Words after which a statement holds of nothing else, or of everything. */
const LIMITS =
  /\b(?:only|just|alone|solely|exclusively|mere|merely|all|every|everyone|everything|entire|entirely|whole|wholly|fully|always|forever|nothing but|rather than|instead of|both|each|same)\b/gi

/** Whether a text denies something: "is not", "refused", "stayed out". */
export function isDenial(text: string): boolean {
  return NEGATES.test(text) || REFUSES.test(text)
}

/** What a question says without what does not turn its answer: "isn't it …?", "…, isn't it?", "… or not?", "one who does not". */
export function assertedIn(words: readonly string[]): string {
  return words.join(' ').replace(TURNS_NOTHING, ' ').trim()
}

const TURNS_NOTHING =
  /^[a-z]{2,6} not\b|\b[a-z]{2,6} not (?:it|he|she|they|that|there|we|you)$|\bor (?:not|no)\b|\byes or no\b|\b(?:who|which|that) [a-z]{2,6} not\b/g

/** Whether what a text says first denies. */
export function deniesAtFirst(text: string): boolean {
  const [opening = ''] = text.split(/[,;.](?:\s|$)/)
  const [sentence = ''] = text.split(/\.(?:\s|$)/)
  return isDenial(opening) || OVERTURNS.test(sentence)
}

/** "Others besides Kenya?" */
export function isForOthers(text: string): boolean {
  return /\b(?:others?|another|else|besides|apart from|aside from|except|excluding)\b/i.test(text)
}

/** "Kenya is the only one." */
export function isExclusive(text: string): boolean {
  return /\b(?:only|sole|alone|solely|exclusively)\b/i.test(text)
}

/** Whether it says that somebody kept away: "refused", "stayed out". */
export function isRefusal(text: string): boolean {
  return KEEPS_AWAY.test(text)
}

/** The words of a text that limit it or make it hold of everything: "only", "all". */
export function limitsIn(text: string): string[] {
  return (text.match(LIMITS) ?? []).map(word => word.toLowerCase())
}

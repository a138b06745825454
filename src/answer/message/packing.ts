/** Starts a question wherever it stands in a sentence; never begins a mere description. */
const ASKS =
  /\b(?:(?:(?:by|in|on|at|for|from|to|with|under|of) )?(?:whether|what|whom|why|how (?:many|much|long|often|far|old))|since when|by when|(?:in|on|at|by|under) which)\b/i
/** "who" and its like ask after a verb of asking or at a turn of the sentence; after a noun they describe it. */
const ASKED =
  /\b(?:know|knows|remembers?|recalls?|asks?|asked|asking|enquire|inquire|inform(?:ed)?|tell|told|advise|confirm|clarify|check|establish|state|say|learn|wonder|find out|see|of|me|us|also|then|by the way|btw|explain|understand|forgot|sure|hear) (?=(?:who|whose|which|when|where|how)\b)/i
/** "the exact day on which …" */
const NOUN_ASKED =
  /\bthe (?:(?:exact|full|precise|correct|official|very) )?(?:day|date|month|year|city|place|country|person|number|name|title|body|amount)s? (?:(?:on|in|at|by|of|from) which|when|where)\b/i

const QUESTION_WORD =
  /\b(?:who|whom|whose|what|which|when|where|why|how|whether)\b|^(?:and |so |but )?(?:is|are|was|were|do|does|did|has|have|can|could|will|would)\b/i
/** A claim that somebody is to agree with is a question for yes or no. */
const CLAIMED = /\b(?:confirm|admit|acknowledge|agree|concede|verify)s? (?:to (?:me|us) )?that (?=\S+ \S+ \S)/i
const WHETHER = /^whether\b/i
/** What leads to a question speaks of asking, of the asker, or turns from something else. */
const LEADS =
  /^\p{L}+ $|\b(?:i|i'm|i'd|me|my|we|our|us|you|your|also|then|please|asks?|asking|needs?|remembers?|informed|told|grateful|obliged|glad|ignore|disregard|forget)\b/iu
/** Fewer words than this are the end of a question, not one. */
const FEWEST = 4

/** The question that stands inside a sentence, without what leads to it. */
export function embedded(sentence: string): string | undefined {
  const start = startOf(sentence)
  const asked = sentence.slice(start)
  if (start === 0 || asked.split(' ').length < FEWEST) return undefined
  return asked.replace(WHETHER, 'is it true that')
}

/** What a sentence wants to have confirmed, as a question; undefined where it asks something else, too. */
export function claimed(sentence: string): string | undefined {
  const found = CLAIMED.exec(sentence)
  const claim = found ? sentence.slice(found.index + found[0].length) : ''
  return claim !== '' && !QUESTION_WORD.test(claim) ? `is it true that ${claim}` : undefined
}

/** Where the first question begins; 0 where none stands inside. */
function startOf(sentence: string): number {
  const [asks, noun, asked] = [ASKS, NOUN_ASKED, ASKED].map(pattern => pattern.exec(sentence))
  const starts = [noun?.index ?? 0, asked ? asked.index + asked[0].length : 0]
  if (asks && LEADS.test(sentence.slice(0, asks.index))) starts.push(asks.index)
  const inside = starts.filter(start => start > 0)
  return inside.length > 0 ? Math.min(...inside) : 0
}

/** Where a sentence pauses. */
const PAUSE = /([,;:]\s+|\s+[-–—]+\s+|\s*[()]\s*)/
/** Of the one who asks, and of why. */
const ASKER = /\b(?:bother|trouble|inconvenience|disturb\w*|i|i'm|i'd|i've|me|my|we|our|us|you|your)\b/i
const ASKERS_START =
  /^(?:need|want|wanted|asking|writing|working|just|quick|quickly|please|pls|thanks|sorry|apologies|hope|dear|greetings|hello|hi|hey|good (?:morning|afternoon|evening|day)|for (?:tomorrow|tonight|today)|on behalf|lol|names? (?:please|pls)|with (?:kind|best)|by the way|btw)\b/i
/** "I need the date - the Bergen office": what is needed is the question. */
const NEEDED =
  /\b(?:needs?|want|like|have|get|give|send|looking for) (?:me |us )?(?:the|a|an|its|their|all(?! for\b))\b/i
/** ", whose delegation I accompany," describes what was named. */
const RELATIVE = /^(?:which|who|whose|whom|where|as)\b/i

/** A sentence without what its asker says of themselves and why they ask; undefined where nothing is left out. */
export function unpacked(sentence: string): string | undefined {
  const pieces = sentence.split(PAUSE)
  if (pieces.length === 1) return undefined
  const all = pieces.filter((_, at) => at % 2 === 0).map((text, at) => ({ text, at, pause: pieces[2 * at - 1] ?? '' }))
  const own = all.filter(({ text }) => !isPacking(text))
  const told = own.filter((piece, at) => !isDescription(piece.text, own[at - 1]?.text, own[at + 1]?.text))
  const kept = told.some(({ text }) => QUESTION_WORD.test(text)) ? told : own
  if (kept.length === 0 || kept.length === all.length) return undefined
  return kept
    .map(({ text, pause, at }, place) => (place === 0 ? '' : kept[place - 1]?.at === at - 1 ? pause : ' ') + text)
    .join('')
}

/** Tells of the asker, or is polite, and asks nothing. */
export function isPacking(piece: string): boolean {
  const asks = QUESTION_WORD.test(piece) || CLAIMED.test(piece) || NEEDED.test(piece)
  return !asks && (ASKER.test(piece) || ASKERS_START.test(piece))
}

function isDescription(piece: string, before: string | undefined, next: string | undefined): boolean {
  if (before === undefined || next === undefined) return false
  return (
    RELATIVE.test(piece) && !/^(?:and|or|but|who|which|what|when|where|how|is|are|was|were|did|does|do)\b/i.test(next)
  )
}

/** As often as this in a row, words are no part of a question. */
const A_RUN = 3

/** A text without one or two words that are said again and again; as it stands when little else is in it. */
export function withoutRuns(text: string): string {
  const words = text.split(' ')
  const kept: string[] = []
  for (let at = 0; at < words.length;) {
    const length = Math.max(runAt(words, at, 1), runAt(words, at, 2))
    if (length === 0) kept.push(words[at] ?? '')
    at += Math.max(length, 1)
  }
  return kept.length >= 3 && kept.length < words.length ? kept.join(' ') : text
}

/** How many words from here on are the same few again and again; none when it is no run. */
function runAt(words: readonly string[], at: number, size: number): number {
  let end = at + size
  while (end < words.length && words[end]?.toLowerCase() === words[end - size]?.toLowerCase()) end++
  return end - at >= size * A_RUN ? end - at : 0
}

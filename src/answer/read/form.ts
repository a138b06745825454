/** What a question asks for, read from its little words. */
export interface Form {
  /** The answer that would fit: a person, a date, a yes or no …; several where the words allow it. */
  wants: ReadonlySet<Want>
  /** Whether it asks for the state before another, now, or at the beginning. */
  moment?: 'before' | 'now' | 'first' | 'next' | 'past'
  /** Says what it names is wrong: "isn't", "did not". */
  negated: boolean
}

export type Want =
  | 'yesno'
  | 'who'
  | 'when'
  | 'where'
  | 'howmany'
  | 'howmuch'
  | 'howlong'
  | 'list'
  | 'why'
  | 'how'
  | 'which'
  | 'what'
  | 'compare'
  | 'change'

const AUXILIARY = new Set(
  'is are was were do does did has have had can could will would shall should may might am isnt arent wasnt werent'.split(
    ' ',
  ),
)
const SUBJECT_WORDS = new Set('you i we'.split(' '))

/** What a common noun asks for: "which governor" wants somebody. */
export type NounWants = (noun: string) => readonly Want[]

/**
 * Reads the form of a question from its words, mentions already marked.
 * @param raw the text as written: a question may follow a comma.
 * @param nouns what the common nouns of the folder ask for after "which" and "what".
 */
export function formOf(words: readonly string[], raw = '', nouns: NounWants = () => []): Form {
  const wants = new Set(askedNoun(words, nouns))
  const text = ` ${words.join(' ')} `
  for (const [want, pattern] of PATTERNS) if (pattern.test(text)) wants.add(want)
  if (asksYesNo(words, text) || ASIDE_FIRST.test(raw) || TAG.test(text) || CONFIRM.test(raw)) wants.add('yesno')
  if (COUNTED_FIRST.test(text)) wants.add('list')
  if (OF_MONEY.test(raw)) {
    wants.delete('howmany')
    wants.add('howmuch')
  }
  const moment = MOMENTS.find(([, pattern]) => pattern.test(text))?.[0]
  return {
    wants,
    negated: / not /.test(text.replace(TAG, ' ').replace(/ or not $/, ' ')),
    ...(moment ? { moment } : {}),
  }
}

/** What the noun right after the first "which" or "what" asks for. */
function askedNoun(words: readonly string[], nouns: NounWants): readonly Want[] {
  const at = words.findIndex(word => word === 'which' || word === 'what')
  return at < 0 ? [] : nouns(words[at + 1] ?? '')
}

const PATTERNS: [Want, RegExp][] = [
  ['who', / (?:who|whom|whose|person|name of the (?:head|director|minister|chair)) /],
  [
    'when',
    / (?:when|what (?:exact )?(?:date|day|year|month)|which (?:date|day|year|month)|what time|since when|date|dates|how soon) /,
  ],
  [
    'where',
    / (?:where|what (?:place|city|town|country|venue|location)|which (?:place|city|town|country|venue|location)|location|venue) /,
  ],
  ['howmany', / (?:how many|number of|count of|headcount|what number|total number) /],
  [
    'howmuch',
    / (?:how much|what amount|budget|cost|sum|funding|dollars?|euros?|pounds?|money|salary|salaries|wages?|prices?|fees?|percentage|percent) /,
  ],
  ['howlong', / (?:how long|for how many years|how old) /],
  [
    'list',
    / (?:list|which (?:\S+ )?(?:\S*[^aiosu]s|countries|bodies|companies|cities|agencies|laboratories) (?:are|were|did|do|does|have|has|had|took|take|made|make|signed|belong|will|can|in|of|on)|who are|what are (?:the|its|their|all)|name (?:the|all|every|them)|enumerate|enumerated|(?:give|send|show) (?:me |us )?(?:the |all |a )?(?:names|list)|all (?:of )?(?:the |its |their )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|sixteen|twenty|\d+)(?: \S+s)?|all (?:of )?(?:the|its) \S+s|who all|everyone|names please|(?:need|want|get|have) (?:them )?all|every (?:single )?one of them) /,
  ],
  ['why', / (?:why|reason|how come) /],
  [
    'compare',
    / (?:compare|compared|comparison|versus|difference|differ|differs|different|which (?:\S+ )?(?:came|is|was|has|had|got) (?:first|earlier|older|more|bigger|larger)|first or|earlier|older|newer|older than|more than|(?:other|conflicting|two|different) figures?|at the (?:beginning|start) and|compared (?:to|with)|now and) /,
  ],
  ['change', / (?:changed?|changes|what is new|anything new|updates?|news|latest developments?) /],
  ['which', / which /],
  ['what', / what /],
  ['how', / how (?!many|much|long) /],
]

const MOMENTS: ['before' | 'now' | 'first' | 'next' | 'past', RegExp][] = [
  [
    'before',
    / (?:before|previously|previous|former|formerly|earlier name|old name|predecessor|used to|prior|precede[ds]?) /,
  ],
  [
    'first',
    / (?:at first|originally|original|initially|initial|inaugural|first|very first|earliest|in the beginning|at the (?:start|beginning|launch|outset)|founding) /,
  ],
  ['next', / (?:next|upcoming|coming|forthcoming|future|ahead|following) /],
  [
    'now',
    / (?:now|currently|current|today|at present|presently|these days|nowadays|latest|right now|at the moment|as of (?:now|today|this \S+)|still) /,
  ],
  ['past', / (?:was|were|did|had|been|became|become of|happened to) /],
]

function asksYesNo(words: readonly string[], text: string): boolean {
  const first = words.find(word => !LEAD_INS.has(word))
  const second = words[words.indexOf(first ?? '') + 1]
  if (first && AUXILIARY.has(first) && !SUBJECT_WORDS.has(second ?? ''))
    return !/ or (?!no |not )/.test(text) || / or (?:no|not) /.test(text)
  return (
    / (?:whether|if) (?!.*\b(?:who|what|when|where|which|how)\b)/.test(text) &&
    / (?:know|ask|asked|wonder|wondering|tell me|confirm|sure|clarify) /.test(text)
  )
}

/** "When it was founded, did Australia …?" */
const ASIDE_FIRST =
  /^(?:when|after|before|since|in|as|if|given|once|by) [^,?]{3,80}, (?:did|does|do|is|are|was|were|has|have|had|can|could|will)\b[^?]*\?/i
/** "How many dollars", "how many $" */
const OF_MONEY = /\bhow many (?:[$€£]|(?:[a-z.]+ )?(?:dollars|euros|pounds|million|billion|percent)\b)/i
/** "The three topics of …": what is counted is wanted by name. */
const COUNTED_FIRST =
  /^ (?:the )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|sixteen|twenty|\d{1,2}) (?:[a-z]+ )?[a-z]*[^aiosu ]s (?:of|in|at|from|for|behind|under|on) /
/** "…, didn't it?" */
const TAG = / (?:did|was|is|does|has|have|were|are|do|had|will) not (?:it|he|she|they|that|there|we|you) $/

/** "…, right?", "… or not": asks to confirm what was said. */
const CONFIRM =
  /(?:^|[\s,.;:!-])(?:right|correct|true|exact|accurate|yes|yeah|huh|innit|or no|or not|true or false|isn't it|is it not|am i right)\W*$/i

const LEAD_INS = new Set(
  'and but so or ok okay well then also hey hi hello um uh actually just please quick question'.split(' '),
)

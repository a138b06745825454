/** Whatever else it says, a question with one of these wants the calendar. */
export const CALENDAR =
  / (?:calendar|agenda|schedule|diary|upcoming|coming up|what (?:all )?(?:comes?|is coming) up|what (?:was|were) (?:on|there)|what did (?:we|i) miss|going on|coming (?:weeks?|months?|year)|happening|what (?:happened(?! to)|took place|went on|is due|follows)|what comes (?:next|before|after|in|on)|(?:key|important) dates|events?|deadlines?|on the horizon|what is (?:on|next)|comes next|lined up|looming|save the date|xtime (?:holds?|brings?|offers?)|(?:anything|something|nothing) (?:\w+ )?(?:on|in|after|before|between|next|else|due|planned|scheduled|xtime)|what (?:do (?:you|we) have|have (?:you|we) got|is there) (?:for|in|on) xtime) /

/** Common nouns and verbs for what stands in a calendar: they ask for it when a time is named too. */
export const ENTRIES =
  / (?:conferences?|summits?|meetings?|gatherings?|plenary|plenaries|deadlines?|laws|rules|dates|kicks? in|starts?|begins?|applies|apply|due|takes? effect|changes?|obligations?|duties|falls?|fall due|takes? place|happens?|statutes|legislation|acts|commences?|in force|planned|scheduled|attend|visit|travel) /

/** What people go to: asked for with a place it needs no time. */
export const GATHERINGS =
  / (?:which|any|a|some|next|upcoming) (?:\w+ )?(?:conferences?|summits?|meetings?|gatherings?) /

/** It asks for the next of some sort, and so needs neither. */
export const UPCOMING =
  / (?:next|upcoming|soonest|nearest) (?:\w+ )?(?:events?|deadlines?|conferences?|summits?|gatherings?|meetings?|dates?|(?:laws?|rules?|obligations?|duties) (?:to|that|which|taking|coming)) /

/** Only what comes first. */
export const NEXT_ONE =
  / (?:next|first|soonest|nearest) (?:\w+ ){0,3}(?:event|deadline|date|conference|summit|gathering|law|thing|meeting)\b| what is next | comes next | next up | (?:comes?|is|follows|happens) (?:right|directly|straight|just|immediately) after /

/** It asks for what no calendar tells: somebody (unlike "for those who"), the hour, who comes, what one meeting is about, a date given up. */
export const UNTOLD =
  / (?:old|former|original|originally|initially) |^ (?:\w+ ){0,2}who(?:m|se)? | what (?:time|hour) |(?<! (?:i|we|to|you|one|can|could|should|must)) attends? | (?:agenda|schedule|program|programme) (?:of|for|at) (?:the )?xname | xname (?:agenda|schedule|program|programme) /

/** It leaves open what. */
export const OPEN = / (?:what|which|anything|something|events?) /

/** It asks for what is over, even of a year that is not. */
export const DONE = / (?:happened|took place|so far|was there|were there|was on|was xtime|miss|past events?) /

/** It looks back. */
export const PAST = / (?:last|past|previous|happened|took place|were|was there|was on|was xtime|miss|recent|so far) /

/** "in Bergen or anywhere else": the place was an example. */
export const ANYWHERE = / or (?:anywhere|elsewhere|somewhere|any other) /

/** Sorts that an event is of by its kind alone: a deadline about conferences is none. */
export const PEOPLE_MEET = ['meeting', 'conference', 'summit']
const BINDS = ['law', 'deadline']

/** Sorts of entries that a noun asks for besides its own; each counts where the calendar has it. */
export const ASKED_SORTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    meeting: PEOPLE_MEET,
    meetings: PEOPLE_MEET,
    gathering: PEOPLE_MEET,
    gatherings: PEOPLE_MEET,
    plenary: ['meeting'],
    plenaries: ['meeting'],
    act: ['law'],
    acts: ['law'],
    rule: ['law'],
    rules: ['law'],
    legislation: ['law'],
    obligation: BINDS,
    obligations: BINDS,
    duty: BINDS,
    duties: BINDS,
  }),
)

/** Sorts that other words hint at, where nothing else is asked for. */
export const HINTED_SORTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({ attend: PEOPLE_MEET, due: BINDS, effect: BINDS, force: BINDS, kicks: BINDS, applies: BINDS }),
)

/** Words that keep what is asked for to a theme. */
export const ASKED_TOPICS: ReadonlyMap<string, string> = new Map(
  Object.entries({ legal: 'law', legislative: 'law', regulatory: 'law' }),
)

/** Verbs that may share a root with a kind, without asking for it. */
export const VERBS = new Set(
  'start starts starting begin begins beginning commence commences launch held hold'.split(' '),
)

/** Words that choose nothing from a calendar. */
export const OWN_WORDS =
  'next last past previous recent far miss left coming soon after before first rest calendar agenda schedule diary upcoming come happening happen event events deadline deadlines horizon conference conferences summit summits meeting meetings gathering gatherings law laws rule rules plenary date dates planned plan scheduled due line lined loom looming key important relevant future list remaining end half quarter state states country countries city town place know watch mind keep early late held hold ai kick kicks begin begins apply applies start starting commence obligation obligations duties duty statute statutes legislation act acts force something under fall falls take effect legal legislative regulatory side hit hits hitting day days week weeks bite bites affect affects concern visit attend travel fly trip join anywhere elsewhere else follow follows directly straight immediately counting change changes bring brings offer offers'.split(
    ' ',
  )

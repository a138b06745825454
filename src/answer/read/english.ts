const set = (text: string) => new Set(text.trim().split(/\s+/))

/** Words that say nothing about the topic of a question; question words are read by `form` instead. */
export const FILLERS = set(`
  a an the this that these those it its itself they them their theirs he him his she her hers we us our ours you your yours i me my mine
  one ones some any each every both either neither such same own other others another all
  is are was were be been being am do does did done doing have has had having will would shall should can could may might must
  not no nor yes yeah yep nope ok okay well so then than too also just only very really quite rather even still yet already again
  of in on at by for from to into onto with within without about around over under between among through during before after since until till as per via
  and or but if because while although though whether like
  who whom whose what which when where why how whats whos
  there here now today currently current nowadays right moment
  please kindly thanks thank thx cheers hi hello hey dear sorry sir madam bot help
  tell say know show give need want wish ask asking asked get got let find look looking see remind explain describe list check confirm clarify
  wonder wondering curious understand understanding hear heard read think thought believe guess suppose recall remember remembering
  exactly actually basically roughly approximately precisely simply maybe perhaps possibly probably apparently officially true correct exact accurate
  much many lot lots few more most less least several bit
  thing things stuff something anything everything someone anyone anybody somebody everybody everyone people folks guys
  way kind sort type example question answer info information detail details quick quickly briefly short
  go going goes went come comes came take takes took make makes made put use used using
  mean means meant
  up down out off back away
  day date year month week time times
  new old big small good best great
`)

/** Words that change nothing, wherever they stand in a question: "is the EU itself a member", "did they actually sign". */
export const EMPHATIC = set(`
  itself themselves himself herself also actually really indeed literally basically honestly definitely urgent urgently asap
  anyway anyhow though tho lol haha btw
`)
/** The same, but only as the last words: "is Kenya in it as well". */
export const LAST_WORDS: readonly (readonly string[])[] = [
  ['as', 'well'],
  ['too'],
  ['again'],
  ['either'],
  ['right'],
  ['in', 'fact'],
  ['by', 'chance'],
  ['at', 'all'],
]

/** Chat shorthand and contractions, written out. */
export const SHORTHAND = new Map(
  Object.entries({
    whats: 'what is',
    "what's": 'what is',
    whos: 'who is',
    "who's": 'who is',
    wheres: 'where is',
    "where's": 'where is',
    whens: 'when is',
    "when's": 'when is',
    hows: 'how is',
    "how's": 'how is',
    "it's": 'it is',
    "that's": 'that is',
    "there's": 'there is',
    "can't": 'can not',
    cant: 'can not',
    "won't": 'will not',
    dont: 'do not',
    didnt: 'did not',
    doesnt: 'does not',
    isnt: 'is not',
    wasnt: 'was not',
    arent: 'are not',
    werent: 'were not',
    hasnt: 'has not',
    havent: 'have not',
    u: 'you',
    r: 'are',
    ur: 'your',
    n: 'and',
    pls: 'please',
    plz: 'please',
    plss: 'please',
    rn: 'now',
    atm: 'now',
    thx: 'thanks',
    wud: 'would',
    cud: 'could',
    shud: 'should',
    hav: 'have',
    hv: 'have',
    tht: 'that',
    thr: 'there',
    bout: 'about',
    thru: 'through',
    wht: 'what',
    wat: 'what',
    wut: 'what',
    diff: 'difference',
    diffs: 'differences',
    exec: 'executive',
    wats: 'what is',
    wots: 'what is',
    wot: 'what',
    wo: 'who',
    iz: 'is',
    nam: 'name',
    intl: 'international',
    mcuh: 'much',
    payed: 'paid',
    practise: 'practice',
    ther: 'there',
    nah: 'no',
    gd: 'good',
    cos: 'because',
    bc: 'because',
    w: 'with',
    wth: 'with',
    y: 'why',
    whn: 'when',
    wen: 'when',
    whr: 'where',
    wher: 'where',
    wich: 'which',
    whch: 'which',
    hw: 'how',
    da: 'the',
    teh: 'the',
    tha: 'the',
    hte: 'the',
    abt: 'about',
    btw: 'by the way',
    gimme: 'give me',
    wanna: 'want to',
    gonna: 'going to',
    idk: 'i do not know',
    govt: 'government',
    gov: 'government',
    ppl: 'people',
    yr: 'year',
    yrs: 'years',
    mtg: 'meeting',
    qs: 'questions',
    vs: 'versus',
    info: 'information',
    bn: 'billion',
    mn: 'million',
    mln: 'million',
  }),
)

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)'
const ORDINAL_WORDS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ')
/** "1st", but no day of a month. */
const ORDINAL = new RegExp(
  `(?<!\\b${MONTH}\\p{L}{0,6} )\\b(1st|2nd|3rd|[4-9]th|1[0-2]th)\\b(?! (?:of )?${MONTH})`,
  'giu',
)
/** Letters that are said as digits. */
const SAID: readonly [RegExp, string][] = [
  [/\b(any|some|every|no)1\b/gi, '$1one'],
  [/\bb4\b/gi, 'before'],
  [/\b2(day|morrow|nite)\b/gi, 'to$1'],
]

/** A slip that may be two words; what follows tells which. */
const HOW_OR_WHO = /\bhwo\b(?<how> (?:many|much|long|often|old|big|do|does|did|can|is it)\b)?/gi

/** Writes out "1st" and "any1", and tells "hwo" apart. */
export function writtenOut(text: string): string {
  return withoutDigits(text).replace(HOW_OR_WHO, (_, how?: string) => (how ? `how${how}` : 'who'))
}

function withoutDigits(text: string): string {
  if (!/\d/.test(text)) return text
  const ordered = text.replace(ORDINAL, digits => ORDINAL_WORDS[Number.parseInt(digits) - 1] ?? digits)
  return SAID.reduce((said, [pattern, word]) => said.replace(pattern, word), ordered)
}

/** A short word by itself, not in capitals and no part of a name such as "R.U." */
const SHORT = /(?<![\p{L}\p{N}.&='/-])[\p{L}]\p{Ll}{0,5}(?![\p{L}\p{N}.&='/-])/gu

/** Writes out chat shorthand, so that "n wat" parts a message as "and what" does. */
export function inFull(text: string): string {
  return text.replace(SHORT, word => SHORTHAND.get(word) ?? word)
}

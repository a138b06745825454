import { shortened, type Compounds } from './compounds.ts'
import { EMPHATIC, LAST_WORDS } from './english.ts'
import { formOf, type Form, type NounWants } from './form.ts'
import type { Mention, Names } from './names.ts'
import type { Speller } from './spell.ts'
import type { DatedNames } from './dated-names.ts'
import { recallOf } from '../thread/recall.ts'
import { timesIn, type TimeMention } from '../times/times.ts'
import { clean, isFiller, stem, tokens, type Token } from './words.ts'

/** Stands for any name, so that "who heads {subject}" serves all subjects. */
export const NAME = 'xname'
/** Stands for any date or period. */
export const TIME = 'xtime'

/** A question, or a part of one, as the core understands it. */
export interface Reading extends Worded {
  form: Form
}

/** A question by its words, without what they ask for. */
export interface Worded {
  text: string
  tokens: readonly Token[]
  mentions: readonly Mention[]
  times: readonly TimeMention[]
  /** The words in order, names and times replaced by placeholders, politeness left out. */
  words: readonly string[]
  /** Stems of the words that carry the topic, without names and times. */
  content: readonly string[]
}

/** Words of a question, from one place to before another. */
interface Stretch {
  start: number
  end: number
}

export interface Reader {
  read(text: string, today: string): Reading
  /** As `read`, for texts of which only the words count. */
  words(text: string, today: string): Worded
  /** A reading as if some stretches of words, and the names in them, had not been written; its times stay. */
  without(reading: Reading, stretches: readonly Stretch[]): Reading
}

/** One message is read in several forms and parts, some of them again and again. */
const MOST_RECALLED = 100

/** @param speller undefined while the known words are still being gathered. */
export function readerOf(
  names: Names,
  canonical: ReadonlyMap<string, string>,
  speller?: Speller,
  nouns?: NounWants,
  compounds: Compounds = new Map(),
  datedNames: DatedNames = () => [],
): Reader {
  const topical = (words: readonly string[]) =>
    words.filter(word => word !== NAME && word !== TIME && !isFiller(word)).map(word => rootOf(word, canonical))
  const worded = (text: string, today: string): Worded => {
    const cleaned = clean(text)
    const written = tokens(cleaned.replace(/\{(?:subject|item)\}/g, ` ${NAME} `))
    const found = withoutEmphasis(withoutLeadIn(written.map(word => mend(word, speller))))
    const { mentions, times } = toldIn(found, today, names, datedNames)
    const words = shortened(masked(found, mentions, times), compounds)
    return { text: cleaned, tokens: found, mentions, times, words, content: topical(words) }
  }
  const readings = recallOf<Reading>(MOST_RECALLED)
  return {
    words: worded,
    read(text, today) {
      return readings.of(`${today} ${text}`, () => {
        const one = worded(text, today)
        return { ...one, form: formOf(one.words, one.text, nouns) }
      })
    },
    without(reading, stretches) {
      const isOut = (at: number) => stretches.some(({ start, end }) => at >= start && at < end)
      const mentions = reading.mentions.filter(mention => !isOut(mention.start))
      const words = shortened(masked(reading.tokens, mentions, reading.times, isOut), compounds)
      return { ...reading, mentions, words, content: topical(words), form: formOf(words, '', nouns) }
    },
  }
}

/** The names in a text and its other times. */
function toldIn(found: readonly Token[], today: string, names: Names, datedNames: DatedNames) {
  const named = names.find(found)
  const dated = timesIn(found, today).filter(time => !named.some(mention => crosses(mention, time)))
  const things = datedNames(found, named, dated)
  const others = named.filter(mention => !things.some(thing => crosses(mention, thing)))
  const mentions = [...others, ...things].sort((a, b) => a.start - b.start)
  return { mentions, times: dated.filter(time => !mentions.some(mention => crosses(mention, time))) }
}

/** The stem of a word, or of the word that stands for its group of synonyms. */
export function rootOf(word: string, canonical: ReadonlyMap<string, string>): string {
  return canonical.get(word) ?? stem(word)
}

function mend(token: Token, speller: Speller | undefined): Token {
  if (!speller || isFiller(token.text) || token.text === NAME) return token
  const text = speller.correct(token.text)
  return text && text !== token.text ? { ...token, text } : token
}

function crosses(mention: Stretch, time: Stretch): boolean {
  return mention.start < time.end && time.start < mention.end
}

function masked(
  text: readonly Token[],
  mentions: readonly Mention[],
  times: readonly TimeMention[],
  isOut: (at: number) => boolean = () => false,
): string[] {
  const words: string[] = []
  for (let at = 0; at < text.length;) {
    const mention = mentions.find(one => one.start === at)
    const time = times.find(one => one.start === at)
    if (isOut(at)) {
      at++
      continue
    }
    words.push(mention ? NAME : time ? TIME : (text[at]?.text ?? ''))
    if (mention?.between !== undefined) words.push(text[mention.between]?.text ?? '')
    at = mention?.end ?? time?.end ?? at + 1
  }
  return words
}

const LEAD_IN = new RegExp(
  '^(?:(?:and|but|so|ok|okay|hi|hello|hey|dear|bot|please|kindly|sorry|well|um|uh|just|quick question|yo|also|there|all|team' +
    '|(?:can|could|would|will|might|may) (?:you|someone|anyone|i|we)(?: (?:please|kindly|maybe|perhaps|possibly|just|quickly|be so kind as to))*' +
    '(?: (?:tell|give|say|remind|explain to|show|let|ask|inform|enlighten|help|answer|know|find out|point))?(?: (?:me|us|you))?(?: know)?' +
    '|(?:please |kindly )?(?:tell|remind|inform|let|give|show|explain to) (?:me|us)(?: know)?(?: again)?' +
    '|do (?:you|we|u)(?: (?:happen to|by chance|even|perhaps))? (?:know|have any idea|remember|recall)' +
    '|(?:any idea|any clue|i wonder|i am wondering|i was wondering|wondering|curious)' +
    '|i (?:do not know|would like|want|need|would love|should like|wish|am trying|have)(?: to (?:know|ask|find out|understand|learn|check|hear))?' +
    '|would you mind telling me|be so kind (?:as )?to tell me|is it possible to (?:know|tell me)|what i (?:want|need) to know is)\\b ?)+',
)

/** Drops "could you please tell me" from the front, as long as a question is left. */
function withoutLeadIn(text: readonly Token[]): Token[] {
  const joined = text.map(token => token.text).join(' ')
  const [lead = ''] = LEAD_IN.exec(joined) ?? []
  const dropped = lead.trim() === '' ? 0 : lead.trim().split(' ').length
  return text.length - dropped >= 1 ? text.slice(dropped) : [...text]
}

/** Drops what only stresses, and "as well" at the end, as long as a question is left. */
function withoutEmphasis(text: readonly Token[]): Token[] {
  const told = text.filter(({ text }) => !EMPHATIC.has(text))
  const last = LAST_WORDS.find(words => words.every((word, at) => told.at(at - words.length)?.text === word))
  const kept = last ? told.slice(0, -last.length) : told
  return kept.length > 0 ? kept : [...text]
}

import type { KnownFact, Knowledge } from '../../knowledge/knowledge.ts'
import { isWordDenied } from './denied-words.ts'
import { assertedIn, deniesAtFirst, isDenial, isExclusive, isForOthers, limitsIn } from './denials.ts'
import { byNow } from './by-now.ts'
import type { Lexicon } from '../read/lexicon.ts'
import { sideByList } from '../tell/lists.ts'
import type { Model } from '../model.ts'
import type { Candidate } from '../rank/rank.ts'
import type { Reading } from '../read/read.ts'
import { likenessOf } from './side-likeness.ts'
import { datesFit, isOffNumber, namesFit } from './side-told.ts'
import { wordsFit } from './side-words.ts'

/** What a question is read against. */
export interface Means {
  knowledge: Knowledge
  model: Model
  lexicon: Lexicon
  /** The day on which is asked. */
  today: string
}

/** What speaks for "yes" and for "no"; signs without a measure are 1 or 0. */
export interface SideSigns {
  /** Likeness to the nearest phrasing answered yes, or no; what other names take from it; full agreement with it. */
  yesLike: number
  noLike: number
  yesAside: number
  yesSame: number
  noSame: number
  /** What is named is on the fact's list, or is not on a closed one. */
  listed: number
  unlisted: number
  /** The dates asked about are the fact's own, others that it tells, or none of its. */
  dateOwn: number
  dateTold: number
  dateOff: number
  /** It does not tell the numbers asked about. */
  numberOff: number
  /** It tells a name asked about; names that it does not know; another of the kind of its value; one that it excepts; one that it denies. */
  named: number
  strangers: number
  rival: number
  excepted: number
  denied: number
  /** It tells all words; the share that only its "no" questions, only its questions, or nothing of it knows. */
  told: number
  refused: number
  asked: number
  unknown: number
  /** How far its questions with these words lean to yes. */
  lean: number
  /** "Only", "all" and the like, which the fact does not say. */
  limits: number
  /** The fact denies something, and the question does not; or both do. */
  factDenies: number
  bothDeny: number
  /** What it denies is not all that it says, but a word of the question stands only there. */
  wordDenied: number
  /** It has begun where it is asked whether; it is over, or ahead, where it is asked whether it is so now. */
  begun: number
  notNow: number
}

export function sideSignsOf({ fact, match, signs }: Candidate, reading: Reading, by: Means): SideSigns {
  const implied = impliedBy(fact, by.knowledge)
  const yes = likenessOf(match.yes, reading, by.model, implied)
  const no = likenessOf(match.no, reading, by.model, implied)
  const dates = datesFit(fact, reading)
  const names = namesFit(fact, reading, by.knowledge, by.lexicon)
  const onList = sideByList(fact, reading, by.knowledge)
  const now = byNow(fact, reading, by.knowledge, by.today)
  return {
    yesLike: yes.like,
    noLike: no.like,
    yesAside: yes.aside,
    yesSame: yes.same,
    noSame: no.same,
    listed: one(onList === 'yes'),
    unlisted: one(onList === 'no'),
    dateOwn: one(dates === 'own'),
    dateTold: one(dates === 'told'),
    dateOff: one(dates === 'off'),
    numberOff: one(isOffNumber(fact, reading, by.lexicon)),
    named: one(names.told),
    strangers: Math.min(names.strangers, 2),
    rival: one(names.rival),
    excepted: one(names.excepted && !isDenial(assertedIn(reading.words))),
    denied: signs.denied,
    ...wordsFit(fact, reading, by.model, by.lexicon),
    limits: one(isLimitedFurther(fact, reading)),
    ...denials(fact, reading),
    wordDenied: one(namesNoOther(fact, reading, by.knowledge) && isTurnedFrom(fact, reading, by.lexicon)),
    begun: one(now === 'begun'),
    notNow: one(now === 'over' || now === 'ahead'),
  }
}

/** What need not be named: what the folder or the fact is about, and whose that is. */
function impliedBy({ subject }: KnownFact, { defaults, subjects }: Knowledge): ReadonlySet<string> {
  return new Set([...defaults, ...(subject ? [subject, ...(subjects.get(subject)?.of ?? [])] : [])])
}

function one(holds: boolean): number {
  return holds ? 1 : 0
}

/** "Only Seoul?", where the fact says no "only". */
function isLimitedFurther(fact: KnownFact, reading: Reading): boolean {
  const said = limitsIn(fact.says)
  return limitsIn(reading.words.join(' ')).some(word => !said.includes(word))
}

function denials(fact: KnownFact, reading: Reading) {
  const asked = assertedIn(reading.words)
  const asks = isDenial(asked)
  const says = deniesAtFirst(fact.says) || (isForOthers(asked) && isExclusive(fact.says))
  return { factDenies: one(says && !asks), bothDeny: one(asks && says) }
}

/** It says something and denies what the question asks. */
function isTurnedFrom(fact: KnownFact, reading: Reading, lexicon: Lexicon): boolean {
  return !isDenial(assertedIn(reading.words)) && !deniesAtFirst(fact.says) && isWordDenied(fact, reading, lexicon)
}

/** What a fact denies of one it may say of another. */
function namesNoOther({ subject }: KnownFact, { mentions }: Reading, knowledge: Knowledge): boolean {
  const about = knowledge.closure(subject ?? '')
  return mentions.every(({ ids }) => ids.some(id => about.has(id) || knowledge.defaults.has(id)))
}

import { dayOf } from '../knowledge/dates.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer, Answerer, Explanation, Question } from './answer.ts'
import { namedApart } from './pairs/apart.ts'
import { isCovered } from './pairs/covered.ts'
import { numberedApart } from './pairs/numbered.ts'
import { clausesOf, partsOf } from './message/clauses.ts'
import { after, type Context, type Turn } from './thread/context.ts'
import { explainTurn } from './tell/explain.ts'
import { inFull } from './read/english.ts'
import { lexiconOf } from './read/lexicon.ts'
import { matcherOf } from './rank/match.ts'
import { ofEach } from './pairs/each.ts'
import { isKnownGap, merge, say } from './tell/merge.ts'
import { inSize } from './pairs/amounts.ts'
import { asksOrder, inOrder } from './pairs/order.ts'
import { rankerOf } from './rank/rank.ts'
import { recallOf, type Recall } from './thread/recall.ts'
import { resolve, type Resolving } from './resolve.ts'
import type { Model } from './model.ts'
import { unpacked } from './message/packing.ts'
import { scheduleOf } from './calendar/schedule.ts'
import { smallTalk } from './message/smalltalk.ts'
import { strangeLanguage } from './message/language.ts'
import { clean } from './read/words.ts'

/** Earlier questions of a thread that still count. */
const REMEMBERED = 4
/** Questions whose understanding is kept, so that the next one of a thread need not go through those before it again. */
const MOST_RECALLED = 500

/** The core over one fact folder: pure, deterministic, without clock, file or network. */
export function answererOf(knowledge: Knowledge, model: Model): Answerer {
  const lexicon = lexiconOf(knowledge, model.counts)
  const schedule = scheduleOf(knowledge, lexicon)
  const by: Resolving = {
    knowledge,
    model,
    lexicon,
    schedule,
    ranker: rankerOf(knowledge, model, matcherOf(model, lexicon)),
  }
  const contexts = recallOf<Context>(MOST_RECALLED)
  const turnsFor = (question: Question) => turns(question, contexts, by)
  return {
    ask: question => answer(question, turnsFor(question), by),
    explain(question): Explanation {
      const all = turnsFor(question)
      return { answer: answer(question, all, by), parts: all.map(turn => explainTurn(turn, by)) }
    },
  }
}

function turns(question: Question, contexts: Recall<Context>, by: Resolving): Turn[] {
  let context: Context = { today: dayOf(question.now), subjects: [] }
  const follow = (text: string, make: () => Turn[]) => {
    context = contexts.of(JSON.stringify([text, context]), () => make().reduce(after, context))
  }
  for (const text of (question.thread ?? []).slice(-REMEMBERED).map(heard))
    follow(text, () => understand(text, context, by))
  const text = heard(question.text)
  const asked = understand(text, context, by)
  follow(text, () => asked)
  return asked
}

/** A message as it is understood: cleaned, with shorthand written out. */
function heard(text: string): string {
  return inFull(clean(text))
}

/** The turns that one message makes: one, or one for each of its questions. */
function understand(text: string, context: Context, by: Resolving): Turn[] {
  const about = smallTalk(text)
  if (about) return [talk(text, about, context, by)]
  const ordered = inOrder(text, context, by) ?? inSize(text, context, by)
  if (ordered) return [ordered]
  const each = ofEach(text, context, by)
  if (each) return each
  const { questions, background } = clausesOf(text)
  const aside = by.lexicon.reader.read(background, context.today)
  const named = aside.mentions.flatMap(mention => (mention.ids.length <= 2 ? mention.ids : []))
  let running: Context = named.length > 0 ? { ...context, subjects: [...named, ...context.subjects] } : context
  const all: Turn[] = []
  for (const asked of questions)
    for (const turn of oneOrParts(
      isBare(asked, context, by) ? `${background} ${asked}` : asked,
      running,
      by,
      background,
    )) {
      all.push(turn)
      running = after(running, turn)
    }
  return all
}

/** "Who is that?" asks about what was said before it in the same message. */
function isBare(question: string, context: Context, by: Resolving): boolean {
  const reading = by.lexicon.reader.read(question, context.today)
  return reading.content.length === 0 && reading.mentions.length === 0
}

/** A question with "and" in it is answered whole when one fact covers it, else part by part. */
function oneOrParts(question: string, context: Context, by: Resolving, background: string): Turn[] {
  const whole = resolve(question, context, by, background)
  const joined = partsOf(unpacked(question) ?? question)
  const parts = joined.length > 1 ? joined : apartIn(question, whole, context, by)
  if (parts.length < 2) return [whole]
  const turns: Turn[] = []
  let running = context
  for (const part of parts) {
    const turn = another(part, turns, running, context, by)
    turns.push(turn)
    running = after(running, turn)
  }
  const isSound = turns.every(turn => turn.outcome.kind === 'facts' || isKnownGap(turn, by))
  return joined.length < 2 && !isSound ? [whole] : merge(whole, turns)
}

/** Nobody asks twice for one fact: a part that leads back to what was just told, or nowhere, is read in other ways. */
function another(part: string, told: readonly Turn[], running: Context, before: Context, by: Resolving): Turn {
  const isNew = (turn: Turn) => turn.outcome.kind === 'facts' && !told.some(other => isSame(other, turn))
  const turn = resolve(part, running, by)
  if (told.length === 0 || isNew(turn) || (turn.outcome.kind !== 'facts' && turn.outcome.kind !== 'unknown'))
    return turn
  if (isKnownGap(turn, by)) return turn
  const [about = ''] = running.subjects.flatMap(id => by.knowledge.subjects.get(id)?.name ?? [])
  for (const form of [part, `${part} ${about}`]) {
    const read = resolve(form, before, by)
    if (isNew(read)) return read
  }
  return turn
}

function isSame({ outcome: a }: Turn, { outcome: b }: Turn): boolean {
  return a.kind === 'facts' && b.kind === 'facts' && a.tellings[0]?.fact === b.tellings[0]?.fact
}

/** A question about several things once for each, told apart by number or by name; none where one fact covers them. */
function apartIn(question: string, { outcome }: Turn, { today }: Context, by: Resolving): string[] {
  if (asksOrder(question)) return []
  const numbered = numberedApart(question)
  if (numbered.length > 1) return numbered
  return isCovered(outcome, today, by) ? [] : namedApart(outcome.reading, by.knowledge)
}

function talk(text: string, about: string, context: Context, by: Resolving): Turn {
  const reading = by.lexicon.reader.read(text, context.today)
  const ranking = { candidates: [], gaps: [] }
  return {
    text,
    outcome: { kind: 'social', about, reading, ranking, confidence: 1, decision: `small talk (${about})` },
  }
}

function answer(question: Question, all: readonly Turn[], by: Resolving): Answer {
  const foreign = strangeLanguage(clean(question.text))
  return say(all, by, dayOf(question.now), foreign)
}

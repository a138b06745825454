import { dayOf } from '../knowledge/dates.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Answer, Answerer, Explanation, Question } from './answer.ts'
import { clausesOf } from './message/clauses.ts'
import { after, type Context, type Turn } from './thread/context.ts'
import { explainTurn } from './tell/explain.ts'
import { inFull } from './read/english.ts'
import { lexiconOf } from './read/lexicon.ts'
import { matcherOf } from './rank/match.ts'
import { ofEach } from './pairs/each.ts'
import { oneOrParts } from './parts.ts'
import { say } from './tell/merge.ts'
import { inSize } from './pairs/amounts.ts'
import { inOrder } from './pairs/order.ts'
import { rankerOf } from './rank/rank.ts'
import { recallOf, type Recall } from './thread/recall.ts'
import type { Resolving } from './resolve.ts'
import type { Model } from './model.ts'
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

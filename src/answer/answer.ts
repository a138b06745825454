import type { Source } from '../knowledge/schema.ts'

/** A question as it reaches the core; the core has no clock, so the moment is handed in. */
export interface Question {
  text: string
  /** What people asked earlier in the thread, oldest first, never the bot's words. */
  thread?: readonly string[]
  now: Date
}

/** What the core has to say. `unknown` is the honest "I don't know", which may add what is known nearby. */
export interface Answer {
  kind: 'answer' | 'choices' | 'unknown' | 'help'
  /** Complete in itself, without sources and buttons; plain text. */
  text: string
  /** How likely the answer is right, 0–1, calibrated on phrasings held out of the training. */
  confidence: number
  /** Ids of the facts that the text tells, most important first. */
  facts: readonly string[]
  /** What other sources claim instead, where they differ; shown with the sources. */
  rivals: readonly string[]
  /** Every source of those facts, each once. */
  sources: readonly Source[]
  /** The day on which a person last confirmed the facts. */
  asOf?: string
  /** Questions that it really can answer. */
  suggestions: readonly string[]
  /** What a vague question may have meant, each with the question that asks for it. */
  choices: readonly { label: string; question: string }[]
}

/** How an answer came about, for curators. */
export interface Explanation {
  answer: Answer
  /** One for each part of the question that was answered by itself. */
  parts: readonly ExplainedPart[]
}

export interface ExplainedPart {
  text: string
  /** What is asked for: "yesno", "who", "when" … */
  wants: readonly string[]
  /** Names found, with the subjects they may mean. */
  names: readonly { text: string; subjects: readonly string[] }[]
  /** Times found, as `2024-01-01/2024-12-31`. */
  times: readonly string[]
  candidates: readonly ExplainedCandidate[]
  /** In a sentence: what decided. */
  decision: string
}

/** A fact that was considered; the signs are those of `Signs`, the score is 0–1. */
export interface ExplainedCandidate {
  fact: string
  score: number
  signs: Readonly<Record<string, number>>
  /** The phrasing it was recognised by. */
  phrase?: string
}

/** The core: a question in, an answer out; the same question at the same moment always gets the same answer. */
export interface Answerer {
  ask(question: Question): Answer
  explain(question: Question): Explanation
}

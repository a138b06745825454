import type { Answer, Question } from '../answer/answer.ts'
import type { GapReason, Gaps } from '../store/gaps.ts'
import type { Turn } from '../store/threads.ts'
import { answerBlocks } from './answer-reply.ts'
import { gapKey } from './gap-note.ts'
import { audienceOf, type Handler, type Request, type Said } from './handler.ts'
import { memberTable } from './member-table.ts'
import { teamOf } from './platform.ts'
import type { Block } from './reply.ts'
import type { Turns } from './turns.ts'
import { WORDING } from './wording.ts'

/** In a thread that nobody addressed us in we speak only when we are about this sure. */
const SURE_UNASKED = 0.6
/** What reads like a question to us, in a thread where we answered before. */
const ASKS =
  /\?\s*$|^\s*(?:and|what|who|whom|whose|when|where|which|how|why|is|are|was|were|does|did|do|has|have|can)\b/iu

/** Notes what the facts did not answer; the curators read it. */
export type NoteGap = (gap: {
  text: string
  reason: GapReason
  facts: readonly string[]
  request: Request
}) => Promise<void>

/** Answers a question from the facts, leaning on what was asked before in its thread. */
export function asking(turns: Turns, noteGap: NoteGap): Handler {
  return async request => {
    const { incoming, facts } = request
    if (incoming.kind === 'follow' && !ASKS.test(incoming.text)) return { outcome: 'silent' }
    const question = await turns.question(incoming)
    const known = facts.answerer.ask(question)
    if (incoming.kind === 'follow' && isUncertain(known)) return { outcome: 'silent' }
    const answer = orUnread(known, question, incoming.unread)
    if (known.kind === 'unknown' && answer === known)
      await noteGap({ text: incoming.text, reason: 'unknown', facts: answer.facts, request })
    const { turn, written } = await turns.remember(incoming, question)
    return { ...answered(answer, turn, request), written }
  }
}

/** What a question leaned on could not be read: then only what it takes is certain, and what it may have meant. */
function orUnread(answer: Answer, { thread = [] }: Question, unread: string | undefined): Answer {
  if (unread === undefined || thread.length > 0 || answer.kind === 'help' || !isUncertain(answer)) return answer
  const text = WORDING.unread(unread)
  if (answer.kind === 'choices') return { ...answer, text: `${text}\n${answer.text}` }
  return { ...answer, kind: 'unknown', text, facts: [], rivals: [], sources: [] }
}

/** An answer once more, for its buttons: the same question at the same moment gets the same answer. */
export function askAgain(turn: Turn, { answerer }: Request['facts']): { answer: Answer; question: Question } {
  const question = { text: turn.text, thread: turn.earlier, now: turn.at }
  return { answer: answerer.ask(question), question }
}

function answered(answer: Answer, turn: Turn, request: Request): Said {
  const { incoming } = request
  const blocks =
    answer.kind === 'help' ? [...helloBlocks(answer)] : answerBlocks(answer, dressOf(answer, turn, request))
  return { outcome: answer.kind, reply: { blocks, audience: audienceOf(incoming) } }
}

function dressOf(answer: Answer, turn: Turn, { incoming, facts }: Request) {
  const table = memberTable(answer, facts.knowledge)
  return { turn: turn.id, mayShare: incoming.kind === 'command' && !incoming.in.direct, ...(table ? { table } : {}) }
}

/** Small talk, with what can be asked. */
function helloBlocks(answer: Answer): Block[] {
  return answerBlocks({ ...answer, sources: [] }, { mayShare: false })
}

function isUncertain({ kind, confidence }: Answer): boolean {
  return kind !== 'answer' || confidence < SURE_UNASKED
}

/** Keeps gaps without the person; one that cannot be kept costs the person nothing. */
export function gapNoter(
  gaps: Gaps,
  redact: () => (text: string) => string,
  failed: (cause: unknown) => void,
  counted: (reason: GapReason) => void,
): NoteGap {
  return async ({ text, reason, facts, request: { incoming, now } }) => {
    const plain = redact()(text)
    const workspace = teamOf(incoming.platform, incoming.in)
    counted(reason)
    await gaps.note({ key: gapKey(plain), text: plain, reason, facts, workspace, at: now }).catch(failed)
  }
}

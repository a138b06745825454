import type { Answerer } from '../answer/answer.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Incoming, Standing } from './platform.ts'
import type { Reply } from './reply.ts'

/** A fact folder that is ready to be asked. */
export interface Facts {
  answerer: Answerer
  knowledge: Knowledge
}

/** One thing to do for a person. */
export interface Request {
  incoming: Incoming
  /** What follows the command word, or the argument of a pressed button. */
  rest: string
  facts: Facts
  now: Date
  standing(): Promise<Standing>
}

/** What became of it, for the counters. */
export type Outcome = 'answer' | 'choices' | 'unknown' | 'help' | 'command' | 'failed' | 'silent'

export interface Said {
  outcome: Outcome
  /** None where nothing is to be said. */
  reply?: Reply
  /** What of it is still being written; the reply waits for that. Never rejects. */
  written?: Promise<void>
}

export type Handler = (request: Request) => Promise<Said>

/** Alone to who asks by a command or a button, to everybody where it was asked in front of everybody. */
export function audienceOf({ kind }: Incoming): Reply['audience'] {
  return kind === 'command' || kind === 'action' ? 'asker' : 'all'
}

/** A command's reply. */
export function said(incoming: Incoming, blocks: Reply['blocks'], more: Partial<Reply> = {}): Said {
  return { outcome: 'command', reply: { blocks, audience: audienceOf(incoming), ...more } }
}

/** A command's reply of running text, a paragraph each. */
export function saidText(incoming: Incoming, ...paragraphs: readonly string[]): Said {
  return said(
    incoming,
    paragraphs.map(text => ({ kind: 'text', text })),
  )
}

import type { Asked, Message } from '../../peers/discord/index.ts'

/** A question by a command or a mention, with words that its right answer holds. */
export type Question = { told: string } & ({ command: Asked } | { message: Message })

/** What the bot's processes said of questions, by their ids. */
export interface Told {
  kept: Set<string>
  /** Answered with the word that an earlier answer may have arrived. */
  again: Set<string>
}

export interface Tally {
  asked: number
  /** Kept by the bot, or answered. */
  reached: number
  /** Commands that were kept by a process that was killed before it told Discord so: nobody can answer those. */
  unacknowledged: number
  /** Kept, could be answered, and never were. */
  lost: number
  once: number
  /** Answered twice although the bot knew how the first one ended. */
  twiceKnown: number
  /** Answered twice where nobody had confirmed the first one. */
  twiceUnknown: number
  wrong: number
}

interface End {
  id: string
  told: string
  answers: readonly string[]
  answerable: boolean
}

/** @param messages that stand in the channel */
export function tally(messages: readonly Message[], questions: readonly Question[], { kept, again }: Told): Tally {
  const replies = repliesIn(messages)
  const ends = questions.map(question => endOf(question, replies))
  const count = (fits: (end: End) => boolean) => ends.filter(fits).length
  return {
    asked: ends.length,
    reached: count(({ id, answers }) => kept.has(id) || answers.length > 0),
    unacknowledged: count(({ id, answers, answerable }) => kept.has(id) && answers.length === 0 && !answerable),
    lost: count(({ id, answers, answerable }) => kept.has(id) && answers.length === 0 && answerable),
    once: count(({ answers }) => answers.length === 1),
    twiceKnown: count(({ id, answers }) => answers.length > 1 && !again.has(id)),
    twiceUnknown: count(({ id, answers }) => answers.length > 1 && again.has(id)),
    wrong: count(({ answers, told }) => answers.some(text => !text.includes(told))),
  }
}

/** An answer that is written again into the same message is one; so is what a person sees of it. */
function endOf(question: Question, replies: ReadonlyMap<string, readonly string[]>): End {
  const { told } = question
  if ('message' in question) {
    const { id } = question.message
    return { id, told, answers: replies.get(id) ?? [], answerable: true }
  }
  const { id, answeredMs, message, followUps, interaction } = question.command
  const first = answeredMs === undefined || !message ? [] : [message]
  const answerable = interaction.response !== undefined
  return { id, told, answers: [...first, ...followUps].map(read), answerable }
}

/** By the message that they reply to. */
function repliesIn(messages: readonly Message[]): Map<string, string[]> {
  const all = new Map<string, string[]>()
  for (const message of messages) {
    const to = message.message_reference?.message_id
    if (message.author.bot && to) all.set(to, [...(all.get(to) ?? []), read(message)])
  }
  return all
}

/** What stands in a message, as it is on the wire. */
function read({ components }: Message): string {
  return JSON.stringify(components)
}

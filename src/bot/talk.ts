import { answerBlocks, sayButton, sourceBlocks } from './answer-reply.ts'
import type { Teams } from '../store/teams.ts'
import { said, saidText, type Handler, type Request, type Said } from './handler.ts'
import type { Incoming } from './platform.ts'
import { askAgain } from './question.ts'
import { reasonBlocks } from './reasons.ts'
import type { Block } from './reply.ts'
import type { Turns } from './turns.ts'
import { WORDING } from './wording.ts'

/** The commands about the bot itself. */
export function talking(
  turns: Turns,
  teams: Pick<Teams, 'forgetPerson'>,
): Record<'help' | 'privacy' | 'forget me' | 'sources' | 'why', Handler> {
  return {
    help: async ({ incoming, facts }) => ({
      outcome: 'help',
      reply: { blocks: helpBlocks(facts.knowledge.about), audience: incoming.kind === 'command' ? 'asker' : 'all' },
    }),
    privacy: async ({ incoming }) => saidText(incoming, ...WORDING.privacy),
    'forget me': ({ incoming }) => forget(incoming, turns, teams),
    sources: lastTurn(turns, (turn, { facts }) => {
      const { answer } = askAgain(turn, facts)
      const blocks = sourceBlocks(answer.sources)
      return blocks.length > 0 ? blocks : answerBlocks(answer, { mayShare: false })
    }),
    why: lastTurn(turns, (turn, { facts }) => reasonBlocks(turn, facts)),
  }
}

/** Deletes what a person asked and the reminders that they set up for themselves. */
async function forget(incoming: Incoming, turns: Turns, teams: Pick<Teams, 'forgetPerson'>): Promise<Said> {
  const { platform, in: place, from } = incoming
  try {
    const questions = await turns.forget(incoming)
    const reminders = await teams.forgetPerson(platform, place.workspace, from.id)
    return saidText(incoming, WORDING.forgotten(questions, reminders))
  } catch {
    return saidText(incoming, WORDING.storeAway)
  }
}

function lastTurn(
  turns: Turns,
  show: (turn: NonNullable<Awaited<ReturnType<Turns['last']>>>, request: Request) => Block[],
): Handler {
  return async request => {
    const turn = await turns.last(request.incoming)
    return turn ? said(request.incoming, show(turn, request)) : saidText(request.incoming, WORDING.nothingYet)
  }
}

/** What the bot can do, with questions to try. */
export function helpBlocks({ name, examples }: { name: string; examples: readonly string[] }): Block[] {
  const tries = examples.slice(0, 3).flatMap(question => sayButton(question, question))
  return [
    ...WORDING.help(name).map(text => ({ kind: 'text', text }) as const),
    { kind: 'list', items: WORDING.helpCommands.map(([word, does]) => [{ strong: word }, `: ${does}`]) },
    { kind: 'note', text: WORDING.helpThreads },
    ...(tries.length > 0 ? [{ kind: 'choices', lead: WORDING.alsoAsk, buttons: tries } as const] : []),
  ]
}

/** "Did you mean …", for a message close to a command word. */
export function nearBlocks(meant: readonly string[]): Block[] {
  const buttons = meant.slice(0, 5).flatMap(command => sayButton(command, command))
  return [
    { kind: 'text', text: WORDING.near(meant) },
    ...(buttons.length > 0 ? [{ kind: 'choices', buttons } as const] : []),
  ]
}

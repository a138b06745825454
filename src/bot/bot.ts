import { decode } from './action.ts'
import { toCommand, type CommandName } from './commands.ts'
import { audienceOf, saidText, type Facts, type Handler, type Request, type Said } from './handler.ts'
import type { Incoming, Standing } from './platform.ts'
import type { TurnPress } from './press.ts'
import { nearBlocks } from './talk.ts'
import type { Turns } from './turns.ts'
import { WORDING } from './wording.ts'

/** What the bot does for each thing that may be asked of it. */
export interface Duties {
  ask: Handler
  commands: Record<CommandName, Handler>
  presses: Record<TurnPress | 'me' | 'calendar', Handler>
}

/** The conversation: one thing heard, one thing said. */
export interface Bot {
  reply(incoming: Incoming, standing: () => Promise<Standing>): Promise<Said>
  /** Whether an unaddressed message stands in a conversation that its author has with us. */
  follows(incoming: Incoming): Promise<boolean>
}

export function botOf(facts: () => Facts, turns: Turns, duties: Duties, now: () => Date): Bot {
  return {
    follows: incoming => turns.knows(incoming),
    async reply(incoming, standing) {
      const request = { incoming, rest: '', facts: facts(), now: now(), standing }
      return incoming.kind === 'action' ? press(request, duties) : hear(request, duties)
    },
  }
}

async function press(request: Request, duties: Duties): Promise<Said> {
  const action = decode(request.incoming.text)
  if (!action) return saidText(request.incoming, WORDING.nothingThere)
  if (action.do === 'say') return hear({ ...request, incoming: { ...request.incoming, text: action.text } }, duties)
  return duties.presses[action.do]({ ...request, rest: 'turn' in action ? action.turn : action.event })
}

async function hear(request: Request, duties: Duties): Promise<Said> {
  const { incoming } = request
  const text = incoming.text.trim() === '' ? 'help' : incoming.text
  const command = incoming.kind === 'follow' ? ({ kind: 'question' } as const) : toCommand(text)
  switch (command.kind) {
    case 'command':
      return duties.commands[command.name]({ ...request, rest: command.rest })
    case 'near':
      return {
        outcome: 'choices',
        reply: { blocks: nearBlocks(command.meant), audience: audienceOf(incoming) },
      }
    case 'question':
      return duties.ask(request)
  }
}

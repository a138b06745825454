import type { Turn } from '../store/threads.ts'
import { spellDate } from '../knowledge/dates.ts'
import { answerBlocks } from './answer-reply.ts'
import { memberTable } from './member-table.ts'
import { askAgain, type NoteGap } from './question.ts'
import { said, saidText, type Handler, type Request, type Said } from './handler.ts'
import { reasonBlocks } from './reasons.ts'
import type { Turns } from './turns.ts'
import { WORDING } from './wording.ts'

type Press = (turn: Turn, request: Request) => Promise<Said>
export type TurnPress = 'why' | 'share' | 'good' | 'bad' | 'report' | 'cite' | 'more'

/** What the buttons of an answer do; they work as long as its turn is kept, in any process. */
export function presses(turns: Turns, noteGap: NoteGap): Record<TurnPress, Handler> {
  const note = async (turn: Turn, request: Request, reason: 'unhelpful' | 'reported') => {
    const { answer } = askAgain(turn, request.facts)
    await noteGap({ text: turn.text, reason, facts: answer.facts, request })
    return answer.facts
  }
  const press: Record<TurnPress, Press> = {
    why: async (turn, request) => said(request.incoming, reasonBlocks(turn, request.facts)),
    share: async (turn, request) =>
      (await turns.share(turn.id)) ? shared(turn, request) : saidText(request.incoming, WORDING.alreadyShared),
    good: async (_, { incoming }) => saidText(incoming, WORDING.thanksGood),
    async bad(turn, request) {
      await note(turn, request, 'unhelpful')
      return saidText(request.incoming, WORDING.thanksBad)
    },
    report: async (turn, request) =>
      saidText(request.incoming, WORDING.thanksReport(await note(turn, request, 'reported'))),
    cite: async (turn, request) => saidText(request.incoming, citation(turn, request)),
    more: async (turn, request) => whole(turn, request),
  }
  const withTurn = (does: Press) => async (request: Request) => {
    const turn = await turns.find(request.rest)
    return turn ? does(turn, request) : saidText(request.incoming, WORDING.tooOld)
  }
  return Object.fromEntries(Object.entries(press).map(([verb, does]) => [verb, withTurn(does)])) as Record<
    TurnPress,
    Handler
  >
}

function shared(turn: Turn, { incoming, facts }: Request): Said {
  const { answer } = askAgain(turn, facts)
  const table = memberTable(answer, facts.knowledge)
  const blocks = answerBlocks(answer, { turn: turn.id, mayShare: false, ...(table ? { table } : {}) })
  const by = { kind: 'note', text: WORDING.sharedBy(incoming.from.name) } as const
  return { outcome: 'command', reply: { blocks: [...blocks, by], audience: 'all' } }
}

function whole(turn: Turn, { incoming, facts }: Request): Said {
  const { answer } = askAgain(turn, facts)
  return said(incoming, answerBlocks(answer, { turn: turn.id, mayShare: false, unfolded: true }))
}

/** Ready to paste: the answer, its sources with their addresses, as of when, the facts' ids. */
function citation(turn: Turn, { facts }: Request): string {
  const { answer } = askAgain(turn, facts)
  const sources = answer.sources.map(({ title, publisher, date, url }) =>
    [`“${title}”`, publisher, ...(date ? [spellDate(date)] : []), ...(url ? [url] : [])].join(', '),
  )
  const asOf = answer.asOf ? [WORDING.asOf(spellDate(answer.asOf))] : []
  return [answer.text, ...sources, [...asOf, `(${answer.facts.join(', ')})`].join(' ')].join('\n')
}

import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Gaps } from '../store/gaps.ts'
import type { Teams } from '../store/teams.ts'
import type { Duties } from './bot.ts'
import type { Facts, Handler } from './handler.ts'
import { presses } from './press.ts'
import { asking, gapNoter } from './question.ts'
import { redactor } from './redact.ts'
import { talking } from './talk.ts'
import type { Turns } from './turns.ts'

/** What the calendar and the reminders do for the conversation. */
export interface CalendarDuties {
  commands: Omit<Duties['commands'], 'help' | 'privacy' | 'forget me' | 'sources' | 'why'>
  presses: Record<'me' | 'calendar', Handler>
}

export interface DutyParts {
  facts: () => Facts
  turns: Turns
  gaps: Gaps
  teams: Pick<Teams, 'forgetPerson'>
  calendar: CalendarDuties
  log: Log
  metrics: Metrics
}

/** Everything the bot does, wired together. */
export function dutiesOf({ facts, turns, gaps, teams, calendar, log, metrics }: DutyParts): Duties {
  const redact = redactorFor(facts)
  // Over many facts it takes as long as many answers: whoever asks first what is not known would wait for it, and all others.
  redact()
  const noteGap = gapNoter(
    gaps,
    redact,
    cause => log.error('gap-lost', { cause }),
    reason => metrics.gap(reason),
  )
  return {
    ask: asking(turns, noteGap),
    commands: { ...talking(turns, teams), ...calendar.commands },
    presses: { ...presses(turns, noteGap), ...calendar.presses },
  }
}

/** Made once for a fact folder: it knows every word of it. */
function redactorFor(facts: () => Facts): () => (text: string) => string {
  let made: { hash: string; redact: (text: string) => string } | undefined
  return () => {
    const { knowledge } = facts()
    if (made?.hash !== knowledge.hash) made = { hash: knowledge.hash, redact: redactor(knowledge) }
    return made.redact
  }
}

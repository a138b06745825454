import { EVENTS, GATHERING } from './events.ts'
import { factsOf, type EventLine, type Stage } from './stage.ts'

export const NOON = '2026-12-03T12:00:00Z'

/** The gathering is different from some time on; nothing if it is no more. */
export async function changed(stage: Stage, more: Partial<EventLine> | undefined, at = NOON): Promise<void> {
  const others = EVENTS.filter(event => event !== GATHERING)
  stage.facts.now = factsOf(more ? [...others, { ...GATHERING, ...more }] : others)
  stage.clock.set(at)
  await stage.reminders.factsChanged()
  await stage.work()
}

/** What stands anywhere, in the order in which it was posted. */
export const shown = ({ square }: Stage) => square.messages.map(({ text }) => text)

import { EVENTS, GATHERING } from './events.ts'
import { factsOf, openStage, type EventLine, type Stage } from './stage.ts'

export const NOON = '2026-12-03T12:00:00Z'

/** A channel that was reminded of the gathering a week before it, in the morning of 3 December. */
export async function reminded(order = 'remind here about summits 1 week, 1 day before at 09:00 UTC'): Promise<Stage> {
  const stage = openStage({ events: EVENTS })
  await stage.say(order)
  stage.square.messages.length = 0
  await stage.at('2026-12-03T09:00:05Z')
  return stage
}

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

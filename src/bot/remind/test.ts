import { spellMoment } from '../../events/spell.ts'
import { nextDue } from '../../reminders/next.ts'
import { settingsOf } from '../../reminders/settings.ts'
import { said, saidText, type Handler } from '../handler.ts'
import { knownTo, type Duty } from './duty.ts'
import { note } from './follow.ts'
import { ordersFor, tryAgain } from './list.ts'
import { reminderReply } from './message.ts'
import { WORDS } from './wording.ts'

/** `remind test` shows the next reminder as it will look. */
export function remindTest(duty: Duty): Handler {
  return async request => {
    const { incoming, now } = request
    const resumed = await tryAgain(request, duty)
    const known = await knownTo(request, duty)
    const { here } = await ordersFor(request, duty)
    const followed = here.flatMap(order => {
      const settings = settingsOf(order)
      return settings?.kind === 'follow' ? [settings] : []
    })
    if (followed.length === 0) return saidText(incoming, WORDS.testNothing)
    const [next] = followed
      .flatMap(following => {
        const due = nextDue(following, known.all, now)
        return due ? [{ due, following }] : []
      })
      .sort((a, b) => +a.due.at - +b.due.at)
    if (!next) return saidText(incoming, WORDS.noneComing)
    const { due, following } = next
    /** It is shown as it will look then. */
    const shown = reminderReply({ ...due, zone: following.zone, direct: following.direct, now: due.at })
    const lead = note(WORDS.testLead(spellMoment(due.at, following.zone)))
    return said(incoming, [...(resumed ? [note(WORDS.runsAgain)] : []), lead, ...shown.blocks])
  }
}

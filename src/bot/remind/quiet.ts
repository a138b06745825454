import { parseQuiet, spellQuiet } from '../../events/quiet.ts'
import { quietIn, quietText } from '../../reminders/quiet-hours.ts'
import { said, saidText, type Handler } from '../handler.ts'
import { WORDING } from '../wording.ts'
import { channelIn, mayChange, type Duty } from './duty.ts'
import { faultBlocks } from './faults.ts'
import { WORDS } from './wording.ts'
import { zoneFor } from './zone-of.ts'

const OFF = /^(?:off|none|end|stop)$/i

/** `quiet 18:00-08:00 weekends`, `quiet off`; alone it tells what is set. */
export function quiet(duty: Duty): Handler {
  return async request => {
    const { incoming } = request
    const channel = channelIn(incoming)
    const typed = request.rest.trim()
    if (typed === '') {
      const set = await quietIn(duty.teams, channel)
      return saidText(incoming, set ? WORDS.quietSet(spellQuiet(set)) : WORDS.quietNone)
    }
    const { zone } = await zoneFor(request, duty, channel)
    const read = OFF.test(typed) ? undefined : parseQuiet(typed, zone)
    if (read && read.faults.length > 0)
      return said(
        incoming,
        faultBlocks(
          `quiet ${typed}`,
          read.faults.map(says => ({ says })),
        ),
      )
    if (!(await mayChange(request, duty))) return saidText(incoming, WORDING.mayNot)
    await duty.teams.set(channel, 'quiet', read && quietText(read.quiet))
    return saidText(incoming, read ? WORDS.quietOn(spellQuiet(read.quiet)) : WORDS.quietOff)
  }
}

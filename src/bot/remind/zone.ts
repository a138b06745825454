import { spellZone, toZone } from '../../events/zones.ts'
import { said, saidText, type Handler } from '../handler.ts'
import { WORDING } from '../wording.ts'
import { channelIn, mayChange, type Duty } from './duty.ts'
import { faultBlocks } from './faults.ts'
import { zoneFault } from './read-times.ts'
import { WORDS } from './wording.ts'

const OFF = /^(?:off|none)$/i

/** `zone Europe/Paris`, `zone off`; alone it tells what is set. */
export function zone(duty: Duty): Handler {
  return async request => {
    const { incoming } = request
    const channel = channelIn(incoming)
    const typed = request.rest.trim()
    if (typed === '') {
      const set = await duty.teams.setting(channel, 'zone')
      return saidText(incoming, set === undefined ? WORDS.zoneNone : WORDS.zoneIs(spellZone(set)))
    }
    const wanted = OFF.test(typed) ? undefined : toZone(typed)
    if (!wanted && !OFF.test(typed)) return said(incoming, faultBlocks(`zone ${typed}`, [zoneFault(typed)]))
    if (!(await mayChange(request, duty))) return saidText(incoming, WORDING.mayNot)
    await duty.teams.set(channel, 'zone', wanted)
    return saidText(incoming, wanted ? WORDS.zoneSet(spellZone(wanted)) : WORDS.zoneOff)
  }
}

import { isZone } from '../../events/zones.ts'
import type { Channel } from '../../store/teams.ts'
import type { Request } from '../handler.ts'
import type { Duty } from './duty.ts'

/** A zone, and why it is that. */
export interface KnownZone {
  zone: string
  from: 'channel' | 'asker' | 'nobody'
}

/** The zone that was set for a channel, else that of who asks, else UTC. */
export async function zoneFor({ standing }: Request, { teams, log }: Duty, channel: Channel): Promise<KnownZone> {
  const set = await teams.setting(channel, 'zone')
  if (set !== undefined && isZone(set)) return { zone: set, from: 'channel' }
  const asker = await standing().catch(cause => {
    log.warn('standing-unknown', { platform: channel.platform, cause })
    return { zone: undefined }
  })
  return asker.zone !== undefined && isZone(asker.zone)
    ? { zone: asker.zone, from: 'asker' }
    : { zone: 'UTC', from: 'nobody' }
}

/** The zone that was set for a channel: enough to show a date. */
export async function zoneShown(teams: Duty['teams'], channel: Channel): Promise<string | undefined> {
  const set = await teams.setting(channel, 'zone')
  return set !== undefined && isZone(set) ? set : undefined
}

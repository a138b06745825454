import type { Incoming, Standing } from '../../src/bot/platform.ts'
import { mayHave } from './access.ts'
import type { Call } from './client.ts'

/** People's zones and roles change rarely. */
const KNOWN_MS = 10 * 60_000
const MOST_KNOWN = 5_000

/**
 * What Slack can say about a person. Members manage what is set up, as they manage which apps are in their channels;
 * guests and people of other organisations do not. Where we may not ask who somebody is, everybody manages.
 */
export function standings(call: Call, now: () => Date): (incoming: Incoming) => Promise<Standing> {
  const known = new Map<string, { until: number; standing: Standing }>()
  return async ({ from, in: { workspace } }) => {
    const key = `${workspace}/${from.id}`
    const before = known.get(key)
    if (before && before.until > now().getTime()) return before.standing
    const standing = await ask(call, workspace, from.id).catch(() => undefined)
    if (!standing) return { manages: true }
    known.set(key, { until: now().getTime() + KNOWN_MS, standing })
    if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '')
    return standing
  }
}

function ask(call: Call, workspace: string, user: string): Promise<Standing | undefined> {
  return call(workspace, async (api, as, access) => {
    if (!mayHave(access, 'users:read')) return undefined
    const { user: person } = await api.users.info({ ...as, user })
    const guest = person?.is_restricted || person?.is_ultra_restricted
    const stranger =
      person?.is_stranger || (!access.orgWide && person?.team_id !== undefined && person.team_id !== workspace)
    return { manages: !guest && !stranger, ...(person?.tz && { zone: person.tz }) }
  })
}

import type { InstallProvider } from '@slack/oauth'
import { Undelivered } from '../../src/bot/delivery.ts'
import type { Access, Accesses } from './access.ts'
import type { Register } from './installations.ts'

/** A token is looked up again after this time: another process may have taken a fresh one. */
const KNOWN_MS = 60_000

/** A token a workspace, as its installation says; one that runs out is exchanged for a fresh one in time. */
export function manyTokens(
  provider: InstallProvider,
  register: Register,
  installUrl: string,
  now: () => Date,
): Accesses {
  const known = new Map<string, { until: number; access: Promise<Access>; botUser?: string }>()
  async function look(workspace: string): Promise<Access> {
    const query = await register.query(workspace)
    if (!query) throw new Undelivered('denied', `The app is not installed in this workspace. Install it: ${installUrl}`)
    const { botToken, botUserId } = await provider.authorize(query)
    // Read after authorize, which may have kept a fresh token.
    const { bot } = await register.fetchInstallation(query)
    if (!botToken) throw new Undelivered('denied', `The installation holds no token. Install the app: ${installUrl}`)
    const scopes = bot?.scopes && new Set(bot.scopes)
    return {
      token: botToken,
      orgWide: query.isEnterpriseInstall,
      ...(botUserId && { botUser: botUserId }),
      ...(scopes && { scopes }),
    }
  }
  return {
    of(workspace) {
      const before = known.get(workspace)
      if (before && before.until > now().getTime()) return before.access
      // One look at a time: a refresh token works once.
      const access = look(workspace).catch(cause => {
        known.delete(workspace)
        if (cause instanceof Undelivered) throw cause
        throw new Undelivered('failed', 'The workspace’s installation cannot be read. It is tried again.', { cause })
      })
      const entry = { until: now().getTime() + KNOWN_MS, access, ...(before?.botUser && { botUser: before.botUser }) }
      known.set(workspace, entry)
      access.then(({ botUser }) => Object.assign(entry, { botUser })).catch(() => {})
      return access
    },
    botUser: workspace => known.get(workspace)?.botUser,
    forget: workspace => void known.delete(workspace),
  }
}

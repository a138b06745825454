import type { Logger, webApi } from '@slack/bolt'
import type { Health } from '../../src/bot/platform.ts'
import { Problem } from '../../src/errors.ts'
import type { Route } from '../../src/http/route.ts'
import type { Log } from '../../src/log.ts'
import { oneToken, type Accesses, type Identity } from './access.ts'
import { introduce } from './identity.ts'
import { INSTALL_PATH, installing } from './install.ts'
import { registerOf, type Installations, type Register } from './installations.ts'
import { lackingIn, REINSTALL } from './scopes.ts'
import type { SlackSettings } from './settings.ts'
import { manyTokens } from './tokens.ts'
import type { Whereabouts } from './whereabouts.ts'

/** In which workspaces we are, and as whom. */
export interface Membership {
  accesses: Accesses
  routes: readonly Route[]
  /** Learns who we are; rejects with a Problem where Slack refuses. */
  introduce(signal: AbortSignal): Promise<void>
  /** Something was heard there: where an organisation has the app, its workspaces are known by that alone. */
  heardIn(where: Whereabouts): void
  /** The app was removed; returns the workspaces in which it was. */
  gone(where: Whereabouts): Promise<readonly string[]>
  health(): Health
}

export interface MembershipParts {
  settings: SlackSettings
  apiUrl: string
  clientOptions: webApi.WebClientOptions
  logger: Logger
  log: Log
  now: () => Date
  installations?: Installations
  publicUrl?: string
}

/** One workspace, or one organisation, by the token of the settings. */
export function oneMembership(token: string, { clientOptions, log }: MembershipParts): Membership {
  const accesses = oneToken(token)
  let health: Health = { ready: false, what: 'Slack has not said yet who we are.', cure: 'Check the network.' }
  const learnt = (identity: Identity) => {
    accesses.learn(identity)
    health = { ready: true, what: `Signed in as @${identity.name} in ${identity.team}.` }
    log.info('slack-signed-in', { workspace: identity.teamId })
    for (const what of lackingIn(identity.scopes)) log.warn('slack-scope-missing', { what, cure: REINSTALL })
  }
  return {
    accesses,
    routes: [],
    introduce: signal =>
      introduce(clientOptions, token, learnt, { log, signal }).catch((problem: Error) => {
        health = { ready: false, what: problem.message }
        throw problem
      }),
    heardIn: () => {},
    async gone({ workspace }) {
      health = {
        ready: false,
        what: 'The app was removed from the workspace.',
        cure: 'Install it again: api.slack.com/apps, your app, Install App; then start me again.',
      }
      return [workspace]
    },
    health: () => health,
  }
}

/** Every workspace that installed the app. */
export function manyMemberships(oauth: NonNullable<SlackSettings['oauth']>, parts: MembershipParts): Membership {
  const { installations, publicUrl, log, now } = parts
  if (!installations)
    throw new Problem('Workspaces cannot install the app:', [
      'ENCRYPTION_KEY: is missing; tokens are kept sealed with it',
    ])
  const register = registerOf(installations)
  const learnt = learner(register, log)
  const installed = (workspace: string) => {
    accesses.forget(workspace)
    learnt.clear()
  }
  const { provider, routes } = installing({ ...parts, oauth, register, installed })
  const accesses = manyTokens(provider, register, `${publicUrl ?? ''}${INSTALL_PATH}`, now)
  return {
    accesses: {
      ...accesses,
      async of(workspace) {
        await learnt.of(workspace)
        return accesses.of(workspace)
      },
    },
    routes,
    introduce: async () => {},
    heardIn: learnt.heardIn,
    async gone({ workspace, organisation }) {
      const served = await register.forget(organisation ?? workspace)
      for (const one of served) accesses.forget(one)
      learnt.clear()
      return served
    },
    health: () => ({ ready: true, what: 'Serving every workspace that installed the app.' }),
  }
}

/** Learns from what is heard which workspaces an organisation's installation serves. */
function learner(register: Register, log: Log) {
  const known = new Map<string, Promise<void>>()
  // One after the other: each adds to the same list.
  let before: Promise<unknown> = Promise.resolve()
  async function learn(workspace: string, organisation: string): Promise<void> {
    const turn = before.then(() => register.belongs(workspace, organisation))
    before = turn.catch(() => {})
    const noted = await turn.catch(cause => {
      log.warn('slack-organisation-unknown', { workspace, cause })
      return false
    })
    if (!noted) known.delete(workspace)
  }
  return {
    heardIn({ workspace, organisation }: Whereabouts) {
      if (organisation && !known.has(workspace)) known.set(workspace, learn(workspace, organisation))
    },
    /** Fulfilled when what is being learnt of a workspace is known. */
    of: (workspace: string) => known.get(workspace),
    clear: () => known.clear(),
  }
}

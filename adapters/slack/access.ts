import { webApi } from '@slack/bolt'
import type { As } from './client.ts'
import { onceMore } from './client.ts'

/** What opens a workspace. */
export interface Access {
  token: string
  /** The token belongs to a whole organisation; calls have to name the workspace. */
  orgWide?: boolean
  /** Who we are there. */
  botUser?: string
  /** What was granted, where it is known. */
  scopes?: ReadonlySet<string>
}

export interface Accesses {
  /** Rejects with Undelivered where the app is not installed. */
  of(workspace: string): Promise<Access>
  /** Who we are there, as far as it is known without asking. */
  botUser(workspace: string): string | undefined
  /** What is known may have changed. */
  forget(workspace: string): void
}

/** Who a token makes us. */
export interface Identity {
  name: string
  botUser: string
  team: string
  teamId: string
  orgWide: boolean
  /** Undefined where Slack does not say: a proxy may drop its header. */
  scopes: ReadonlySet<string> | undefined
}

/** Asks Slack who we are; rejects with the library's own errors. */
export async function whoAmI(api: webApi.WebClient, as: As): Promise<Identity> {
  const answer = await onceMore(() => api.auth.test({ ...as }))
  return {
    name: answer.user ?? 'aisi',
    botUser: answer.user_id ?? '',
    team: answer.team ?? answer.enterprise_id ?? '',
    teamId: answer.team_id ?? '',
    orgWide: answer.is_enterprise_install ?? false,
    scopes: answer.response_metadata?.scopes && new Set(answer.response_metadata.scopes),
  }
}

/** The one token of the settings. Who it makes us is learnt at the start, or as soon as Slack can be reached. */
export function oneToken(token: string): Accesses & { learn(identity: Identity): void } {
  let access: Access = { token }
  return {
    of: async () => access,
    botUser: () => access.botUser,
    forget: () => {},
    learn({ botUser, orgWide, scopes }) {
      access = { token, orgWide, ...(scopes && { scopes }), ...(botUser && { botUser }) }
    },
  }
}

/** True unless it is known that the scope is missing. */
export function mayHave({ scopes }: Access, scope: string): boolean {
  return scopes === undefined || scopes.has(scope)
}

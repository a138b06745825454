import type { Command, Envelope, Press, Shortcut, Submission } from './payloads.ts'

/** Where something happened: in which workspace, and whether the app is installed in its whole organisation. */
export interface Whereabouts {
  workspace: string
  organisation?: string
}

export function ofEvent(envelope: Envelope): Whereabouts {
  const [by] = envelope.authorizations ?? []
  const orgWide = by?.is_enterprise_install ?? envelope.is_enterprise_install ?? false
  const organisation = by?.enterprise_id ?? envelope.context_enterprise_id ?? envelope.enterprise_id
  const workspace = envelope.context_team_id ?? by?.team_id ?? envelope.team_id
  return at(workspace, orgWide, organisation)
}

export function ofCommand({ team_id, enterprise_id, is_enterprise_install }: Command): Whereabouts {
  return at(team_id, is_enterprise_install === 'true', enterprise_id)
}

export function ofInteraction(payload: Press | Shortcut | Submission): Whereabouts {
  const { team, user, enterprise, is_enterprise_install = false } = payload
  const installed = 'response_urls' in payload ? payload.view.app_installed_team_id : undefined
  return at(installed ?? team?.id ?? user.team_id, is_enterprise_install, enterprise?.id)
}

type Id = string | null | undefined

function at(workspace: Id, orgWide: boolean, organisation: Id): Whereabouts {
  return { workspace: workspace ?? organisation ?? '', ...(orgWide && organisation && { organisation }) }
}

import { issueToken } from '../furnish.ts'
import { str } from '../wire.ts'
import { refuse, type Call, type Methods } from './method.ts'

export const oauth: Methods = {
  'oauth.v2.access': { auth: 'none', run: exchange },
}

/** A code for a fresh token; each code works once. */
function exchange({ world, args }: Call): ReturnType<Methods[string]['run']> {
  const { app, records } = world
  if (args['client_id'] !== app.clientId) return refuse('invalid_client_id')
  if (args['client_secret'] !== app.clientSecret) return refuse('bad_client_secret')
  const grant = records.codes.get(str(args['code']))
  if (!grant) return refuse('invalid_code')
  if (grant.used) return refuse('code_already_used')
  grant.used = true
  const workspace = world.workspaces.get(grant.team)
  if (!workspace) return refuse('invalid_code')
  issueToken(world, workspace, grant.scopes)
  const { enterprise } = workspace
  return {
    ok: true,
    access_token: workspace.botToken,
    token_type: 'bot',
    scope: [...workspace.scopes].join(','),
    bot_user_id: workspace.botUserId,
    app_id: app.id,
    team: enterprise?.orgWide ? null : { id: workspace.id, name: workspace.name },
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: enterprise?.orgWide ?? false,
    authed_user: { id: grant.user },
  }
}

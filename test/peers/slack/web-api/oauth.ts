import { issueToken } from '../furnish.ts'
import type { Grant } from '../records.ts'
import type { Workspace, World } from '../state.ts'
import { str, type Dict } from '../wire.ts'
import { refuse, type Call, type Methods } from './method.ts'

export const oauth: Methods = {
  'oauth.v2.access': { auth: 'none', run: exchange },
}

/** A code or a refresh token for a fresh token; each works once. */
function exchange({ world, args }: Call): ReturnType<Methods[string]['run']> {
  const { app, records } = world
  if (args['client_id'] !== app.clientId) return refuse('invalid_client_id')
  if (args['client_secret'] !== app.clientSecret) return refuse('bad_client_secret')
  if (args['grant_type'] === 'refresh_token') {
    const grant = records.refreshTokens.get(str(args['refresh_token']))
    return grant && !grant.used ? tokenFor(world, grant) : refuse('invalid_refresh_token')
  }
  const grant = records.codes.get(str(args['code']))
  if (!grant) return refuse('invalid_code')
  return grant.used ? refuse('code_already_used') : tokenFor(world, grant)
}

function tokenFor(world: World, grant: Grant): Dict {
  const workspace = world.workspaces.get(grant.team)
  if (!workspace) return refuse('invalid_code')
  grant.used = true
  issueToken(world, workspace, grant.scopes)
  const { enterprise } = workspace
  return {
    ok: true,
    access_token: workspace.botToken,
    token_type: 'bot',
    scope: [...workspace.scopes].join(','),
    bot_user_id: workspace.botUserId,
    app_id: world.app.id,
    team: enterprise?.orgWide ? null : { id: workspace.id, name: workspace.name },
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: enterprise?.orgWide ?? false,
    authed_user: { id: grant.user },
    ...rotated(world, workspace, grant),
  }
}

/** With token rotation a token ends, and another one takes its place. */
function rotated(world: World, { botToken }: Workspace, grant: Grant): Dict {
  const { tokenLivesS } = world.app
  if (tokenLivesS === undefined) return {}
  const token = world.tokens.get(botToken)
  if (token) token.expiresAt = new Date(world.now().getTime() + tokenLivesS * 1_000)
  const refresh_token = `xoxe-${world.id('')}`
  world.records.refreshTokens.set(refresh_token, { ...grant, used: false })
  return { refresh_token, expires_in: tokenLivesS }
}

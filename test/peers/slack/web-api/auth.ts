import { randomUUID } from 'node:crypto'
import { refuse, type Methods } from './method.ts'
import { flag, str } from '../wire.ts'

/** Who one is, and the way to a socket. */
export const auth: Methods = {
  'api.test': {
    auth: 'none',
    run: ({ args }) => (str(args['error']) ? refuse(str(args['error']), { args }) : { ok: true, args }),
  },
  'auth.test': {
    run: ({ workspace }) => ({
      ok: true,
      url: `https://${workspace.domain}.slack.com/`,
      team: workspace.name,
      user: workspace.users.get(workspace.botUserId)?.name,
      team_id: workspace.id,
      user_id: workspace.botUserId,
      bot_id: workspace.botId,
      ...(workspace.enterprise ? { enterprise_id: workspace.enterprise.id } : {}),
      is_enterprise_install: workspace.enterprise?.orgWide ?? false,
    }),
  },
  'auth.revoke': {
    run: ({ world, workspace, args }) => {
      const token = world.tokens.get(workspace.botToken)
      if (flag(args['test'])) return { ok: true, revoked: false }
      if (token) token.state = 'token_revoked'
      return { ok: true, revoked: true }
    },
  },
  'apps.connections.open': {
    auth: 'app',
    scopes: () => ['connections:write'],
    run: ({ world }) => {
      const ticket = randomUUID()
      world.records.tickets.add(ticket)
      const url = `${world.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${world.app.id}`
      return { ok: true, url }
    },
  },
}

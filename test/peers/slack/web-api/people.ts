import type { User, World } from '../state.ts'
import { str, type Dict } from '../wire.ts'
import { refuse, type Methods } from './method.ts'
import { zoneOffset } from '../zone.ts'

/** Who is who: people, bots, the workspace. */
export const people: Methods = {
  'users.info': {
    scopes: () => ['users:read'],
    run: ({ world, workspace, args }) => {
      const user = workspace.users.get(str(args['user']))
      return user ? { ok: true, user: userObject(world, user) } : refuse('user_not_found')
    },
  },
  'bots.info': {
    scopes: () => ['users:read'],
    run: ({ world, workspace, args }) => {
      const user = [...workspace.users.values()].find(({ botId }) => botId === str(args['bot']))
      if (!user) return refuse('bot_not_found')
      const app_id = user.id === workspace.botUserId ? world.app.id : 'A0OTHER'
      return { ok: true, bot: { id: user.botId, deleted: false, name: user.name, app_id, user_id: user.id, icons: {} } }
    },
  },
  'team.info': {
    scopes: () => ['team:read'],
    run: ({ workspace: { id, name, domain, enterprise } }) => {
      const above = enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {}
      return { ok: true, team: { id, name, domain, email_domain: '', icon: {}, ...above } }
    },
  },
}

function userObject({ now }: World, user: User): Dict {
  const { id, team, name, realName, tz, isAdmin, isBot, deleted } = user
  return {
    id,
    team_id: team,
    name,
    real_name: realName,
    deleted,
    tz,
    tz_label: tz,
    tz_offset: zoneOffset(tz, now()),
    profile: { real_name: realName, display_name: name, team, ...(isBot ? { bot_id: user.botId } : {}) },
    is_admin: isAdmin,
    is_owner: false,
    is_bot: isBot,
    is_app_user: false,
    is_restricted: false,
    is_ultra_restricted: false,
    updated: 1_700_000_000,
  }
}

import { z } from 'zod'
import { checked } from '../checks/checked.ts'
import { snowflake } from '../checks/pieces.ts'
import { INTENT } from '../constants.ts'
import { guildWire } from '../gateway/guild-create.ts'
import { directChannel } from '../places.ts'
import { guildRights, isThread } from '../permissions.ts'
import { refusal } from '../refusals.ts'
import type { State } from '../state.ts'
import { ok, type Route } from './call.ts'
import { guildFor } from './look-up.ts'

const MOST_GUILDS = 200

const Recipient = z.object({ recipient_id: snowflake })

/** People: the bot itself, others, direct conversations. */
export function peopleRoutes({ world }: State): Route[] {
  const self = { ...world.bot, verified: true, mfa_enabled: true, email: null, flags: 0, locale: 'en-US' }
  return [
    { method: 'GET', pattern: '/users/@me', handle: () => ok(self) },
    {
      method: 'GET',
      pattern: '/users/@me/guilds',
      handle: ({ query }) => ok(ownGuilds(world, query)),
    },
    {
      method: 'POST',
      pattern: '/users/@me/channels',
      handle: ({ body }) => {
        const user = world.users.get(checked(Recipient, body).recipient_id)
        if (!user) throw refusal('unknownUser')
        return ok(directChannel(world, user))
      },
    },
    {
      method: 'GET',
      pattern: '/users/:user',
      handle: ({ param }) => {
        const user = world.users.get(param('user'))
        if (!user) throw refusal('unknownUser')
        return ok(user)
      },
    },
    {
      method: 'GET',
      pattern: '/applications/@me',
      handle: () =>
        ok({
          id: world.bot.id,
          name: world.bot.username,
          icon: null,
          description: '',
          summary: '',
          bot_public: true,
          bot_require_code_grant: false,
          verify_key: '0'.repeat(64),
          flags: 0,
          bot: world.bot,
          integration_types_config: { 0: {}, 1: {} },
        }),
    },
  ]
}

/** The servers that the bot is in, by their ids, and what its roles give it there. */
function ownGuilds({ bot, guilds }: State['world'], query: URLSearchParams) {
  const limit = Number(query.get('limit') ?? MOST_GUILDS)
  const own = [...guilds.values()].flatMap(guild => {
    const member = guild.members.get(bot.id)
    return member ? [{ guild, permissions: guildRights(guild, member) }] : []
  })
  return own
    .filter(({ guild }) => BigInt(guild.id) > BigInt(query.get('after') ?? 0))
    .sort((a, b) => (BigInt(a.guild.id) < BigInt(b.guild.id) ? -1 : 1))
    .slice(0, Math.min(limit, MOST_GUILDS))
    .map(({ guild: { id, name, owner_id }, permissions }) => ({
      id,
      name,
      icon: null,
      banner: null,
      owner: owner_id === bot.id,
      permissions: String(permissions),
      features: [],
    }))
}

/** Servers and their members. */
export function guildRoutes({ world, settings }: State): Route[] {
  return [
    { method: 'GET', pattern: '/guilds/:guild', handle: ({ param }) => ok(guildWire(guildFor(world, param('guild')))) },
    {
      method: 'GET',
      pattern: '/guilds/:guild/channels',
      handle: ({ param }) => ok(guildFor(world, param('guild')).channels.filter(channel => !isThread(channel))),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/roles',
      handle: ({ param }) => ok(guildFor(world, param('guild')).roles),
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/members',
      handle: ({ param }) => {
        const { members } = guildFor(world, param('guild'))
        if (settings.disallowedIntents & INTENT.guildMembers) throw refusal('missingAccess')
        return ok([...members.values()])
      },
    },
    {
      method: 'GET',
      pattern: '/guilds/:guild/members/:user',
      handle: ({ param }) => {
        const id = param('user') === '@me' ? world.bot.id : param('user')
        const member = guildFor(world, param('guild')).members.get(id)
        if (!member) throw refusal(world.users.has(id) ? 'unknownMember' : 'unknownUser')
        return ok(member)
      },
    },
  ]
}

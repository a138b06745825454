import type { Guild, Member, User } from '../shapes.ts'
import type { State } from '../state.ts'
import { userOf } from '../world.ts'

export interface NewUser {
  id?: string
  /** The name people see. */
  name?: string
  bot?: boolean
  /** Takes no direct messages from the bot. */
  closed?: boolean
}

/** Somebody new. */
export function addUser({ world }: State, options: NewUser | string = {}): User {
  const {
    id = world.found(),
    name = `person${world.users.size}`,
    bot = false,
    closed = false,
  } = typeof options === 'string' ? { name: options } : options
  const user = { ...userOf(id, name.toLowerCase().replace(/\W+/g, '_'), bot), global_name: name }
  world.users.set(id, user)
  if (closed) world.closed.add(id)
  return user
}

/** Makes somebody a member of a server, if they are not. */
export function join(guild: Guild, user: User, joinedAt: string, roles: string[] = []): Member {
  const member = guild.members.get(user.id) ?? memberOf(user, joinedAt, roles)
  guild.members.set(user.id, member)
  return member
}

function memberOf(user: User, joined_at: string, roles: string[]): Member {
  return {
    user,
    nick: null,
    avatar: null,
    roles,
    joined_at,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
    communication_disabled_until: null,
  }
}

import type { Channel, ChannelKind, Enterprise, User, World, Workspace } from './state.ts'

/** What the app asks for at least. */
export const FEWEST_SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'assistant:write'] as const

export interface WorkspaceOptions {
  id?: string
  name?: string
  /** `FEWEST_SCOPES` unless given. */
  scopes?: readonly string[]
  enterprise?: { id: string; name?: string; orgWide?: boolean }
}

export interface ChannelOptions {
  id?: string
  name?: string
  kind?: ChannelKind
  members?: readonly (User | string)[]
  /** Whether the bot is in it; it is unless told. */
  bot?: boolean
  archived?: boolean
  restricted?: boolean
}

export interface UserOptions {
  id?: string
  name?: string
  realName?: string
  tz?: string
  isAdmin?: boolean
  isBot?: boolean
}

export function addWorkspace(world: World, options: WorkspaceOptions): Workspace {
  const id = options.id ?? world.id('T')
  const name = options.name ?? `Workspace ${id}`
  const enterprise = options.enterprise && wholeEnterprise(options.enterprise)
  const sibling = [...world.workspaces.values()].find(other => enterprise?.orgWide && sameOrg(other, enterprise))
  const workspace: Workspace = {
    id,
    name,
    domain: id.toLowerCase(),
    installed: true,
    ...(enterprise ? { enterprise } : {}),
    scopes: sibling?.scopes ?? new Set(options.scopes ?? FEWEST_SCOPES),
    botToken: sibling?.botToken ?? '',
    appToken: world.app.appToken,
    botUserId: sibling?.botUserId ?? world.id('U'),
    botId: sibling?.botId ?? world.id('B'),
    users: new Map(),
    channels: new Map(),
  }
  world.workspaces.set(id, workspace)
  const bot = addUser(world, workspace, { id: workspace.botUserId, name: 'aisi', isBot: true })
  bot.botId = workspace.botId
  if (sibling) world.tokens.get(sibling.botToken)?.teams.push(id)
  else issueToken(world, workspace, [...workspace.scopes])
  return workspace
}

/** A new bot token with these scopes; the one before stops to work. */
export function issueToken(world: World, workspace: Workspace, scopes: readonly string[]): void {
  const before = world.tokens.get(workspace.botToken)
  if (before) before.state = 'token_revoked'
  const teams = before?.teams ?? [workspace.id]
  const fresh = { installed: true, scopes: new Set(scopes), botToken: `xoxb-${workspace.id}-${world.id('')}` }
  for (const team of teams) Object.assign(world.workspaces.get(team) ?? {}, fresh)
  world.tokens.set(fresh.botToken, { value: fresh.botToken, kind: 'bot', teams, scopes: fresh.scopes, state: 'live' })
}

export function addUser(world: World, workspace: Workspace, options: UserOptions): User {
  const id = options.id ?? world.id('U')
  const name = options.name ?? `person-${id.toLowerCase()}`
  const isBot = options.isBot ?? false
  const user: User = {
    id,
    team: workspace.id,
    name,
    realName: options.realName ?? name,
    tz: options.tz ?? 'Etc/UTC',
    isAdmin: options.isAdmin ?? false,
    isBot,
    ...(isBot ? { botId: world.id('B') } : {}),
    deleted: false,
  }
  workspace.users.set(id, user)
  return user
}

export function addChannel(world: World, workspace: Workspace, options: ChannelOptions): Channel {
  const kind = options.kind ?? 'public'
  const id = options.id ?? world.id(kind === 'im' ? 'D' : 'C')
  const members = (options.members ?? []).map(member => (typeof member === 'string' ? member : member.id))
  const channel: Channel = {
    id,
    team: workspace.id,
    name: options.name ?? `channel-${id.toLowerCase()}`,
    kind,
    members: new Set([...((options.bot ?? true) ? [workspace.botUserId] : []), ...members]),
    archived: options.archived ?? false,
    restricted: options.restricted ?? false,
    messages: new Map(),
    threads: new Map(),
  }
  workspace.channels.set(id, channel)
  return channel
}

/** The direct message between the bot and a person, made when it is not there. */
export function openDirect(world: World, workspace: Workspace, user: string): Channel {
  const open = [...workspace.channels.values()].find(channel => channel.kind === 'im' && channel.user === user)
  return open ?? Object.assign(addChannel(world, workspace, { kind: 'im', members: [user] }), { user })
}

/** The group message among the bot and these people, made when it is not there. */
export function openGroup(world: World, workspace: Workspace, users: readonly string[]): Channel {
  const all = new Set([workspace.botUserId, ...users])
  const same = (channel: Channel) => channel.members.size === all.size && [...all].every(id => channel.members.has(id))
  const open = [...workspace.channels.values()].find(channel => channel.kind === 'mpim' && same(channel))
  return open ?? addChannel(world, workspace, { kind: 'mpim', name: `mpdm-${users.join('--')}`, members: users })
}

function wholeEnterprise({ id, name, orgWide }: NonNullable<WorkspaceOptions['enterprise']>): Enterprise {
  return { id, name: name ?? `Enterprise ${id}`, orgWide: orgWide ?? false }
}

function sameOrg(workspace: Workspace, enterprise: Enterprise): boolean {
  return workspace.enterprise?.orgWide === true && workspace.enterprise.id === enterprise.id
}

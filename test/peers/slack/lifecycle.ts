import type { Delivery } from './delivery.ts'
import { addWorkspace, FEWEST_SCOPES, openDirect, type WorkspaceOptions } from './furnish.ts'
import type { Events } from './events.ts'
import { channelOf, userOf, workspaceOf, type ChannelRef, type TeamRef, type UserRef } from './refs.ts'
import type { Channel, TokenState, World, Workspace } from './state.ts'
import { viewObject } from './view-object.ts'
import type { Dict } from './wire.ts'

export interface CodeOptions {
  /** The workspace that installs: one that is there, or what a new one is like. */
  team?: TeamRef
  workspace?: WorkspaceOptions
  /** Who installs. */
  user?: string
  scopes?: readonly string[]
}

export interface Lifecycle {
  /** A person opens the app; on its Home or its Messages tab. */
  openHome(user: UserRef, options?: { tab?: 'home' | 'messages'; team?: TeamRef }): Promise<Delivery>
  /** Somebody brings the bot into a channel. */
  invite(channel: ChannelRef, by: UserRef): Promise<Delivery[]>
  /** Somebody removes the bot; it hears nothing of the channel any more. */
  kick(channel: ChannelRef): void
  /** The workspace throws the app out: its token stops to work, and two events say so. */
  uninstall(team?: TeamRef): Promise<Delivery[]>
  /** The token stops to work, and nobody says so. */
  revoke(team?: TeamRef, state?: Exclude<TokenState, 'live'>): void
  /** A code as the end of an installation hands it out, good for one `oauth.v2.access`. */
  oauthCode(options?: CodeOptions): string
}

export function lifecycle(world: World, { emit }: Events): Lifecycle {
  function stop(workspace: Workspace, state: TokenState): void {
    const token = world.tokens.get(workspace.botToken)
    if (token) token.state = state
  }

  function tell(workspace: Workspace, event: Dict): Promise<Delivery[]> {
    return world.app.subscriptions.has(String(event['type']))
      ? Promise.all([emit(workspace, event)])
      : Promise.resolve([])
  }

  return {
    openHome(ref, { tab = 'home', team } = {}) {
      const user = userOf(world, ref, team)
      const workspace = workspaceOf(world, team ?? user.team)
      const channel = openDirect(world, workspace, user.id)
      const home = world.records.homes.findLast(one => one.user === user.id && one.team === workspace.id)
      const view = home && tab === 'home' ? { view: viewObject(world, workspace, home) } : {}
      const place = { user: user.id, channel: channel.id, tab, event_ts: world.stamp() }
      return emit(workspace, { type: 'app_home_opened', ...place, ...view })
    },
    async invite(ref, by) {
      const channel = channelOf(world, ref)
      const workspace = workspaceOf(world, channel.team)
      channel.members.add(workspace.botUserId)
      const heard = channel.kind === 'private' ? 'groups:read' : 'channels:read'
      return workspace.scopes.has(heard) ? tell(workspace, joined(world, workspace, channel, by)) : []
    },
    kick(ref) {
      const channel = channelOf(world, ref)
      channel.members.delete(workspaceOf(world, channel.team).botUserId)
    },
    async uninstall(team) {
      const workspace = workspaceOf(world, team)
      stop(workspace, 'account_inactive')
      workspace.installed = false
      const tokens = { oauth: [], bot: [workspace.botUserId] }
      const told = await Promise.all([
        tell(workspace, { type: 'tokens_revoked', tokens, event_ts: world.stamp() }),
        tell(workspace, { type: 'app_uninstalled', event_ts: world.stamp() }),
      ])
      return told.flat()
    },
    revoke: (team, state = 'token_revoked') => stop(workspaceOf(world, team), state),
    oauthCode({ team, workspace, user, scopes = FEWEST_SCOPES } = {}) {
      const home = team === undefined ? addWorkspace(world, { ...workspace, scopes }) : workspaceOf(world, team)
      const code = `code-${world.id('')}`
      world.records.codes.set(code, { team: home.id, user: user ?? world.id('U'), scopes, used: false })
      return code
    },
  }
}

function joined(world: World, workspace: Workspace, channel: Channel, by: UserRef): Dict {
  return {
    type: 'member_joined_channel',
    user: workspace.botUserId,
    channel: channel.id,
    channel_type: channel.kind === 'private' ? 'G' : 'C',
    team: workspace.id,
    inviter: userOf(world, by, workspace).id,
    event_ts: world.stamp(),
  }
}

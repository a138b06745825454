import type { ResponseUrl } from './records.ts'
import type { Channel, User, World, Workspace } from './state.ts'
import type { Dict } from './wire.ts'

/** Wraps an event as Slack sends it. `at` is when it happened. */
export function eventPayload(world: World, workspace: Workspace, event: Dict, eventId: string, at: Date): Dict {
  const { enterprise, botUserId, id } = workspace
  const orgWide = enterprise?.orgWide ?? false
  return {
    token: world.app.verificationToken,
    team_id: id,
    ...(enterprise ? { enterprise_id: enterprise.id } : {}),
    context_team_id: id,
    context_enterprise_id: enterprise?.id ?? null,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(at.getTime() / 1_000),
    authorizations: [
      {
        enterprise_id: enterprise?.id ?? null,
        team_id: orgWide ? null : id,
        user_id: botUserId,
        is_bot: true,
        is_enterprise_install: orgWide,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  }
}

/** Lets the app open one view, soon. */
export function openTrigger(world: World, workspace: Workspace, user: User): string {
  const id = `${world.id('')}.${workspace.id}.trigger`
  world.records.triggers.set(id, { team: workspace.id, user: user.id, at: world.now(), used: false })
  return id
}

export function commandPayload(
  world: World,
  workspace: Workspace,
  { channel, user, command, text, response }: CommandAbout,
): Dict {
  const { enterprise } = workspace
  return {
    token: world.app.verificationToken,
    team_id: workspace.id,
    team_domain: workspace.domain,
    ...(enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {}),
    channel_id: channel.id,
    channel_name: spokenName(channel),
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: world.app.id,
    is_enterprise_install: String(enterprise?.orgWide ?? false),
    response_url: response.url,
    trigger_id: openTrigger(world, workspace, user),
  }
}

interface CommandAbout {
  channel: Channel
  user: User
  command: string
  text: string
  response: ResponseUrl
}

/** What every click and every submission says of itself. */
export function interactionPayload(world: World, workspace: Workspace, user: User, type: string): Dict {
  const { id, domain, enterprise } = workspace
  const above = enterprise ? { enterprise_id: enterprise.id, enterprise_name: enterprise.name } : {}
  return {
    type,
    user: { id: user.id, username: user.name, name: user.name, team_id: id },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    trigger_id: openTrigger(world, workspace, user),
    team: enterprise?.orgWide ? null : { id, domain, ...above },
    enterprise: enterprise ? { id: enterprise.id, name: enterprise.name } : null,
    is_enterprise_install: enterprise?.orgWide ?? false,
  }
}

/** A channel's name in commands and clicks: private ones are not named. */
export function spokenName({ kind, name }: Channel): string {
  if (kind === 'im') return 'directmessage'
  return kind === 'private' ? 'privategroup' : name
}

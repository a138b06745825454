import { isThread } from '../permissions.ts'
import type { Guild } from '../shapes.ts'
import type { World } from '../world.ts'

/** A server's settings that no bot of ours looks at. */
const DEFAULTS = {
  icon: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  description: null,
  vanity_url_code: null,
  afk_channel_id: null,
  afk_timeout: 300,
  application_id: null,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  verification_level: 1,
  default_message_notifications: 1,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  nsfw: false,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  max_members: 500_000,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  widget_enabled: false,
  features: [],
  emojis: [],
  stickers: [],
}

/** A server as GET answers it. */
export function guildWire({ id, name, owner_id, preferred_locale, roles }: Guild): Record<string, unknown> {
  return { ...DEFAULTS, id, name, owner_id, preferred_locale, roles }
}

/** A server as the gateway introduces it: with channels, threads, and of the members only the bot. */
export function guildCreate(world: World, guild: Guild): Record<string, unknown> {
  const own = guild.members.get(world.bot.id)
  return {
    ...guildWire(guild),
    joined_at: guild.joined_at,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: own ? [own] : [],
    channels: guild.channels.filter(channel => !isThread(channel)),
    threads: guild.channels.filter(channel => isThread(channel) && world.rights(channel)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  }
}

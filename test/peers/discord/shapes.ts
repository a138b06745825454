/** The wire's own shapes, as far as a bot of ours looks at them. Names are Discord's. */

export interface User {
  id: string
  username: string
  discriminator: string
  global_name: string | null
  avatar: string | null
  bot: boolean
  system: boolean
}

export interface Role {
  id: string
  name: string
  /** A bit set in decimal, as everywhere on the wire. */
  permissions: string
  position: number
  color: number
  hoist: boolean
  managed: boolean
  mentionable: boolean
  flags: number
  tags?: { bot_id: string }
}

export interface Overwrite {
  id: string
  type: 0 | 1
  allow: string
  deny: string
}

export interface Member {
  user: User
  nick: string | null
  avatar: string | null
  roles: string[]
  joined_at: string
  premium_since: null
  deaf: boolean
  mute: boolean
  pending: boolean
  flags: number
  communication_disabled_until: null
}

export interface Channel {
  id: string
  type: number
  flags: number
  last_message_id: string | null
  guild_id?: string
  name?: string
  topic?: string | null
  position?: number
  parent_id?: string | null
  nsfw?: boolean
  rate_limit_per_user?: number
  permission_overwrites?: Overwrite[]
  recipients?: User[]
  owner_id?: string
  message_count?: number
  member_count?: number
  total_message_sent?: number
  thread_metadata?: ThreadState
}

export interface ThreadState {
  archived: boolean
  auto_archive_duration: number
  archive_timestamp: string
  locked: boolean
  create_timestamp: string
}

/** A server as the peer keeps it; `guildCreate` makes the wire's form of it. */
export interface Guild {
  id: string
  name: string
  owner_id: string
  preferred_locale: string
  joined_at: string
  roles: Role[]
  members: Map<string, Member>
  channels: Channel[]
}

export interface Attachment {
  id: string
  filename: string
  size: number
  url: string
  proxy_url: string
  content_type?: string
  description?: string
}

export interface Embed {
  title?: string | null | undefined
  description?: string | null | undefined
  url?: string | null | undefined
  fields?: { name: string; value: string; inline?: boolean | null | undefined }[] | null | undefined
  footer?: { text?: string | null | undefined } | null | undefined
  author?: { name?: string | null | undefined } | null | undefined
  [more: string]: unknown
}

export interface SelectOption {
  label: string
  value: string
  description?: string | null | undefined
  default?: boolean | null | undefined
}

/** Any component; which fields it has depends on `type`. */
export interface Component {
  type: number
  id?: number | null | undefined
  custom_id?: string | null | undefined
  label?: string | null | undefined
  style?: number | undefined
  url?: string | null | undefined
  disabled?: boolean | null | undefined
  content?: string | undefined
  components?: Component[] | undefined
  accessory?: Component | undefined
  component?: Component | undefined
  options?: SelectOption[] | undefined
  min_values?: number | null | undefined
  max_values?: number | null | undefined
  required?: boolean | null | undefined
  [more: string]: unknown
}

export interface Message {
  id: string
  channel_id: string
  author: User
  content: string
  timestamp: string
  edited_timestamp: string | null
  tts: boolean
  mention_everyone: boolean
  mentions: User[]
  mention_roles: string[]
  attachments: Attachment[]
  embeds: Embed[]
  components: Component[]
  pinned: boolean
  type: number
  flags: number
  nonce?: string | number
  /** Set on answers to interactions: those are a webhook's messages. */
  webhook_id?: string
  application_id?: string
  message_reference?: { type: 0; message_id: string; channel_id: string; guild_id?: string }
  interaction_metadata?: Record<string, unknown>
  thread?: Channel
}

/** A registered command. */
export interface Command {
  id: string
  application_id: string
  version: string
  guild_id?: string
  type: number
  name: string
  description: string
  options?: CommandOption[]
  default_member_permissions: string | null
  contexts: number[] | null
  integration_types: number[]
  nsfw: boolean
  name_localizations: Record<string, string> | null
  description_localizations: Record<string, string> | null
}

export interface CommandOption {
  type: number
  name: string
  description: string
  required?: boolean | null | undefined
  autocomplete?: boolean | null | undefined
  choices?: { name: string; value: string | number }[] | null | undefined
  options?: CommandOption[] | null | undefined
  min_length?: number | null | undefined
  max_length?: number | null | undefined
  min_value?: number | null | undefined
  max_value?: number | null | undefined
}

/** The form that a bot opens for a person. */
export interface Modal {
  custom_id: string
  title: string
  components: Component[]
}

export interface Choice {
  name: string
  value: string | number
}

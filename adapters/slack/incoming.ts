import { decode } from '../../src/bot/action.ts'
import type { Incoming } from '../../src/bot/platform.ts'
import { isDirect, type Address } from './address.ts'
import type { Command, Message, Press } from './payloads.ts'
import { isCalled, isForOthers, readable, spoken } from './typed.ts'

export const NAME = 'slack'

/** People's messages; the other subtypes are edits, deletions, joins and what bots and Slack itself say. */
const BY_PEOPLE: ReadonlySet<string | undefined> = new Set([undefined, 'file_share', 'thread_broadcast'])
/** Slack's own account. */
const SLACKBOT = 'USLACKBOT'

export interface Hearing {
  workspace: string
  /** Who we are there, where it is known. */
  bot: string | undefined
  /** Whether threads are followed without a new mention. */
  follow: boolean
}

/**
 * A message as something said to us; nothing where it is not for us. A mention reaches us once by itself and once more
 * as a message of its channel: both have the same id.
 */
export function fromMessage(message: Message, hearing: Hearing): Incoming | undefined {
  const kind = isByPerson(message, hearing.bot) ? kindOf(message, hearing) : undefined
  if (!kind) return undefined
  const { workspace } = hearing
  const { channel, user = '', ts } = message
  const id = `${workspace}/${channel}/${ts}`
  const thread = message.thread_ts ?? ts
  return {
    id,
    platform: NAME,
    kind,
    text: spoken(message.text, hearing.bot),
    from: { id: user, name: message.user_profile?.display_name || message.user_profile?.real_name || '' },
    in: { workspace, channel, direct: isDirect(channel) },
    thread: `${workspace}/${channel}/${thread}`,
    address: written({ way: 'message', id, workspace, channel, user, thread, at: Number(ts) }),
    at: millis(ts),
  }
}

function isByPerson({ subtype, user, bot_id, edited, hidden }: Message, bot: string | undefined): boolean {
  if (!BY_PEOPLE.has(subtype) || edited !== undefined || hidden || bot_id) return false
  return user !== undefined && user !== bot && user !== SLACKBOT
}

function kindOf(message: Message, { bot, follow }: Hearing): Incoming['kind'] | undefined {
  const { type, channel, text, ts, thread_ts } = message
  if (isDirect(channel)) return text.trim() === '' ? undefined : 'message'
  // Where we do not know our own name, Slack's word that it is a mention has to do.
  if (bot === undefined) return type === 'app_mention' ? 'message' : undefined
  if (isCalled(text, bot)) return 'message'
  if (type === 'app_mention' || text.includes(`<@${bot}`)) return undefined
  const inThread = thread_ts !== undefined && thread_ts !== ts
  return follow && inThread && text.trim() !== '' && !isForOthers(text) ? 'follow' : undefined
}

/** What follows /aisi, answered to the asker alone. */
export function fromCommand(command: Command, workspace: string, now: Date): Incoming {
  const { channel_id: channel, user_id: user, user_name: name, response_url: url } = command
  const id = `${workspace}/command/${command.trigger_id}`
  return {
    id,
    platform: NAME,
    kind: 'command',
    text: readable(command.text).trim(),
    from: { id: user, name },
    in: { workspace, channel, direct: isDirect(channel) },
    thread: alone(workspace, channel, user),
    address: written({ way: 'command', id, workspace, channel, user, url, at: now.getTime() / 1_000 }),
    at: now.getTime(),
  }
}

/** A pressed button; nothing where it is none of ours. */
export function fromPress(press: Press, workspace: string, now: Date): Incoming | undefined {
  const [action] = press.actions
  const code = action?.value
  if (!action || code === undefined || !decode(code)) return undefined
  const { user, container, response_url: url } = press
  // In the Home tab there is no channel: the reply comes as a direct message.
  const channel = press.channel?.id ?? (press.view?.private_metadata || user.id)
  const only = container?.is_ephemeral ?? false
  const stands = press.channel && !only ? container?.message_ts : undefined
  const thread = press.message?.thread_ts ?? container?.thread_ts ?? stands
  const pressedAt = action.action_ts ?? String(now.getTime() / 1_000)
  const id = `${workspace}/press/${user.id}/${pressedAt}`
  const address: Address = {
    way: 'press',
    id,
    workspace,
    channel,
    user: user.id,
    thread,
    url,
    alone: only,
    at: Number(pressedAt),
  }
  return {
    id,
    platform: NAME,
    kind: 'action',
    text: code,
    from: { id: user.id, name: user.name ?? user.username ?? '' },
    in: { workspace, channel, direct: isDirect(channel) },
    thread: thread === undefined ? alone(workspace, channel, user.id) : `${workspace}/${channel}/${thread}`,
    address: written(address),
    at: millis(pressedAt),
  }
}

/** Where nobody else takes part, a conversation is with one person in one channel. */
export function alone(workspace: string, channel: string, user: string): string {
  return `${workspace}/${channel}/@${user}`
}

export function written(address: Address): string {
  return JSON.stringify(address)
}

/** Slack's timestamps are seconds with six digits. */
function millis(ts: string): number {
  return Math.round(Number(ts) * 1_000)
}

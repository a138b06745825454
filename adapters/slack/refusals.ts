import type { Obstacle } from '../../src/bot/delivery.ts'

/** What a refusal of Slack's means, and what to do about it. */
export interface Refusal {
  obstacle: Obstacle
  says: string
  cure: string
}

const NEW_TOKEN = 'Copy the Bot User OAuth Token (OAuth & Permissions) again into SLACK_BOT_TOKEN.'
const INSTALL = 'Install the app again in the workspace: api.slack.com/apps, your app, Install App.'
const INVITE = 'Invite me: /invite @aisi'
const LATER = 'It is tried again.'

const REFUSALS: Readonly<Record<string, Refusal>> = {
  invalid_auth: denied('Slack does not know the token (invalid_auth).', NEW_TOKEN),
  not_authed: denied('Slack got no token (not_authed).', NEW_TOKEN),
  not_allowed_token_type: denied('Slack wants another kind of token here (not_allowed_token_type).', NEW_TOKEN),
  token_revoked: denied('The token was revoked (token_revoked).', INSTALL),
  token_expired: denied('The token has run out (token_expired).', INSTALL),
  account_inactive: denied('The app was removed from the workspace (account_inactive).', INSTALL),
  app_uninstalled: denied('The app was removed from the workspace (app_uninstalled).', INSTALL),
  user_removed_from_team: denied('The app was removed from the workspace (user_removed_from_team).', INSTALL),
  team_disabled: denied('The workspace is switched off (team_disabled).', 'Ask the owners of the workspace.'),
  team_access_not_granted: denied(
    'The organisation has not let the app into this workspace.',
    'Ask its administrators.',
  ),
  access_denied: denied('Slack denies access (access_denied).', 'Ask the administrators of the workspace.'),
  missing_scope: denied(
    'The app lacks a permission (missing_scope).',
    'Reinstall the app from its manifest; aisi doctor names what is missing.',
  ),
  no_permission: denied('The app may not do this here (no_permission).', 'Reinstall the app from its manifest.'),
  restricted_action: denied(
    'Posting in this channel is kept for a few people.',
    'Ask the administrators of the workspace to let me post there.',
  ),
  restricted_action_read_only_channel: denied('The channel is read only.', 'Choose another channel.'),
  restricted_action_thread_only_channel: denied('In this channel only replies are allowed.', 'Choose another channel.'),
  restricted_action_non_threadable_channel: denied(
    'In this channel there are no threads.',
    'Ask me in another channel.',
  ),
  ekm_access_denied: denied('The administrators have suspended posting here.', 'Ask them.'),
  cannot_dm_bot: denied('Bots get no direct messages.', 'Choose a person.'),
  messages_tab_disabled: denied(
    'The app takes no direct messages.',
    'Switch the Messages Tab on: api.slack.com/apps, your app, App Home.',
  ),
  not_in_channel: gone('I am not in that channel.', INVITE),
  channel_not_found: gone('The channel is gone, or I was never let in.', INVITE),
  is_archived: gone('The channel is archived.', 'Unarchive it, or choose another.'),
  user_not_in_channel: gone('The person is not in that channel.', 'They can ask me in a direct message.'),
  user_not_found: gone('The person is gone from the workspace.', 'Nothing can be done.'),
  user_disabled: gone('The person has left the workspace.', 'Nothing can be done.'),
  thread_not_found: gone('The thread is gone.', 'Ask me again in a new message.'),
  message_not_found: gone('The message is gone.', 'Nothing can be done.'),
  cant_update_message: gone('The message is not mine to change.', 'Nothing can be done.'),
  edit_window_closed: gone('The message is too old to be changed.', 'Nothing can be done.'),
  expired_url: expired('The reply address has run out: Slack keeps it for 30 minutes.'),
  used_url: expired('The reply address is used up: Slack takes 5 replies.'),
  no_service: expired('Slack does not know the reply address any more.'),
  internal_error: unknown('Slack had a fault of its own (internal_error).'),
  fatal_error: unknown('Slack had a fault of its own (fatal_error).'),
  service_unavailable: { obstacle: 'failed', says: 'Slack is not available (service_unavailable).', cure: LATER },
  request_timeout: {
    obstacle: 'failed',
    says: 'The request did not reach Slack whole (request_timeout).',
    cure: LATER,
  },
  ratelimited: { obstacle: 'busy', says: 'Slack asks us to wait.', cure: LATER },
  rate_limited: { obstacle: 'busy', says: 'Slack asks us to wait.', cure: LATER },
  message_limit_exceeded: { obstacle: 'busy', says: 'The channel has had too many messages today.', cure: LATER },
}

/** What Slack's word for a refusal means; its words for what we do wrong are faults of ours. */
export function refusalOf(code: string): Refusal {
  const known = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined
  return (
    known ?? {
      obstacle: 'failed',
      says: `Slack refused (${word(code)}).`,
      cure: 'The log says what was refused; please report it.',
    }
  )
}

const NEW_APP_TOKEN =
  'Make a new App-Level Token with connections:write (Basic Information, App-Level Tokens) and copy it into SLACK_APP_TOKEN.'
const OF_THE_TOKEN = new Set(['invalid_auth', 'not_authed', 'not_allowed_token_type', 'token_revoked', 'token_expired'])

/** The same of the app token, which has a page of its own. */
export function appRefusalOf(code: string): Refusal {
  const refusal = refusalOf(code)
  const isItsOwn = OF_THE_TOKEN.has(code) || code === 'missing_scope'
  return isItsOwn ? { ...refusal, cure: NEW_APP_TOKEN } : refusal
}

/** What only a person can put right; trying again does not. */
export function isLasting(code: string): boolean {
  return !['failed', 'unknown', 'busy'].includes(refusalOf(code).obstacle)
}

/** Refusals of the blocks as such: the same words in simpler blocks may pass. */
const BLOCK_REFUSALS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'invalid_attachments',
])

export function isAboutBlocks(code: string | undefined): boolean {
  return code !== undefined && BLOCK_REFUSALS.has(code)
}

/** Slack's words are words; anything else is not repeated. */
function word(code: string): string {
  return /^\w{1,60}$/.test(code) ? code : 'without a reason'
}

function denied(says: string, cure: string): Refusal {
  return { obstacle: 'denied', says, cure }
}

function gone(says: string, cure: string): Refusal {
  return { obstacle: 'gone', says, cure }
}

function expired(says: string): Refusal {
  return { obstacle: 'expired', says, cure: 'Ask again.' }
}

function unknown(says: string): Refusal {
  return { obstacle: 'unknown', says, cure: LATER }
}

/** Refusals of the token: a fresh one may do. */
export function isTokenTrouble(code: string | undefined): boolean {
  return code !== undefined && /^(?:invalid_auth|not_authed|token_\w+|account_inactive)$/.test(code)
}

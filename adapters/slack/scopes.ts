/** What the app cannot do without, and what for. */
export const REQUIRED_SCOPES = {
  'app_mentions:read': 'to hear when it is mentioned',
  'chat:write': 'to answer and to remind',
  commands: 'for /aisi and the forms',
  'im:history': 'to read direct messages to it',
  'assistant:write': 'for the agent view and its suggested prompts',
} as const

/** What a workspace may leave out, and what is off then. */
export const OPTIONAL_SCOPES = {
  'channels:history':
    'in public channels it follows no thread without a new mention and cannot look whether a message arrived',
  'groups:history':
    'in private channels it follows no thread without a new mention and cannot look whether a message arrived',
  'mpim:history': 'in group messages it follows no thread without a new mention',
  'users:read': 'times are told in UTC unless a zone is named, and everybody may change reminders, guests too',
  'files:write': 'calendars come as links that fill a form, not as files',
} as const

export const REINSTALL =
  'Reinstall the app: api.slack.com/apps, your app, App Manifest: paste adapters/slack/manifest.yaml, then Install App.'

/** What the app lacks of that as far as it is known, each in a sentence. */
export function lackingIn(scopes: ReadonlySet<string> | undefined): string[] {
  return Object.entries(REQUIRED_SCOPES)
    .filter(([scope]) => scopes?.has(scope) === false)
    .map(([scope, why]) => `The app lacks the permission ${scope}, which it needs ${why}.`)
}

export const ALL_SCOPES = [...Object.keys(REQUIRED_SCOPES), ...Object.keys(OPTIONAL_SCOPES)]

/** What Slack tells us of; `manifest.yaml` subscribes to the same. */
export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'tokens_revoked',
] as const

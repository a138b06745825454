import { Problem } from '../../src/errors.ts'

/** What Slack's pages for the app hand out. Socket Mode when there is an app token, otherwise HTTP mode. */
export interface SlackSettings {
  botToken?: string
  appToken?: string
  signingSecret?: string
  /** Slack's Web API unless given; GovSlack has its own. */
  apiUrl?: string
  /** For several workspaces, each with a token of its own; then there is no bot token. */
  oauth?: { clientId: string; clientSecret: string; stateSecret: string }
  /** Whether threads are followed without a new mention, where Slack lets us read along; they are unless told. */
  follow?: boolean
}

export const SLACK_API = 'https://slack.com/api/'

/** What is wrong with the settings, all of it, each with what would be right. */
export function settingsFaults({ botToken, appToken, signingSecret, oauth }: SlackSettings): string[] {
  return [
    ...(botToken || oauth
      ? []
      : ['SLACK_BOT_TOKEN: is missing; copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions']),
    ...(botToken && oauth
      ? ['SLACK_BOT_TOKEN, SLACK_CLIENT_ID: one too many; a token serves one workspace, a client id serves many']
      : []),
    ...wrongKind('SLACK_BOT_TOKEN', botToken, 'xoxb-', 'the Bot User OAuth Token from OAuth & Permissions'),
    ...wrongKind('SLACK_APP_TOKEN', appToken, 'xapp-', 'an App-Level Token from Basic Information'),
    ...(appToken || signingSecret?.trim() ? [] : [NO_WAY_IN]),
    ...(oauth && Object.values(oauth).some(part => part.trim() === '')
      ? ['SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET: one of them is empty; set all three']
      : []),
  ]
}

const NO_WAY_IN =
  'SLACK_APP_TOKEN, SLACK_SIGNING_SECRET: both are empty; set the app token (xapp-…) for Socket Mode, or the Signing Secret from Basic Information for HTTP'

/** Throws a Problem that names every fault. */
export function checkSettings(settings: SlackSettings): void {
  const faults = settingsFaults(settings)
  if (faults.length > 0) throw new Problem('The settings for Slack cannot be used:', faults)
}

/** Tokens of another kind are easily mixed up; the value itself is never told. */
function wrongKind(name: string, token: string | undefined, prefix: string, right: string): string[] {
  const other = token && /^xox[a-z]-|^xapp-/.exec(token)?.[0]
  if (!other || other === prefix) return []
  return [`${name}: begins with ${other}, which is another kind of token; it wants ${right} (${prefix}…)`]
}

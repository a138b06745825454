import type { Raw } from './shape.ts'

/** The settings that were given, right or wrong. */
export type Given = Partial<Record<keyof Raw, unknown>>

export interface Breach {
  setting: keyof Raw
  says: string
}

/** What settings demand of each other; every breach says what would be right. */
export function breaches(raw: Given): Breach[] {
  return RULES.flatMap(rule => rule(raw) ?? [])
}

const RULES: readonly ((raw: Given) => Breach | undefined)[] = [
  raw =>
    raw.SLACK_BOT_TOKEN && !raw.SLACK_APP_TOKEN && !raw.SLACK_SIGNING_SECRET
      ? {
          setting: 'SLACK_APP_TOKEN',
          says: 'is missing; SLACK_BOT_TOKEN needs it, or SLACK_SIGNING_SECRET for HTTP mode',
        }
      : undefined,
  raw =>
    (raw.SLACK_APP_TOKEN || raw.SLACK_SIGNING_SECRET) && !raw.SLACK_BOT_TOKEN && !raw.SLACK_CLIENT_ID
      ? {
          setting: 'SLACK_BOT_TOKEN',
          says: 'is missing; copy the Bot User OAuth Token, or set SLACK_CLIENT_ID for many workspaces',
        }
      : undefined,
  ...(['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'ENCRYPTION_KEY'] as const).map(
    setting => (raw: Given) => {
      const wanted = raw.SLACK_CLIENT_ID || raw.SLACK_CLIENT_SECRET || raw.SLACK_STATE_SECRET
      return wanted && !raw[setting]
        ? { setting, says: 'is missing; installing in many workspaces needs it' }
        : undefined
    },
  ),
  raw =>
    raw.SLACK_CLIENT_ID && !raw.SLACK_APP_TOKEN && !raw.SLACK_SIGNING_SECRET
      ? {
          setting: 'SLACK_SIGNING_SECRET',
          says: 'is missing; Slack brings its events with it, or with SLACK_APP_TOKEN',
        }
      : undefined,
  raw =>
    raw.DISCORD_SHARDS !== undefined && !raw.DISCORD_TOKEN
      ? { setting: 'DISCORD_TOKEN', says: 'is missing; DISCORD_SHARDS does nothing without it' }
      : undefined,
]

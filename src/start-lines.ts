import type { Config } from './config.ts'

/** In plain lines for the person who starts the bot: what is on, what is off, and which setting turns it on. */
export function startLines(
  config: Config,
  { store, http, facts }: { store?: string; http?: string; facts: string },
): string[] {
  const { slack, discord, curatorsChannel } = config
  const socket = slack?.appToken ? 'Socket Mode' : 'HTTP mode'
  return [
    line('Facts', `on: ${facts}`),
    line('Store', store ? `on: ${store}` : 'away: questions are answered, nothing is kept; the log says what to do'),
    line(
      'Slack',
      slack
        ? `on: ${socket}${slack.oauth ? ', for any workspace that installs it' : ''}`
        : off('SLACK_BOT_TOKEN and SLACK_APP_TOKEN'),
    ),
    line('Discord', discord ? 'on' : off('DISCORD_TOKEN')),
    line('HTTP', http ? `on: ${http} (/healthz, /readyz, /metrics)` : off('PORT')),
    line('Curators', curatorsChannel ? `on: a weekly summary in ${curatorsChannel}` : off('CURATORS_CHANNEL')),
  ]
}

function off(setting: string): string {
  return `off; set ${setting} to turn it on`
}

function line(part: string, says: string): string {
  return `${part.padEnd(9)}${says}`
}

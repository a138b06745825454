import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, type Logger } from '@slack/bolt'
import type { Slack } from './start.ts'
import type { Workspace } from './state.ts'

/** A small bot on the real Bolt, and where it listens when it does. */
export interface Bot {
  app: App
  url: string
  stop(): Promise<void>
}

/** Short enough that a lost connection is taken up again within a test. */
const PING_TIMEOUT_MS = 150

export const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
}

type Tokens = Pick<Workspace, 'botToken' | 'appToken'>

/** Bolt in Socket Mode. */
export async function socketBot(
  slack: Pick<Slack, 'url'>,
  { botToken, appToken }: Tokens,
  set: (app: App) => void,
  pingTimeoutMs = PING_TIMEOUT_MS,
) {
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 } }
  const receiver = new SocketModeReceiver({
    appToken,
    clientPingTimeout: pingTimeoutMs,
    logger: quiet,
    installerOptions: { clientOptions: { ...clientOptions, retryConfig: { retries: 50, minTimeout: 50, factor: 1 } } },
  })
  const app = new App({ token: botToken, receiver, clientOptions, logger: quiet })
  set(app)
  await app.start()
  return { app, url: '', stop: () => app.stop().then(() => {}) }
}

/** Bolt's HTTP receiver, mounted on a plain server of our own. */
export async function httpBot(slack: Slack, { botToken }: Workspace, set: (app: App) => void): Promise<Bot> {
  const receiver = new HTTPReceiver({ signingSecret: slack.app.signingSecret, logger: quiet })
  const clientOptions = { slackApiUrl: slack.url, retryConfig: { retries: 0 } }
  const app = new App({ token: botToken, receiver, clientOptions, logger: quiet })
  set(app)
  const { url, stop } = await listen(receiver.requestListener)
  slack.useHttp(`${url}/slack/events`)
  return { app, url, stop }
}

/** A server on a free port of loopback. */
export async function listen(listener: RequestListener): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const stop = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

/** Says back what it is told, whichever way it is told. */
export function echoes(app: App): void {
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: `You said ${event.text.replace(/<[^>]*>\s*/, '')}`, thread_ts: event.ts, unfurl_links: false })
  })
  app.message(async ({ message, say }) => {
    if (message.subtype !== undefined || message.bot_id !== undefined || message.channel_type !== 'im') return
    await say({ text: `You wrote ${message.text}`, thread_ts: message.ts, unfurl_links: false })
  })
  app.command('/aisi', async ({ ack, command, respond }) => {
    await ack()
    await respond({ text: `You asked ${command.text}`, response_type: 'ephemeral' })
  })
}

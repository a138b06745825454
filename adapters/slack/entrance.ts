import { HTTPReceiver, SocketModeReceiver, type Logger, type Receiver, type webApi } from '@slack/bolt'
import type { Health } from '../../src/bot/platform.ts'
import type { Route } from '../../src/http/route.ts'
import type { Log } from '../../src/log.ts'
import type { Noted } from './client.ts'
import { connectionOf } from './connection.ts'
import type { Hall } from './hall.ts'

export const EVENTS_PATH = '/slack/events'
/** Slack's longest request is far below. */
const BODY_BYTES = 1_000_000
/** While we take nothing new, Slack is asked to come back after this, in seconds. */
const COME_BACK_S = 10

/** The way in which Slack reaches us. */
export interface Entrance {
  receiver: Receiver
  routes: readonly Route[]
  /** Rejects with a Problem where Slack refuses. */
  open(): Promise<void>
  close(): Promise<void>
  health(): Health
}

export interface EntranceParts {
  hall: Hall
  clientOptions: webApi.WebClientOptions
  logger: Logger
  log: Log
  noted: Noted
  now: () => Date
}

/** A socket that we open ourselves. */
export function socketEntrance(appToken: string, parts: EntranceParts): Entrance {
  const { clientOptions, logger, log } = parts
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    // A copy: the library writes into it.
    installerOptions: { clientOptions: { ...clientOptions } },
    processEventErrorHandler: async ({ error }) => unacknowledged(log, error),
  })
  return { receiver, routes: [], ...connectionOf(receiver.client, parts) }
}

/** Signed requests to our own server. */
export function httpEntrance(signingSecret: string, { hall, logger, log }: EntranceParts): Entrance {
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    bodyLimit: BODY_BYTES,
    endpoints: EVENTS_PATH,
    processEventErrorHandler: async ({ error, response }) => {
      if (!response.headersSent) response.writeHead(500).end()
      return unacknowledged(log, error)
    },
  })
  const route: Route = {
    method: 'POST',
    path: EVENTS_PATH,
    handle(request, response) {
      if (hall.ears()) return receiver.requestListener(request, response)
      response.writeHead(503, { 'retry-after': String(COME_BACK_S) }).end()
    },
  }
  const [ready, away] = [`Slack reaches us by HTTP at ${EVENTS_PATH}.`, 'Nothing new is taken.']
  return {
    receiver,
    routes: [route],
    open: async () => {},
    close: async () => {},
    health: () => (hall.ears() ? { ready: true, what: ready } : { ready: false, what: away }),
  }
}

/** What could not be kept is not acknowledged: Slack brings events again. */
function unacknowledged(log: Log, cause: unknown): false {
  log.error('slack-event-failed', { cause })
  return false
}

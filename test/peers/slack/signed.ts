import { createHmac } from 'node:crypto'
import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import type { Attempt, Delivery, Transport } from './delivery.ts'
import { filled, fromJson, isDict, type Dict } from './wire.ts'

/** What is wrong with the signatures that are sent, if anything. */
export interface Signing {
  /** Signs with another secret. */
  forged: boolean
  /** How old the timestamp is. */
  ageMs: number
}

/** Where the app wants its requests. */
export interface Targets {
  events: string
  commands: string
  interactivity: string
}

export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface Signed {
  url: string
  body: string
  contentType: string
  headers?: Record<string, string>
  withinMs?: number
}

export interface SignedSide {
  transport: Transport
  /** Sends any body, signed. Rejects when no answer comes. */
  post(what: Signed): Promise<HttpAnswer>
  close(): void
}

const FORM = 'application/x-www-form-urlencoded'
const JSON_TYPE = 'application/json'
const TIMED_OUT = 'no answer in time'
const ANSWER_WITHIN_MS = 3_000

interface Hooks {
  now: () => Date
  secret: string
  signing: Signing
  targets: () => Targets
}

/** Slack's end of HTTP mode. Timestamps are the machine's own time: the receiver compares them with it. */
export function signedSide({ now, secret, signing, targets }: Hooks): SignedSide {
  // A connection a request: one that is kept alive may be closed by the app in the moment in which it is used again.
  const agent = new Agent({ keepAlive: false })

  function post({ url, body, contentType, headers, withinMs = ANSWER_WITHIN_MS }: Signed): Promise<HttpAnswer> {
    const timestamp = String(Math.floor((Date.now() - signing.ageMs) / 1_000))
    const key = signing.forged ? `not ${secret}` : secret
    const signature = `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`
    return exchange(agent, url, body, withinMs, {
      ...headers,
      'content-type': contentType,
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signature,
    })
  }

  async function transport(delivery: Delivery, attempt: Attempt, withinMs: number): Promise<void> {
    try {
      const answer = await post({ ...formOf(delivery, targets()), headers: retryHeaders(attempt), withinMs })
      attempt.status = answer.status
      attempt.answeredAt = now()
      attempt.answer = answerOf(answer)
      attempt.final = answer.headers['x-slack-no-retry'] === '1'
      attempt.outcome = answer.status >= 200 && answer.status < 300 ? 'acknowledged' : 'refused'
    } catch (cause) {
      attempt.outcome = failureOf(cause)
    }
  }

  return { transport, post, close: () => agent.destroy() }
}

/** Slack's word for why a request failed. */
export function httpReason({ outcome }: Attempt): string {
  if (outcome === 'no_answer') return 'http_timeout'
  return outcome === 'refused' ? 'http_error' : 'connection_failed'
}

function formOf({ kind, payload }: Delivery, targets: Targets): Omit<Signed, 'headers'> {
  if (kind === 'event') return { url: targets.events, body: JSON.stringify(payload), contentType: JSON_TYPE }
  const fields = kind === 'command' ? commandFields(payload) : { payload: JSON.stringify(payload) }
  const url = kind === 'command' ? targets.commands : targets.interactivity
  return { url, body: new URLSearchParams(fields).toString(), contentType: FORM }
}

function commandFields(payload: Dict): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]))
}

function retryHeaders({ number, reason }: Attempt): Record<string, string> {
  return number === 0 ? {} : { 'x-slack-retry-num': String(number), 'x-slack-retry-reason': reason }
}

/** What an acknowledgement carries: JSON as it is, plain text as the text of a message. */
function answerOf({ headers, body }: HttpAnswer): unknown {
  const text = filled(body.trim())
  if (text === undefined) return undefined
  const value = (headers['content-type'] ?? '').includes('json') ? fromJson(text) : { text }
  return isDict(value) ? value : undefined
}

function failureOf(cause: unknown): Attempt['outcome'] {
  if (cause instanceof Error && cause.message === TIMED_OUT) return 'no_answer'
  return isDict(cause) && cause['code'] === 'ECONNREFUSED' ? 'no_connection' : 'dropped'
}

function exchange(agent: Agent, url: string, body: string, withinMs: number, headers: Record<string, string>) {
  return new Promise<HttpAnswer>((resolve, reject) => {
    const req = request(url, { method: 'POST', agent, headers })
    const timer = setTimeout(() => req.destroy(new Error(TIMED_OUT)), withinMs).unref()
    req.on('error', cause => {
      clearTimeout(timer)
      reject(cause)
    })
    req.on('response', res => {
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.on('error', reject)
      res.on('end', () => {
        clearTimeout(timer)
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString() })
      })
    })
    req.end(body)
  })
}

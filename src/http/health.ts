import { scrubber, type Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import { patient, type Part } from './parts.ts'
import { sendText } from './respond.ts'
import type { Route } from './route.ts'

/** Who asks for our health waits a few seconds at most. */
const PATIENCE_MS = 2_000

export interface Health {
  parts: () => Promise<readonly Part[]>
  metrics: Pick<Metrics, 'text' | 'contentType'>
  log: Log
  /** Texts that must never be told: the tokens and passwords of the settings. */
  secrets: readonly string[]
  patienceMs?: number
}

/** What those who run the bot ask: does it live, is it ready, what has it counted. */
export function healthRoutes({ parts, metrics, log, secrets, patienceMs = PATIENCE_MS }: Health): Route[] {
  const scrub = scrubber(secrets)
  const unknown = (what: string): readonly Part[] => [{ name: 'parts', ready: false, what }]
  const careful = async () => parts()
  const failed = (cause: unknown) => {
    log.warn('parts-failed', { cause })
    return unknown('It cannot be told; the log says why.')
  }
  const ask = patient(() => careful().catch(failed), patienceMs, unknown('One of them does not answer.'))
  return [
    { method: 'GET', path: '/healthz', handle: (_, response) => sendText(response, 200, 'ok\n') },
    {
      method: 'GET',
      path: '/readyz',
      async handle(_, response) {
        const told = (await ask()).map(part => tell(part, scrub))
        const ready = told.every(part => part.ready || !part.needed)
        const text = JSON.stringify({ ready, parts: told }, null, 2)
        sendText(response, ready ? 200 : 503, `${text}\n`, 'application/json; charset=utf-8')
      },
    },
    {
      method: 'GET',
      path: '/metrics',
      handle: async (_, response) => sendText(response, 200, await metrics.text(), metrics.contentType),
    },
  ]
}

/** What is told of a part, whatever else the object holds. */
function tell({ name, ready, needed = true, since, what, cure }: Part, scrub: (text: string) => string) {
  return { name, ready, needed, since, what: what && scrub(what), cure: cure && scrub(cure) }
}

import type { State } from '../state.ts'
import { ok, type Route } from './call.ts'

/** When the daily count of identifies starts again. */
const RESET_AFTER_MS = 6 * 60 * 60 * 1000
const TOTAL_STARTS = 1_000

/** Where the gateway is, and how to come in. */
export function gatewayRoutes({ settings, origin }: State): Route[] {
  const url = origin.replace('http', 'ws')
  return [
    { method: 'GET', pattern: '/gateway', open: true, handle: () => ok({ url }) },
    {
      method: 'GET',
      pattern: '/gateway/bot',
      handle: () =>
        ok({
          url,
          shards: settings.shards,
          session_start_limit: {
            total: TOTAL_STARTS,
            remaining: settings.sessionStarts,
            reset_after: RESET_AFTER_MS,
            max_concurrency: settings.maxConcurrency,
          },
        }),
    },
  ]
}

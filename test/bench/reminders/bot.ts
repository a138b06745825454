import { fileURLToPath } from 'node:url'
import type { Facts } from '../../../src/bot/handler.ts'
import { onePace, paceEach, type Pace } from '../../../src/bot/pace.ts'
import type { Platform } from '../../../src/bot/platform.ts'
import { doChores } from '../../../src/chores.ts'
import { groundOf } from '../../../src/ground.ts'
import { openLog, type Log } from '../../../src/log.ts'
import { openMetrics } from '../../../src/metrics.ts'
import { openStore } from '../../../src/store/open.ts'
import { patientStore } from '../../../src/store/patient.ts'
import { openAnswerer } from '../../../src/training/open.ts'
import { factsOf } from '../../reminders/stage.ts'
import { parentPlatform, tell } from './parent.ts'
import type { Start } from './wire.ts'

/** A bot process like the real one: it plans and sends reminders by itself. It ends with its parent. */
const start = JSON.parse(process.argv[2] ?? '') as Start
const SMALL = fileURLToPath(new URL('../../folders/small', import.meta.url))
const now = () => new Date()
/** What goes wrong is counted by the parent. */
const log = openLog({ level: 'error', secrets: [] })

process.on('disconnect', () => process.exit())
const facts = await learnt(start)
const { dataDir, databaseUrl, leaseMs, everyMs } = start
const store = await patientStore(() => openStore({ dataDir, databaseUrl, now }), log)
const parts = { facts: () => facts, store, now, log, metrics: openMetrics(), config: {} }
const ground = await groundOf({ ...parts, ...(leaseMs ? { leaseMs } : {}) })
const platform = await platformOf(start, log)
await ground.connect(start.pace ? { ...platform, pace: faster(platform.pace, start.pace) } : platform)
const often = new Set(['plan reminders', 'send reminders'])
const chores = ground.chores.map(chore => (everyMs && often.has(chore.name) ? { ...chore, everyMs } : chore))
doChores(chores, log)
tell({ say: 'ready' })

/** The same in all but its limits. */
function faster({ apart }: Pace, perSecond: number): Pace {
  const limit = { requests: perSecond, perMs: 1_000 }
  return apart ? paceEach(limit, limit) : onePace(limit)
}

async function learnt({ events, dataDir, answers }: Start): Promise<Facts> {
  const calendar = factsOf(events)
  if (!answers) return calendar
  const { knowledge, answerer } = await openAnswerer(SMALL, dataDir, { now: now() })
  return { knowledge: { ...knowledge, events: calendar.knowledge.events }, answerer }
}

/** Only the library that is used is loaded. */
async function platformOf({ on }: Start, log: Log): Promise<Platform> {
  const noted = { reconnected: () => {}, rateLimited: () => {} }
  switch (on.kind) {
    case 'parent':
      return parentPlatform()
    case 'discord': {
      const { openDiscord } = await import('../../../adapters/discord/index.ts')
      /** Discord lets a shard identify every five seconds; here at once. */
      const gateway = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }
      const settings = { token: on.token, apiUrl: on.api, gateway, shards: 1 }
      return openDiscord(settings, { log, now, noted, forms: { topics: [], zones: [] } })
    }
    case 'slack': {
      const { openSlack } = await import('../../../adapters/slack/index.ts')
      const { botToken, appToken, url } = on
      return openSlack({ botToken, appToken, apiUrl: url }, { log, now, noted })
    }
  }
}

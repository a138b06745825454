import { openDiscord } from '../../../adapters/discord/index.ts'
import type { Platform } from '../../../src/bot/platform.ts'
import { doChores } from '../../../src/chores.ts'
import { groundOf } from '../../../src/ground.ts'
import { openLog } from '../../../src/log.ts'
import { openMetrics } from '../../../src/metrics.ts'
import { openStore } from '../../../src/store/open.ts'
import { patientStore } from '../../../src/store/patient.ts'
import { openAnswerer } from '../../../src/training/open.ts'
import type { FromBot, Start } from './wire.ts'

/** After so many goes every question has been tried. */
const ALL_GOES = 100

/** The bot as the program wires it, on the real adapter; it tells what it keeps and answers. */
const {
  api,
  token,
  dataDir,
  folder,
  trainedIn = dataDir,
  leaseMs,
  takeUpMs,
} = JSON.parse(process.argv[2] ?? '') as Start
const now = () => new Date()
/** The gateway is dropped on purpose here, and processes are killed: only what is worse is told. */
const log = openLog({ level: 'error', secrets: [token] })
const facts = await openAnswerer(folder, trainedIn, { now: now() })
const store = await patientStore(() => openStore({ dataDir, now }), log)
const ground = await groundOf({
  facts: () => facts,
  store,
  now,
  log,
  metrics: openMetrics(),
  config: {},
  ...(leaseMs ? { leaseMs } : {}),
})
/** Discord lets a shard identify every five seconds; here at once. */
const gateway = { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) }
const discord = openDiscord(
  { token, apiUrl: api, gateway, shards: 1 },
  { log, now, noted: { reconnected() {}, rateLimited() {} }, forms: { topics: [], zones: [] } },
)
await ground.connect(telling(discord))
await triedOut()
const takesUp = ({ name }: { name: string }) => takeUpMs !== undefined && name === 'take up questions'
doChores(
  ground.chores.map(chore => (takesUp(chore) ? { ...chore, everyMs: takeUpMs ?? 0 } : chore)),
  log,
)
process.on('disconnect', () => process.exit())
tell({ say: 'ready' })

/** As a bot is that runs for a minute: it has tried what it offers. */
async function triedOut(): Promise<void> {
  const chore = ground.chores.find(({ name }) => name === 'try out suggestions')
  for (let goes = 0; goes < ALL_GOES; goes++) await chore?.run()
}

function tell(message: FromBot): void {
  process.send?.(message)
}

function telling(platform: Platform): Platform {
  return {
    ...platform,
    start: ears =>
      platform.start({
        ...ears,
        async hear(incoming) {
          await ears.hear(incoming)
          tell({ say: 'kept', id: incoming.id })
        },
      }),
    respond(address, reply, again) {
      const { id, message } = JSON.parse(address) as { id?: string; message?: string }
      tell({ say: 'answering', id: id ?? message ?? '', again })
      return platform.respond(address, reply, again)
    },
  }
}

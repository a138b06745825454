import { fileURLToPath } from 'node:url'
import { toPlain } from '../../../src/bot/plain.ts'
import type { Ears, Platform } from '../../../src/bot/platform.ts'
import { doChores } from '../../../src/chores.ts'
import { groundOf } from '../../../src/ground.ts'
import { openLog } from '../../../src/log.ts'
import { openMetrics } from '../../../src/metrics.ts'
import { openEngine, storeOn } from '../../../src/store/open.ts'
import { patientStore } from '../../../src/store/patient.ts'
import { openAnswerer } from '../../../src/training/open.ts'
import { atOnce } from '../../reminders/paces.ts'
import type { FromBot, Start, ToBot } from './wire.ts'

/** A bot process like the real one, on a platform that is its parent. */
const { dataDir, databaseUrl, leaseMs, takeUpMs } = JSON.parse(process.argv[2] ?? '') as Start
const SMALL = fileURLToPath(new URL('../../folders/small', import.meta.url))
const now = () => new Date()
const log = openLog({ level: 'error', secrets: [] })
const confirmed = new Map<number, () => void>()
let ears: Ears | undefined

const platform: Platform = {
  name: 'parent',
  pace: atOnce,
  start: async given => void (ears = given),
  respond: (address, reply, again) => {
    const call = confirmed.size
    tell({ say: 'reply', call, address, text: toPlain(reply), again })
    return new Promise(resolve => confirmed.set(call, resolve))
  },
  post: async (_to, _reply, key) => key,
  find: async () => 'unsure',
  edit: async () => {},
  standing: async () => ({ manages: true }),
  health: () => ({ ready: true, what: 'in the parent' }),
  deafen: async () => {},
  stop: async () => {},
}

function tell(message: FromBot): void {
  process.send?.(message)
}

const facts = await openAnswerer(SMALL, dataDir, { now: now() })
const engine = await openEngine({ dataDir, databaseUrl }, now)
const store = await patientStore(async () => storeOn(engine, now), log)
const metrics = openMetrics()
const ground = await groundOf({ facts: () => facts, store, now, log, metrics, config: {}, leaseMs })
await ground.connect(platform)
const takeUp = ground.chores.filter(chore => chore.name === 'take up questions')
doChores(
  takeUp.map(chore => ({ ...chore, everyMs: takeUpMs })),
  log,
)

process.on('disconnect', () => process.exit())
process.on('message', (message: ToBot) => {
  switch (message.do) {
    case 'hear':
      return void ears?.hear(message.incoming).then(() => tell({ say: 'kept', envelope: message.envelope }))
    case 'confirm':
      return confirmed.get(message.call)?.()
    case 'count':
      return tell({ say: 'commits', count: engine.commits() })
  }
})
tell({ say: 'ready' })

import { fileURLToPath } from 'node:url'
import { openSlack } from '../../../adapters/slack/index.ts'
import { doChores } from '../../../src/chores.ts'
import { groundOf } from '../../../src/ground.ts'
import { openLog } from '../../../src/log.ts'
import { openMetrics } from '../../../src/metrics.ts'
import { openStore } from '../../../src/store/open.ts'
import { patientStore } from '../../../src/store/patient.ts'
import { openAnswerer } from '../../../src/training/open.ts'
import type { BotStart } from './process.ts'

/** The bot as the program wires it, on a Slack of its parent's. It ends with its parent. */
const SMALL = fileURLToPath(new URL('../../folders/small', import.meta.url))
const {
  url,
  botToken,
  appToken,
  dataDir,
  facts: learnt,
  leaseMs,
  takeUpMs,
} = JSON.parse(process.argv[2] ?? '') as BotStart
const now = () => new Date()
// What goes wrong is counted by the parent.
const log = openLog({ level: 'error', secrets: [botToken, appToken] })
const noted = { reconnected: () => {}, rateLimited: () => {} }

process.on('disconnect', () => process.exit())
const facts = await openAnswerer(learnt?.folder ?? SMALL, learnt?.trainedIn ?? dataDir, { now: now() })
const store = await patientStore(() => openStore({ dataDir, now }), log)
const metrics = openMetrics()
const parts = { facts: () => facts, store, now, log, metrics, config: {} }
const ground = await groundOf({ ...parts, ...(leaseMs ? { leaseMs } : {}) })
const chores = ground.chores.map(chore =>
  chore.name === 'take up questions' && takeUpMs ? { ...chore, everyMs: takeUpMs } : chore,
)
doChores(chores, log)
await ground.connect(openSlack({ botToken, appToken, apiUrl: url }, { log, now, noted }))

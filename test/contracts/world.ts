import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Facts } from '../../src/bot/handler.ts'
import type { Platform } from '../../src/bot/platform.ts'
import type { Config } from '../../src/config.ts'
import { groundOf, type Ground } from '../../src/ground.ts'
import { memoryLog } from '../../src/log.ts'
import { openMetrics, type Metrics } from '../../src/metrics.ts'
import { openStore } from '../../src/store/open.ts'
import { patientStore, type PatientStore } from '../../src/store/patient.ts'
import type { Store } from '../../src/store/store.ts'
import { smallFacts } from './small-facts.ts'

/** The bot as the program wires it, on a clock that only the test moves. */
export interface World {
  ground: Ground
  store: PatientStore
  log: ReturnType<typeof memoryLog>
  metrics: Metrics
  clock: { now: Date }
  dataDir: string
  close(): Promise<void>
}

export interface WorldOptions {
  /** Where an earlier world left its data. */
  dataDir?: string
  facts?: Facts
  now?: Date
  openStore?: (dataDir: string, now: () => Date) => Promise<Store>
  config?: Pick<Config, 'remindersBy' | 'curatorsChannel'>
}

export const NOON = new Date('2026-11-21T12:00:00Z')

/** Builds a bot and connects platforms to it. */
export async function worldWith(platforms: readonly Platform[], options: WorldOptions = {}): Promise<World> {
  const clock = { now: options.now ?? NOON }
  const now = () => clock.now
  const facts = options.facts ?? (await smallFacts())
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'aisi-world-'))
  const log = memoryLog()
  const metrics = openMetrics()
  const open = options.openStore ?? (dir => openStore({ dataDir: dir, now }))
  const store = await patientStore(() => open(dataDir, now), log)
  const ground = await groundOf({ facts: () => facts, store, now, log, metrics, config: options.config ?? {} })
  for (const platform of platforms) await ground.connect(platform)
  return {
    ground,
    store,
    log,
    metrics,
    clock,
    dataDir,
    async close() {
      await ground.desk.idle()
      await Promise.all(platforms.map(platform => platform.stop()))
      await store.close()
    },
  }
}

import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/errors.ts'
import { healthRoutes, type Health } from '../../src/http/health.ts'
import { askAll, type Part, type Probe } from '../../src/http/parts.ts'
import { memoryLog, openLog } from '../../src/log.ts'
import { openMetrics } from '../../src/metrics.ts'
import { SETTING, tokens } from './canaries.ts'
import { gate, serving } from './serving.ts'

const SINCE = new Date('2026-11-21T12:00:00Z')
const SHORT_MS = 20

async function healthy(parts: Health['parts'], options: Partial<Health> = {}) {
  const log = memoryLog()
  const metrics = openMetrics({ platforms: ['slack'] })
  const { ask } = await serving(healthRoutes({ parts, metrics, log, secrets: [SETTING], ...options }))
  const ready = async () => {
    const response = await ask('/readyz')
    return { status: response.status, ...((await response.json()) as { ready: boolean; parts: Part[] }) }
  }
  return { ask, ready, log, metrics }
}

/** Parts that are asked one by one, with little patience. */
function probed(...probes: readonly Probe[]) {
  const log = memoryLog()
  return healthy(askAll(probes, log, SHORT_MS)).then(all => ({ ...all, log }))
}

const STORE: Part = { name: 'store', ready: true, since: SINCE, what: 'SQLite in /data/aisi.db' }
const SLACK: Part = { name: 'slack', ready: false, what: 'Not connected.', cure: 'Look at SLACK_BOT_TOKEN.' }

describe('/healthz', () => {
  it('says ok while the process lives, ready or not', async () => {
    const { ask } = await healthy(async () => [SLACK])
    const response = await ask('/healthz')
    expect({ status: response.status, text: await response.text() }).toEqual({ status: 200, text: 'ok\n' })
  })
})

describe('/readyz', () => {
  it('is 200 when all parts are ready, and tells each', async () => {
    const { ready } = await healthy(async () => [STORE, { name: 'facts', ready: true }])
    expect(await ready()).toEqual({
      status: 200,
      ready: true,
      parts: [
        { name: 'store', ready: true, needed: true, since: SINCE.toISOString(), what: 'SQLite in /data/aisi.db' },
        { name: 'facts', ready: true, needed: true },
      ],
    })
  })

  it('is 503 when a part is not, and tells what to do', async () => {
    const { ready } = await healthy(async () => [STORE, SLACK])
    expect(await ready()).toMatchObject({ status: 503, ready: false, parts: [{ ready: true }, SLACK] })
  })

  it('is 200 when a part is not that the bot can do without', async () => {
    const { ready } = await healthy(async () => [STORE, { ...SLACK, needed: false }])
    expect(await ready()).toMatchObject({ status: 200, ready: true, parts: [{}, { ready: false, needed: false }] })
  })

  it('answers HEAD for those who look at the status alone', async () => {
    const { ask } = await healthy(async () => [SLACK])
    expect((await ask('/readyz', { method: 'HEAD' })).status).toBe(503)
  })

  it('is 503 when the parts cannot be told, and the log says why', async () => {
    const { ready, log } = await healthy(() => Promise.reject(new Error('why')))
    expect(await ready()).toMatchObject({ status: 503, parts: [{ ready: false }] })
    expect(log.lines).toMatchObject([{ level: 'warn', msg: 'parts-failed', cause: { message: 'why' } }])
  })

  it('is 503 when the parts hang, and well again afterwards', async () => {
    const { opened, open } = gate()
    const { ready } = await healthy(() => opened.then(() => [STORE]), { patienceMs: SHORT_MS })
    expect(await ready()).toMatchObject({
      status: 503,
      parts: [{ ready: false, what: 'One of them does not answer.' }],
    })
    open()
    expect(await ready()).toMatchObject({ status: 200, parts: [{ name: 'store' }] })
  })
})

describe('parts that are asked one by one', () => {
  const well: Probe = { name: 'facts', look: () => ({ ready: true, since: SINCE }) }

  it('are told by name when they hang, and the others with them', async () => {
    const { ready } = await probed(well, { name: 'store', look: () => new Promise(() => {}) })
    expect(await ready()).toMatchObject({
      status: 503,
      parts: [
        { name: 'facts', ready: true },
        { name: 'store', ready: false, what: 'It does not answer.' },
      ],
    })
  })

  it('tell a Problem in its own words', async () => {
    const full = new Problem('The store cannot be written:', ['DATA_DIR: the disk is full'])
    const { ready, log } = await probed({ name: 'store', look: () => Promise.reject(full) })
    const what = 'The store cannot be written: DATA_DIR: the disk is full'
    expect(await ready()).toMatchObject({ status: 503, parts: [{ name: 'store', what }] })
    expect(log.lines).toEqual([])
  })

  it('tell nothing of another failure; the log does', async () => {
    const { ready, log } = await probed({ name: 'store', look: () => expect.fail('CANARY') }, well)
    const told = await ready()
    expect(told).toMatchObject({ status: 503, parts: [{ name: 'store', ready: false }, { ready: true }] })
    expect(JSON.stringify(told)).not.toContain('CANARY')
    expect(log.lines).toMatchObject([{ msg: 'part-failed', part: 'store', cause: { message: 'CANARY' } }])
  })

  it('may be dispensable', async () => {
    const { ready } = await probed({ name: 'slack', needed: false, look: () => ({ ready: false }) })
    expect(await ready()).toMatchObject({ status: 200, parts: [{ ready: false, needed: false }] })
  })

  it('are looked at once for all who ask at the same time, and anew for the next', async () => {
    let looks = 0
    const { opened, open } = gate()
    const ask = askAll([{ name: 'store', look: () => (looks++, opened.then(() => ({ ready: true }))) }], memoryLog())
    const asked = [ask(), ask(), ask()]
    open()
    await Promise.all(asked)
    expect(looks).toBe(1)
    await ask()
    expect(looks).toBe(2)
  })
})

describe('/metrics', () => {
  it('is what Prometheus reads', async () => {
    const { ask, metrics } = await healthy(async () => [])
    metrics.kept('slack')
    const response = await ask('/metrics')
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await response.text()).toContain('aisi_questions_kept_total{platform="slack"} 1\n')
  })
})

describe('what anybody may read', () => {
  it.each(tokens)('holds no secret: $name', async ({ text, secret }) => {
    const probe: Probe = { name: 'store', look: () => Promise.reject(new Problem(text, [text])) }
    const log = openLog({ level: 'silent', secrets: [] })
    const asked = askAll([probe], log)
    const wide = { ...STORE, what: text, cure: text, cause: new Error(text), token: text }
    const { ask } = await healthy(async () => [wide, ...(await asked())], { log })
    for (const path of ['/readyz', '/metrics', '/healthz']) {
      const told = await (await ask(path)).text()
      expect(told).not.toContain(secret)
      expect(told).not.toContain(JSON.stringify(secret).slice(1, -1))
    }
  })
})

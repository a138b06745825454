import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../src/bot/delivery.ts'
import { LEASE_MS } from '../../src/bot/desk.ts'
import { openStore } from '../../src/store/open.ts'
import { StoreProblem } from '../../src/store/problem.ts'
import type { Store } from '../../src/store/store.ts'
import { ANSWER, desks, gate, leave, SECOND_MS, slowPlatform, type Desk } from './desk-stage.ts'
import { testPlatform } from './test-platform.ts'

const open = desks()
const CURE = 'PostgreSQL at db/aisi: connect ECONNREFUSED. Start the server, or correct host and port in DATABASE_URL.'

/** A store that is there, or not, as the test wants it. */
function fickle({ away = false } = {}) {
  const mood = { away, tries: 0 }
  const careful = <T extends object>(port: T): T =>
    new Proxy(port, {
      get(target, name) {
        const method: unknown = Reflect.get(target, name)
        if (typeof method !== 'function' || name === 'close') return method
        return async (...given: unknown[]): Promise<unknown> => {
          if (mood.away) throw new StoreProblem(CURE, { passing: true })
          return Reflect.apply(method, target, given)
        }
      },
    })
  return {
    mood,
    async openStore(dataDir: string, now: () => Date): Promise<Store> {
      mood.tries += 1
      if (mood.away) throw new StoreProblem(CURE, { passing: true })
      const store = await openStore({ dataDir, now })
      const ports = Object.entries(store).map(([name, port]) => [name, typeof port === 'object' ? careful(port) : port])
      return careful({ ...store, ...(Object.fromEntries(ports) as Partial<Store>) })
    },
  }
}

/** Does what the bot does by itself again and again. */
async function chore({ world: { ground } }: Desk, name: string): Promise<unknown> {
  const found = ground.chores.find(one => one.name === name)
  if (!found) throw new Error(`there is no chore "${name}"`)
  return found.run()
}

const lines = ({ world: { log } }: Desk, msg: string) => log.lines.filter(line => line.msg === msg)

describe('a store that is away at the start', () => {
  it('costs no answer, and a double is still seen', async () => {
    const desk = await open(fickle({ away: true }))
    await desk.hear()
    await desk.hear()
    await desk.hear({ id: 'd2', address: 'there' })
    expect(desk.said()).toEqual([ANSWER, ANSWER])
    expect(await desk.metric('aisi_duplicate_deliveries_total{platform="test"}')).toBe(1)
    expect(await desk.metric('aisi_questions_kept_total{platform="test"}')).toBe(0)
  })

  it('is told once to who runs the bot, with what to do', async () => {
    const desk = await open(fickle({ away: true }))
    for (let times = 0; times < 3; times++) await chore(desk, 'open the store')
    expect(lines(desk, 'store-away')).toMatchObject([{ level: 'error', cause: { message: CURE } }])
    await expect(desk.world.store.check()).rejects.toThrow(CURE)
    await expect(chore(desk, 'look after the store')).rejects.toThrow(CURE)
    expect(await desk.metric('aisi_store_up')).toBe(0)
  })

  it('is taken into use as soon as it is there', async () => {
    const { mood, ...options } = fickle({ away: true })
    const desk = await open(options)
    await desk.hear()
    mood.away = false
    await chore(desk, 'open the store')
    await chore(desk, 'open the store')
    expect(mood.tries).toBe(2)
    expect(lines(desk, 'store-open')).toHaveLength(1)
    await chore(desk, 'look after the store')
    expect(await desk.metric('aisi_store_up')).toBe(1)
    await desk.hear({ id: 'd2', address: 'there' })
    expect(desk.said()).toEqual([ANSWER, ANSWER])
    expect(await desk.metric('aisi_questions_kept_total{platform="test"}')).toBe(1)
  })

  it('is not told afterwards to answer again what was answered meanwhile', async () => {
    const { mood, ...options } = fickle({ away: true })
    const desk = await open(options)
    await desk.hear()
    mood.away = false
    await chore(desk, 'open the store')
    await desk.hear()
    expect(await desk.waiting()).toBe(0)
    desk.pass(LEASE_MS)
    expect(await desk.takeUp()).toBe(0)
    expect(desk.said()).toEqual([ANSWER])
  })
})

describe('a store that goes away and comes back', () => {
  it('costs no answer, no double is answered, and a conversation goes on', async () => {
    const { mood, ...options } = fickle()
    const desk = await open(options)
    mood.away = true
    await desk.hear()
    await desk.hear()
    await desk.hear({ id: 'd2', text: 'and when was it founded?' })
    expect(desk.said()).toEqual([ANSWER, 'The harbour of Norvik was founded on 1 June 1887.'])
    expect(lines(desk, 'inbox-away')[0]).toMatchObject({ level: 'error', cause: { message: CURE } })
    mood.away = false
    await desk.hear()
    await desk.hear({ id: 'd3' })
    expect(desk.said()).toHaveLength(3)
    expect(await desk.waiting()).toBe(0)
  })

  it('gets what was kept before answered afterwards', async () => {
    const { mood, ...options } = fickle()
    const desk = await open(options)
    await leave(desk, { id: 'before' })
    mood.away = true
    await expect(chore(desk, 'take up questions')).rejects.toThrow(CURE)
    mood.away = false
    await chore(desk, 'take up questions')
    await desk.world.ground.desk.idle()
    expect(desk.said()).toEqual([ANSWER])
    expect(await desk.waiting()).toBe(0)
  })

  it('does not get a question answered again whose end it was not told', async () => {
    const way = gate()
    const { mood, ...options } = fickle()
    const desk = await open({ ...options, platform: slowPlatform(way) })
    await desk.bring()
    await way.reached()
    mood.away = true
    way.open()
    await desk.world.ground.desk.idle()
    expect(lines(desk, 'settle-failed')).toHaveLength(1)
    mood.away = false
    expect(await desk.waiting()).toBe(1)
    desk.pass(LEASE_MS)
    expect(await desk.takeUp()).toBe(1)
    expect(desk.said()).toEqual([ANSWER])
    expect(await desk.waiting()).toBe(0)
  })

  it('gets a reply sent that the platform did not take meanwhile', async () => {
    const way = gate()
    const { mood, ...options } = fickle()
    const platform = slowPlatform(way)
    const desk = await open({ ...options, platform })
    platform.refuse(new Undelivered('busy', 'It asks us to wait.', { waitMs: SECOND_MS }))
    await desk.bring()
    await way.reached()
    mood.away = true
    way.open()
    await desk.world.ground.desk.idle()
    mood.away = false
    desk.pass(LEASE_MS)
    await desk.takeUp()
    expect(desk.said()).toEqual([`again: ${ANSWER}`])
    expect(await desk.waiting()).toBe(0)
  })

  it('is not said to have forgotten, or to remind, while it cannot', async () => {
    const { mood, ...options } = fickle()
    const desk = await open(options)
    await desk.hear()
    mood.away = true
    await desk.hear({ id: 'd2', text: 'forget me' })
    await desk.hear({ id: 'd3', text: 'remind here about sailing 1 week before' })
    for (const told of desk.said().slice(1)) expect(told).toMatch(/cannot be written at the moment/)
    mood.away = false
    await desk.hear({ id: 'd4', text: 'forget me' })
    expect(desk.said().at(-1)).toContain('is deleted')
  })

  it('costs no answer where it goes between a question and its reply', async () => {
    const { mood, ...options } = fickle()
    const away = async () => void (mood.away = true)
    const platform = testPlatform()
    const desk = await open({ ...options, platform: { ...platform, standing: () => away().then(() => platform.may) } })
    await desk.hear({ text: 'remind here about sailing 1 week before' })
    await desk.hear({ id: 'd2', address: 'there' })
    expect(desk.said()).toEqual([expect.stringContaining('cannot be written at the moment'), ANSWER])
    mood.away = false
    desk.pass(LEASE_MS)
    await desk.takeUp()
    expect(desk.said()).toHaveLength(2)
    expect(await desk.waiting()).toBe(0)
  })

  it('does not answer what it knows from another process', async () => {
    const { mood, ...options } = fickle()
    const desk = await open(options)
    const other = await open({ dataDir: desk.world.dataDir })
    await other.hear()
    await desk.hear()
    mood.away = true
    await desk.hear()
    expect([...other.said(), ...desk.said()]).toEqual([ANSWER])
  })
})

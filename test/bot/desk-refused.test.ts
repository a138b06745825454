import { describe, expect, it } from 'vitest'
import { Undelivered, type Obstacle } from '../../src/bot/delivery.ts'
import { ANSWER, desks, leave, MINUTE_MS, SECOND_MS } from './desk-stage.ts'

const open = desks()
const refusal = (obstacle: Obstacle, waitMs = 0) => new Undelivered(obstacle, 'The reason.', { waitMs })

describe('a reply that the platform does not take', () => {
  it('waits as long as the platform asks, and is sent then', async () => {
    const desk = await open()
    desk.platform.refuse(refusal('busy', 40 * SECOND_MS))
    await desk.hear()
    desk.pass(40 * SECOND_MS - 1)
    expect(await desk.takeUp()).toBe(0)
    desk.pass(1)
    expect(await desk.takeUp()).toBe(1)
    expect(desk.said()).toEqual([ANSWER])
    expect(await desk.waiting()).toBe(0)
  })

  it.each([
    ['failed', refusal('failed')],
    ['a fault without a name', new TypeError('fetch failed')],
  ])('is tried five times, each a little later, and then given up: %s', async (_, fault) => {
    const desk = await open()
    desk.platform.refuse(...Array<Error>(5).fill(fault))
    await desk.hear()
    for (const seconds of [2, 4, 6, 8]) {
      desk.pass(seconds * SECOND_MS - 1)
      expect(await desk.takeUp()).toBe(0)
      desk.pass(1)
      expect(await desk.takeUp()).toBe(1)
    }
    desk.pass(MINUTE_MS)
    expect(await desk.takeUp()).toBe(0)
    expect(desk.said()).toEqual([])
    expect(await desk.waiting()).toBe(0)
    const told = desk.world.log.lines.filter(({ msg }) => msg === 'undelivered')
    expect(told.map(({ attempt, code }) => [attempt, code])).toEqual([1, 2, 3, 4, 5].map(at => [at, 'failed']))
  })

  it('is tried as often as the platform asks us to wait, as long as an answer makes sense', async () => {
    const desk = await open()
    desk.platform.refuse(...Array<Error>(12).fill(refusal('busy', 10 * SECOND_MS)))
    await desk.hear()
    for (let tries = 0; tries < 12; tries++) {
      desk.pass(10 * SECOND_MS)
      expect(await desk.takeUp()).toBe(1)
    }
    expect(desk.said()).toEqual([ANSWER])
    desk.platform.refuse(refusal('busy', 2 * 60 * MINUTE_MS))
    await desk.hear({ id: 'd2' })
    desk.pass(2 * 60 * MINUTE_MS)
    await desk.takeUp()
    expect(desk.said()).toHaveLength(1)
    expect(await desk.waiting()).toBe(0)
  })

  it('waits just as long where the question was taken up from another process', async () => {
    const desk = await open()
    await leave(desk, {})
    desk.platform.refuse(refusal('busy', 5 * SECOND_MS))
    expect(await desk.takeUp()).toBe(1)
    desk.pass(5 * SECOND_MS - 1)
    expect(await desk.takeUp()).toBe(0)
    desk.pass(1)
    expect(await desk.takeUp()).toBe(1)
    expect(desk.said()).toEqual([ANSWER])
    expect(await desk.waiting()).toBe(0)
  })

  it.each(['gone', 'denied', 'expired'] as const)('is not tried again where that is hopeless: %s', async obstacle => {
    const desk = await open()
    desk.platform.refuse(refusal(obstacle))
    await desk.hear()
    expect(await desk.waiting()).toBe(0)
    desk.pass(MINUTE_MS)
    expect(await desk.takeUp()).toBe(0)
    expect(desk.said()).toEqual([])
    const line = { msg: 'undelivered', code: obstacle, what: 'The reason.' }
    expect(desk.world.log.lines).toContainEqual(expect.objectContaining(line))
  })

  it('is tried again with a look first where it may have arrived', async () => {
    const desk = await open()
    desk.platform.refuse(refusal('unknown'))
    await desk.hear()
    desk.pass(2 * SECOND_MS)
    expect(await desk.takeUp()).toBe(1)
    expect(desk.said()).toEqual([`again: ${ANSWER}`])
    expect(await desk.metric('aisi_replies_unknown_total{platform="test"}')).toBe(1)
    expect(await desk.waiting()).toBe(0)
  })

  it('may have arrived, whatever goes wrong afterwards', async () => {
    const desk = await open()
    desk.platform.refuse(refusal('unknown'), refusal('busy', 5 * SECOND_MS), refusal('failed'))
    await desk.hear()
    for (const seconds of [2, 5, 6]) {
      desk.pass(seconds * SECOND_MS)
      expect(await desk.takeUp()).toBe(1)
    }
    expect(desk.said()).toEqual([`again: ${ANSWER}`])
  })
})

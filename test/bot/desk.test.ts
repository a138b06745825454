import { setImmediate as immediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { LEASE_MS } from '../../src/bot/desk.ts'
import type { Platform } from '../../src/bot/platform.ts'
import { openStore } from '../../src/store/open.ts'
import type { Turn } from '../../src/store/threads.ts'
import { NOON } from '../contracts/world.ts'
import { ANSWER, desks, gate, inboxWith, incoming, leave, MINUTE_MS, QUESTION, slowPlatform } from './desk-stage.ts'
import type { Desk } from './desk-stage.ts'
import { testPlatform, until } from './test-platform.ts'

const open = desks()
/** Another process over the same data, at the same moment. */
const beside = ({ world: { dataDir, clock } }: Desk) => open({ dataDir, now: clock.now })

describe('a question that is delivered again', () => {
  it('is answered once, however often and at whatever time', async () => {
    const desk = await open()
    await Promise.all([desk.hear(), desk.hear(), desk.hear()])
    await desk.hear()
    desk.pass(LEASE_MS)
    await desk.hear()
    expect(desk.said()).toEqual([ANSWER])
    expect(await desk.metric('aisi_questions_kept_total{platform="test"}')).toBe(1)
    expect(await desk.metric('aisi_duplicate_deliveries_total{platform="test"}')).toBe(4)
    expect(await desk.waiting()).toBe(0)
  })

  it('is left to who is answering it, in this process and in another', async () => {
    const way = gate()
    const desk = await open({ platform: slowPlatform(way) })
    await desk.bring()
    await way.reached()
    await desk.bring()
    const other = await beside(desk)
    await other.hear()
    expect([await desk.world.ground.desk.takeUp(desk.platform), await other.takeUp()]).toEqual([0, 0])
    way.open()
    await desk.world.ground.desk.idle()
    expect([...desk.said(), ...other.said()]).toEqual([ANSWER])
  })

  it('is answered by one of two processes that get it at the same time', async () => {
    const one = await open()
    const other = await beside(one)
    await Promise.all([one.hear(), other.hear()])
    expect([...one.said(), ...other.said()]).toEqual([ANSWER])
  })

  it('is another question on another platform', async () => {
    const desk = await open()
    const elsewhere = testPlatform('elsewhere')
    await desk.world.ground.connect(elsewhere)
    await desk.hear()
    await elsewhere.ears().hear(incoming({ platform: 'elsewhere' }))
    await desk.world.ground.desk.idle()
    expect([desk.platform.utterances.length, elsewhere.utterances.length]).toEqual([1, 1])
  })
})

describe('a question whose process is no more', () => {
  it('is answered by another one when its lease is over, and not before', async () => {
    const way = gate()
    const gone = await open({ stopped: true, ...inboxWith(() => ({ replying: () => way.pass().then(() => false) })) })
    await gone.bring()
    await way.reached()
    const next = await beside(gone)
    next.pass(LEASE_MS - 1)
    expect(await next.takeUp()).toBe(0)
    await next.hear()
    expect(next.said()).toEqual([])
    next.pass(1)
    expect(await next.takeUp()).toBe(1)
    expect(next.said()).toEqual([ANSWER])
    expect(await next.waiting()).toBe(0)
  })

  it('is answered with a look first where the reply was on its way', async () => {
    const way = gate()
    const gone = await open({ stopped: true, platform: slowPlatform(way) })
    await gone.bring()
    await way.reached()
    const next = await beside(gone)
    next.pass(LEASE_MS)
    expect(await next.takeUp()).toBe(1)
    expect(next.said()).toEqual([`again: ${ANSWER}`])
    expect(await next.waiting()).toBe(0)
  })

  it('is not answered by the first one as well, where that was only slow', async () => {
    const way = gate()
    const waits = inboxWith(inbox => ({ replying: (...given) => way.pass().then(() => inbox.replying(...given)) }))
    const slow = await open(waits)
    await slow.bring()
    await way.reached()
    const next = await beside(slow)
    next.pass(LEASE_MS)
    await next.takeUp()
    way.open()
    await slow.world.ground.desk.idle()
    expect([slow.said(), next.said()]).toEqual([[], [ANSWER]])
  })

  it('still leans on the questions before it', async () => {
    const before = await open()
    await before.hear()
    const next = await beside(before)
    await leave(next, { id: 'd2', text: 'and when was it founded?' })
    await next.takeUp()
    expect(next.said()).toEqual(['The harbour of Norvik was founded on 1 June 1887.'])
  })

  it('waits its turn: the oldest are taken up first, some at a time', async () => {
    const desk = await open()
    for (let at = 0; at < 30; at++) await leave(desk, { id: `d${at}`, address: `a${at}` })
    expect([await desk.takeUp(), await desk.takeUp(), await desk.takeUp()]).toEqual([20, 10, 0])
    await until(() => desk.said().length === 30)
  })
})

describe('an answer', () => {
  it('is not shown before its buttons would work', async () => {
    const done: string[] = []
    const platform = testPlatform()
    const respond: Platform['respond'] = (...given) => (done.push('said'), platform.respond(...given))
    const desk = await open({
      platform: { ...platform, respond },
      async openStore(dataDir, now) {
        const store = await openStore({ dataDir, now })
        // A commit takes two turns.
        const remember = async (turn: Turn) => {
          for (let turns = 0; turns < 20; turns++) await immediate()
          await store.threads.remember(turn)
          done.push('kept')
        }
        return { ...store, threads: { ...store.threads, remember } }
      },
    })
    await desk.hear()
    expect(done).toEqual(['kept', 'said'])
  })

  it('comes to each of many that are asked at once, in their order', async () => {
    const desk = await open()
    const addresses = Array.from({ length: 50 }, (_, at) => `a${at}`)
    await Promise.all(addresses.map(address => desk.bring({ id: address, address, thread: `W1/C1/${address}` })))
    await desk.world.ground.desk.idle()
    expect(desk.platform.utterances.map(({ to }) => to)).toEqual(addresses)
  })
})

describe('a question that waited for long', () => {
  it.each([
    ['command', 25],
    ['action', 25],
    ['follow', 10],
    ['message', 60],
  ] as const)('is answered within its time, and given up after it: %s, %i minutes', async (kind, minutes) => {
    const desk = await open()
    const text = kind === 'action' ? `say:${QUESTION}` : `${QUESTION}?`
    await leave(desk, { id: 'in time', kind, text })
    desk.pass(minutes * MINUTE_MS)
    await desk.takeUp()
    expect(desk.said()).toEqual([ANSWER])
    await leave(desk, { id: 'too late', kind, text })
    desk.pass(1)
    expect(await desk.takeUp()).toBe(1)
    expect(desk.said()).toHaveLength(1)
    expect(await desk.waiting()).toBe(0)
    expect(desk.world.log.lines).toContainEqual(expect.objectContaining({ msg: 'given-up', kind }))
    expect(await desk.metric('aisi_questions_total{platform="test",outcome="given-up"}')).toBe(1)
  })
})

describe('a message that nobody addressed to us', () => {
  const follow = { kind: 'follow', id: 'd2', text: 'and when was it founded?' } as const

  it('is answered in a thread where its author asked us', async () => {
    const desk = await open()
    await desk.hear()
    await desk.hear(follow)
    expect(desk.said()).toEqual([ANSWER, 'The harbour of Norvik was founded on 1 June 1887.'])
  })

  it.each([
    ['by somebody else in that thread', { from: { id: 'U2', name: 'Bo' } }],
    ['in another thread', { thread: 'W1/C1/t2' }],
    ['by the person of the same id in another workspace', { in: { workspace: 'W2', channel: 'C1', direct: false } }],
  ])('is neither kept nor answered %s', async (_, more) => {
    const desk = await open()
    await desk.hear()
    await desk.hear({ ...follow, ...more })
    expect(desk.said()).toHaveLength(1)
    expect(await desk.metric('aisi_questions_kept_total{platform="test"}')).toBe(1)
  })

  it('is left alone where it reaches us too late, unlike what is said to us', async () => {
    const desk = await open()
    const late = { at: NOON.getTime() - 10 * MINUTE_MS - 1 }
    await desk.hear(late)
    await desk.hear({ ...follow, ...late })
    expect(desk.said()).toEqual([ANSWER])
    await desk.hear({ ...follow, id: 'd3', at: late.at + 1 })
    expect(desk.said()).toHaveLength(2)
  })

  it('is left alone once its author is forgotten', async () => {
    const desk = await open()
    await desk.hear()
    await desk.hear({ id: 'forget', text: 'forget me' })
    await desk.hear(follow)
    expect(desk.said()).toHaveLength(2)
  })

  it.each(['thanks, that helps', 'who won the football world cup?'])(
    'gets silence where it asks nothing that we know: %s',
    async text => {
      const desk = await open()
      await desk.hear()
      await desk.hear({ ...follow, text })
      expect(desk.said()).toHaveLength(1)
      expect(await desk.waiting()).toBe(0)
    },
  )
})

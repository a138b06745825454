import { describe, expect, it } from 'vitest'
import { Undelivered } from '../../src/bot/delivery.ts'
import type { Facts } from '../../src/bot/handler.ts'
import type { Incoming } from '../../src/bot/platform.ts'
import { openEngine } from '../../src/store/open.ts'
import { smallFacts } from '../contracts/small-facts.ts'
import { NOON } from '../contracts/world.ts'
import { desks, inboxWith, MINUTE_MS } from './desk-stage.ts'

const open = desks()

/** Facts that no question survives. */
async function faultyFacts(fault = new RangeError('The index is out of range.')): Promise<Facts> {
  const { knowledge, answerer } = await smallFacts()
  const ask = () => {
    throw fault
  }
  return { knowledge, answerer: { ...answerer, ask } }
}

describe('a fault of ours', () => {
  it('gets the person a reference, and the log the cause under the same reference', async () => {
    const desk = await open({ facts: await faultyFacts() })
    await desk.hear({ text: 'a question that nobody else asks' })
    const [ref] = /(?<=reference: )[0-9a-f]{8}/.exec(desk.said()[0] ?? '') ?? []
    const [line] = desk.world.log.lines.filter(({ msg }) => msg === 'reply-failed')
    expect(line).toMatchObject({ ref, cause: { name: 'RangeError', message: 'The index is out of range.' } })
    expect(JSON.stringify(desk.world.log.lines)).not.toContain('nobody else asks')
    expect(desk.said()[0]).not.toContain('index')
    expect(await desk.metric('aisi_questions_total{platform="test",outcome="failed"}')).toBe(1)
    expect(await desk.waiting()).toBe(0)
  })

  it.each([
    ['itself', (text: string) => new SyntaxError(`Invalid regular expression: /${text}/`)],
    ['in its cause', (text: string) => new TypeError('It failed.', { cause: new RangeError(`No zone: ${text}`) })],
  ])('is told without its words where it quotes the question %s', async (_, faultOf) => {
    const text = 'Zanzibarquestion?'
    const fault = faultOf(text.toUpperCase())
    const desk = await open({ facts: await faultyFacts(fault) })
    await desk.hear({ text })
    expect(JSON.stringify(desk.world.log.lines)).not.toMatch(/zanzibar/i)
    expect(desk.world.log.lines).toContainEqual(
      expect.objectContaining({ msg: 'reply-failed', cause: expect.objectContaining({ name: fault.name }) }),
    )
  })

  it('gets every question another reference', async () => {
    const desk = await open({ facts: await faultyFacts() })
    for (const id of ['d1', 'd2']) await desk.hear({ id })
    expect(new Set(desk.said()).size).toBe(2)
  })
})

describe('what was said', () => {
  const [word, name, thread] = ['zanzibarquestion', 'Quagliarella Smithson', 'W1/C1/threadofsecrets']
  const canaries = [word, 'quagliarella', 'smithson', 'threadofsecrets']
  const text = `who heads ${word}`
  const asked = (id: string, more: Partial<Incoming> = {}) => ({ id, thread, text, from: { id: 'U9', name }, ...more })

  it('stands neither in the log nor in the metrics, whatever happens to it', async () => {
    const store = { away: false }
    const desk = await open(
      inboxWith(inbox => ({
        keep: (...given) => (store.away ? Promise.reject(new Error('It is away.')) : inbox.keep(...given)),
      })),
    )
    await desk.hear(asked('unknown'))
    await desk.hear(asked('unknown'))
    await desk.hear(asked('answered', { text: `who heads Norvik ${word}` }))
    await desk.hear(asked('follow', { kind: 'follow', text: `who is ${word}?` }))
    await desk.hear(asked('command', { kind: 'command', text: `remind here about ${word}` }))
    await desk.hear(asked('zone', { kind: 'command', text: `zone ${word}` }))
    await desk.hear(asked('pressed', { kind: 'action', text: `say:${word}` }))
    for (const obstacle of ['gone', 'unknown', 'busy', 'failed'] as const) {
      desk.platform.refuse(new Undelivered(obstacle, 'The reason.'))
      await desk.hear(asked(obstacle))
    }
    desk.platform.refuse(new TypeError('fetch failed'))
    await desk.hear(asked('thrown'))
    desk.pass(120 * MINUTE_MS)
    await desk.takeUp()
    store.away = true
    await desk.hear(asked('away'))
    expect(desk.events()).toEqual(expect.arrayContaining(['turn', 'undelivered', 'given-up', 'inbox-away']))
    const told = `${JSON.stringify(desk.world.log.lines)}\n${await desk.world.metrics.text()}`.toLowerCase()
    expect(canaries.filter(canary => told.includes(canary))).toEqual([])
  })

  it('is deleted from the inbox when it is answered', async () => {
    const desk = await open()
    await desk.hear(asked('d1'))
    const engine = await openEngine({ dataDir: desk.world.dataDir }, () => NOON)
    const rows = await engine.read(db => db.selectFrom('inbox').selectAll().execute())
    await engine.close()
    expect(rows).toMatchObject([{ payload: null, workspace: null, worker: null }])
  })
})

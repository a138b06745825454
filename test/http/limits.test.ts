import { createHmac } from 'node:crypto'
import { HTTPReceiver } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { readBody } from '../../src/http/body.ts'
import { sendText } from '../../src/http/respond.ts'
import type { Route } from '../../src/http/route.ts'
import { gate, serving } from './serving.ts'

const LIMIT = 100_000
const HEAD = 'POST /echo HTTP/1.1\r\nHost: x\r\n'
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`

/** Tells how long the body is. */
const echo = (limit = Infinity): Route => ({
  method: 'POST',
  path: '/echo',
  handle: async (request, response) => sendText(response, 200, String((await readBody(request, limit)).length)),
})

/** A body that comes in pieces and does not say how long it will be. */
const growing = (length: number): RequestInit => {
  const piece = new Uint8Array(10_000).fill(97)
  let left = length
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(piece.subarray(0, Math.min(left, piece.length)))
      left -= piece.length
    },
  })
  return { method: 'POST', body, duplex: 'half' }
}

describe('a body', () => {
  it.each([0, 1, LIMIT])('of %d bytes is read whole', async length => {
    const { ask } = await serving([echo()], { bodyLimit: LIMIT })
    expect(await (await ask('/echo', { method: 'POST', body: 'a'.repeat(length) })).text()).toBe(`${length}`)
    expect(await (await ask('/echo', growing(length))).text()).toBe(`${length}`)
  })

  it('that says it is too long is refused before anything is read', async () => {
    let reached = false
    const reading: Route = { method: 'POST', path: '/echo', handle: () => void (reached = true) }
    const { wire } = await serving([reading], { bodyLimit: LIMIT })
    const { received } = wire(`${HEAD}Content-Length: ${LIMIT + 1}\r\n\r\n`)
    await expect.poll(received).toMatch(/^HTTP\/1\.1 413 /)
    expect(reached).toBe(false)
  })

  it('over a megabyte is refused where nothing else is said', async () => {
    const { ask } = await serving([echo()])
    expect((await ask('/echo', { method: 'POST', body: 'a'.repeat(1_000_000) })).status).toBe(200)
    expect((await ask('/echo', { method: 'POST', body: 'a'.repeat(1_000_001) })).status).toBe(413)
  })

  it('that grows over the limit is refused then, and the sender may go on unheard', async () => {
    const { wire, log } = await serving([echo()], { bodyLimit: LIMIT })
    const { received, drip } = wire(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`)
    drip(chunked('a'.repeat(20_000)), 1)
    await expect.poll(received).toMatch(/^HTTP\/1\.1 413 /)
    expect(log.lines).toEqual([])
  })

  it('that grows over the limit is refused to those who send it by fetch', async () => {
    const { ask } = await serving([echo()], { bodyLimit: LIMIT })
    expect((await ask('/echo', growing(LIMIT + 1))).status).toBe(413)
  })

  it('is held to a lower limit of a route', async () => {
    const { ask } = await serving([echo(1_000)], { bodyLimit: LIMIT })
    expect((await ask('/echo', growing(1_000))).status).toBe(200)
    expect((await ask('/echo', growing(1_001))).status).toBe(413)
    expect((await ask('/echo', { method: 'POST', body: 'a'.repeat(1_001) })).status).toBe(413)
  })

  it('that is too long never looks whole to who begins to read late', async () => {
    const late = gate()
    let ended: unknown = 'never'
    const reading: Route = {
      method: 'POST',
      path: '/echo',
      async handle(request) {
        await late.opened
        ended = await readBody(request, Infinity).then(body => body.length)
      },
    }
    const { wire } = await serving([reading], { bodyLimit: 10 })
    const { closed } = wire(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunked('a'.repeat(11))}0\r\n\r\n`)
    setImmediate(late.open)
    await closed
    expect(ended).toBe('never')
  })

  it('that is broken off is no fault of ours', async () => {
    const begun = gate()
    const reading: Route = {
      method: 'POST',
      path: '/echo',
      async handle(request) {
        request.once('data', begun.open)
        await readBody(request, LIMIT)
      },
    }
    const { wire, log } = await serving([reading])
    const { leave } = wire(`${HEAD}Content-Length: 10\r\n\r\nabc`)
    await begun.opened
    leave()
    await expect.poll(() => log.lines).toMatchObject([{ level: 'debug', msg: 'http-broken-off' }])
  })
})

describe("Slack's own receiver as a route", () => {
  const signingSecret = 'a signing secret of the test'
  const receiver = new HTTPReceiver({ signingSecret, logger: silence() })
  receiver.init({ processEvent: (event: { ack: () => Promise<void> }) => event.ack() } as never)
  const route: Route = { method: 'POST', path: '/slack/events', handle: (...both) => receiver.requestListener(...both) }

  const signed = (body: string, secret = signingSecret): RequestInit => {
    const at = String(Math.floor(Date.now() / 1000))
    const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
    const headers = { 'x-slack-request-timestamp': at, 'x-slack-signature': signature }
    return { method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } }
  }

  it('reads the body itself', async () => {
    const { ask } = await serving([route])
    expect((await ask('/slack/events', signed('{"type":"event_callback"}'))).status).toBe(200)
    expect((await ask('/slack/events', signed('{}', 'forged'))).status).toBe(401)
  })

  it('gets no more of it than we allow', async () => {
    const { ask } = await serving([route], { bodyLimit: LIMIT })
    expect((await ask('/slack/events', growing(LIMIT + 1))).status).toBe(413)
    expect((await ask('/slack/events', signed('{"type":"event_callback"}'))).status).toBe(200)
  })
})

function silence() {
  const nothing = () => {}
  const levels = { debug: nothing, info: nothing, warn: nothing, error: nothing }
  return { ...levels, setLevel: nothing, setName: nothing, getLevel: () => 'error' as never }
}

describe('a slow sender', () => {
  const patience = { headers: 100, request: 200, look: 10 }
  const patienceForHeaders = { headers: 100, request: 600_000, look: 10 }

  it('who says nothing is sent away', async () => {
    const { wire } = await serving([echo()], { patience: patienceForHeaders })
    expect(await wire('').closed).toMatch(/^HTTP\/1\.1 408 /)
  })

  it('who never comes to the end of the headers is sent away', async () => {
    const { wire, log } = await serving([echo()], { patience: patienceForHeaders })
    const slow = wire(HEAD)
    slow.drip('X-More: a\r\n', 10)
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /)
    expect(log.lines).toEqual([])
  })

  it('who never comes to the end of the body is sent away', async () => {
    const { wire, log } = await serving([echo()], { patience })
    const slow = wire(`${HEAD}Content-Length: 50000\r\n\r\n`)
    slow.drip('a', 10)
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 408 /)
    await expect.poll(() => log.lines.map(line => line.level)).toEqual(['debug'])
  })

  it('who goes on after a refusal is sent away as well', async () => {
    const { wire } = await serving([echo()], { patience, bodyLimit: 10 })
    const slow = wire(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`)
    slow.drip(chunked('a'.repeat(20)), 10)
    expect(await slow.closed).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('does not hold up the others', async () => {
    const { wire, ask } = await serving([echo()])
    const slow = Array.from({ length: 50 }, () => wire(`${HEAD}Content-Length: 50000\r\n\r\na`))
    expect(await (await ask('/echo', { method: 'POST', body: 'abc' })).text()).toBe('3')
    for (const { leave } of slow) leave()
  })

  it('who waits for an answer that never comes is let go', async () => {
    const { wire } = await serving([{ method: 'GET', path: '/never', handle: () => {} }], {
      patience: { silence: 100 },
    })
    expect(await wire('GET /never HTTP/1.1\r\nHost: x\r\n\r\n').closed).toBe('')
  })
})

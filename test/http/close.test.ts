import { describe, expect, it } from 'vitest'
import { sendText } from '../../src/http/respond.ts'
import type { Route } from '../../src/http/route.ts'
import { gate, serving } from './serving.ts'

/** So long that a test which has to wait for it fails. */
const FOREVER_MS = 600_000

const page: Route = { method: 'GET', path: '/a', handle: (_, response) => sendText(response, 200, 'a') }

/** A route whose answer waits until the test lets it go; `asked` when the request is there. */
function waiting() {
  const [asked, answer] = [gate(), gate()]
  const route: Route = {
    method: 'GET',
    path: '/slow',
    async handle(_, response) {
      asked.open()
      await answer.opened
      sendText(response, 200, 'at last')
    },
  }
  return { route, asked: asked.opened, answer: answer.open }
}

describe('closing', () => {
  it('lets an answer end, and takes nobody new meanwhile', async () => {
    const { route, asked, answer } = waiting()
    const { ask, close } = await serving([route])
    const response = ask('/slow')
    await asked
    let closed = false
    const closing = close(FOREVER_MS).then(() => (closed = true))
    await expect(ask('/slow')).rejects.toThrow()
    expect(closed).toBe(false)
    answer()
    expect(await (await response).text()).toBe('at last')
    expect((await response).headers.get('connection')).toBe('close')
    await closing
  })

  it('lets an answer end that has begun, then ends its connection', async () => {
    const { asked, opened, open } = { asked: gate(), ...gate() }
    const route: Route = {
      method: 'GET',
      path: '/slow',
      async handle(_, response) {
        response.writeHead(200, { 'content-length': 8 }).write('one ')
        asked.open()
        await opened
        response.end('two.')
      },
    }
    const { wire, close } = await serving([route])
    const { closed } = wire('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    await asked.opened
    const closing = close(FOREVER_MS)
    open()
    await closing
    expect(await closed).toMatch(/\r\n\r\none two\.$/)
  })

  it('answers who was in the middle of asking, then ends that connection', async () => {
    const { wire, close } = await serving([page])
    const asking = wire('GET /a HTTP/1.1\r\n')
    const other = wire('GET /a HTTP/1.1\r\nHost: x\r\n\r\n')
    await expect.poll(other.received).toMatch(/a$/)
    const closing = close(FOREVER_MS)
    await other.closed
    asking.write('Host: x\r\n\r\n')
    expect(await asking.closed).toMatch(/connection: close[^]*\r\n\r\na$/i)
    await closing
  })

  it('cuts off after the grace what does not end', async () => {
    const { route, asked } = waiting()
    const { ask, close } = await serving([route])
    const response = ask('/slow')
    const cut = expect(response).rejects.toThrow()
    await asked
    await close(20)
    await cut
  })

  it('waits for no connection that is kept for later, nor for one that never said anything', async () => {
    const { wire, close } = await serving([page])
    const kept = wire('GET /a HTTP/1.1\r\nHost: x\r\n\r\n')
    const mute = wire('')
    await expect.poll(kept.received).toMatch(/a$/)
    await close(FOREVER_MS)
    await kept.closed
    await mute.closed
  })

  it('twice is the same closing', async () => {
    const { close } = await serving([])
    const closing = close(FOREVER_MS)
    expect(close(0)).toBe(closing)
    await closing
  })

  it('gives the port back', async () => {
    const { close, port } = await serving([])
    await close(0)
    const again = await serving([], { port })
    expect((await again.ask('/')).status).toBe(404)
  })
})

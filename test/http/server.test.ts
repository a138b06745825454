import { describe, expect, it } from 'vitest'
import { sendText } from '../../src/http/respond.ts'
import type { Route } from '../../src/http/route.ts'
import { serving } from './serving.ts'

const says = (method: Route['method'], path: string, text: string): Route => ({
  method,
  path,
  handle: (_, response) => sendText(response, 200, text),
})

const ROUTES = [
  says('GET', '/page', 'the page'),
  says('GET', '/both', 'asked'),
  says('POST', '/both', 'told'),
  says('POST', '/slack/events', 'heard'),
  says('GET', '/feed/*', 'a feed'),
  says('GET', '/feed/all/*', 'all feeds'),
  says('GET', '/feed/all/now', 'this feed'),
]

describe('the way to a route', () => {
  it.each([
    ['GET', '/page', 'the page'],
    ['GET', '/page?of=1&path=/both', 'the page'],
    ['GET', '/both', 'asked'],
    ['POST', '/both', 'told'],
    ['GET', '/feed/', 'a feed'],
    ['GET', '/feed/some/where.ics', 'a feed'],
    ['GET', '/feed/all/else', 'all feeds'],
    ['GET', '/feed/all/now', 'this feed'],
  ])('%s %s leads to "%s"', async (method, path, text) => {
    const { ask } = await serving(ROUTES)
    const response = await ask(path, { method })
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(text)
  })

  it.each(['/', '/pag', '/page/', '/pagee', '/PAGE', '//page', '/feed', '/feedback', '/%70age', '/page%00'])(
    '%s leads nowhere',
    async path => {
      const { wire } = await serving(ROUTES)
      const { closed } = wire(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      expect(await closed).toMatch(/^HTTP\/1\.1 404 /)
    },
  )

  it('tells nothing of what was asked for where there is nothing', async () => {
    const { ask, log } = await serving(ROUTES)
    expect(await (await ask('/CANARY?CANARY')).text()).not.toContain('CANARY')
    expect(JSON.stringify(log.lines)).not.toContain('CANARY')
  })

  it.each([
    ['POST', '/page', 'GET, HEAD'],
    ['DELETE', '/both', 'GET, HEAD, POST'],
    ['GET', '/slack/events', 'POST'],
    ['HEAD', '/slack/events', 'POST'],
    ['OPTIONS', '/feed/x', 'GET, HEAD'],
  ])('%s %s is refused, and the right methods are named', async (method, path, allow) => {
    const { ask } = await serving(ROUTES)
    const response = await ask(path, { method })
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe(allow)
  })

  it('answers HEAD as GET, without the body', async () => {
    const { wire } = await serving(ROUTES)
    const answer = await wire('HEAD /page HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n').closed
    expect(answer).toMatch(/^HTTP\/1\.1 200 /)
    expect(answer).toMatch(/content-length: 8\r\n/i)
    expect(answer.endsWith('\r\n\r\n')).toBe(true)
  })
})

describe('every answer', () => {
  it.each(['/page', '/nowhere', '/slack/events', '/broken'])(
    'is careful, and silent about what we run: %s',
    async path => {
      const broken: Route = { method: 'GET', path: '/broken', handle: () => Promise.reject(new Error('no')) }
      const { ask } = await serving([...ROUTES, broken])
      const { headers } = await ask(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(headers.get('server')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )

  it('may differ where a route says so', async () => {
    const cached: Route = {
      method: 'GET',
      path: '/cached',
      handle: (_, response) => void response.writeHead(200, { 'cache-control': 'max-age=60' }).end(),
    }
    const { ask } = await serving([cached])
    expect((await ask('/cached')).headers.get('cache-control')).toBe('max-age=60')
  })
})

describe('a route that fails', () => {
  const failing = (handle: Route['handle']) => serving([{ method: 'GET', path: '/a/*', handle }, ...ROUTES])

  it.each<[string, Route['handle']]>([
    ['at once', () => expect.fail('CANARY')],
    ['later', () => Promise.reject(new Error('CANARY'))],
    ['with no error', () => Promise.reject(undefined)],
  ])('%s says sorry with a reference, which the log has with the cause', async (_, handle) => {
    const { ask, log } = await failing(handle)
    const response = await ask('/a/CANARY')
    const text = await response.text()
    expect(response.status).toBe(500)
    expect(text).toMatch(/^Sorry.*Reference: [0-9a-f]{8}\n$/)
    expect(text).not.toContain('CANARY')
    const ref = text.trim().split(' ').at(-1)
    expect(log.lines).toMatchObject([{ level: 'error', msg: 'http-failed', ref, method: 'GET', path: '/a/*' }])
    expect((await ask('/page')).status).toBe(200)
  })

  it('in the middle of an answer breaks it off, so that nobody takes it for whole', async () => {
    const { ask, log } = await failing(async (_, response) => {
      response.write('a part')
      await new Promise(resolve => setImmediate(resolve))
      throw new Error('no more')
    })
    await expect(ask('/a/b').then(response => response.text())).rejects.toThrow()
    expect(log.lines).toMatchObject([{ level: 'error', cause: { message: 'no more' } }])
  })

  it('and what is no HTTP at all leave the server alive', async () => {
    const { ask, wire } = await serving(ROUTES)
    expect(await wire('\x16\x03\x01 no HTTP\r\n\r\n').closed).toMatch(/^HTTP\/1\.1 400 /)
    expect(await wire(`GET /page HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`).closed).toMatch(/ 431 /)
    expect((await ask('/page')).status).toBe(200)
  })
})

import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRequestError } from '@slack/web-api'
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { Problem } from '../src/errors.ts'
import { memoryLog, openLog, scrubber, silentLog, type Fields, type Level } from '../src/log.ts'
import { SETTING, tokens } from './http/canaries.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

/** A log as the bot has it; `text` is all that was written. */
function opened(level: Level = 'info') {
  let text = ''
  const stream = { write: (line: string) => void (text += line) }
  return { log: openLog({ level, secrets: [SETTING], stream, now: () => NOW }), text: () => text }
}

function wrote(fields: Fields, level: Level = 'info'): string {
  const { log, text } = opened(level)
  log.error('failed', fields)
  return text()
}

const MANY_LINES = `
  import { openLog } from './src/log.ts'
  const log = openLog({ level: 'info', secrets: [] })
  for (let count = 1; count <= 2_000; count++) log.info('said', { count })`

/** Runs a program in a process of its own. */
function run(program: string, stderr: number | 'pipe' = 'pipe') {
  const cwd = fileURLToPath(new URL('..', import.meta.url))
  const args = ['--import', 'tsx', '--input-type=module', '-e', program]
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', stderr] })
}

describe('a line of the log', () => {
  it('is JSON with level, ISO time and event, ended by a line feed', () => {
    const { log, text } = opened()
    log.warn('slow', { platform: 'slack', ms: 1200 })
    const time = '2026-11-21T12:00:00.000Z'
    expect(text()).toBe(`{"level":"warn","time":"${time}","platform":"slack","ms":1200,"msg":"slow"}\n`)
  })

  it('holds the fields it was bound to, the nearest ones first', () => {
    const log = memoryLog()
    log.with({ platform: 'slack', attempt: 1 }).with({ ref: 'a1b2' }).info('again', { attempt: 2 })
    expect(log.lines).toMatchObject([{ platform: 'slack', ref: 'a1b2', attempt: 2 }])
  })

  it('is written from the level of the settings on', () => {
    const levels = ['debug', 'info', 'warn', 'error'] as const
    const written = (level: Level) => {
      const log = memoryLog({ level })
      for (const at of levels) log[at]('said')
      return log.lines.map(line => line.level)
    }
    for (const [first, level] of levels.entries()) expect(written(level)).toEqual(levels.slice(first))
    expect(written('silent')).toEqual([])
  })

  it('is on standard error when the call returns, even if the process dies at once', () => {
    const { stderr, stdout } = run(`${MANY_LINES}; process.kill(process.pid, 'SIGKILL')`)
    const lines = stderr.trimEnd().split('\n')
    expect(lines).toHaveLength(2_000)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ msg: 'said', count: 2_000 })
    expect(stdout).toBe('')
  })

  it('that cannot be written is let go, and the bot lives', () => {
    const full = openSync('/dev/full', 'w')
    const { stdout, status } = run(`${MANY_LINES}; setTimeout(() => console.log('alive'), 10)`, full)
    closeSync(full)
    expect({ stdout, status }).toEqual({ stdout: 'alive\n', status: 0 })
  })

  it('says nothing to a silent log', () => {
    const log = silentLog().with({ platform: 'slack' })
    expect(() => log.error('failed', { cause: new Error('no') })).not.toThrow()
  })
})

describe('what a line may tell', () => {
  it('is told of the listed fields alone, whatever else an object holds', () => {
    const incoming = { platform: 'slack', text: 'CANARY', from: { name: 'CANARY' }, blocks: ['CANARY'] }
    const line = wrote({ ...incoming })
    expect(line).toContain('slack')
    expect(line).not.toContain('CANARY')
    // @ts-expect-error: there is no field for what people say
    expect(wrote({ text: 'CANARY' })).not.toContain('CANARY')
  })

  it('is of the right kind: no object, and no sentence in the place of a name', () => {
    const wrong = { platform: { text: 'CANARY' }, ms: 'CANARY', what: ['CANARY'], kind: 'who is CANARY', code: [] }
    expect(wrote(wrong as unknown as Fields)).not.toContain('CANARY')
  })

  it('keeps sentences of ours, up to a length', () => {
    expect(wrote({ what: 'The token was refused.', cure: 'Copy it again.' })).toContain('The token was refused.')
    expect(wrote({ what: `${'so '.repeat(200)}CANARY` })).not.toContain('CANARY')
  })
})

const TEXTS =
  'ref part platform workspace channel outcome kind event reminder method path host code file what cure cause'
const NUMBERS = 'ms count shard attempt status port line'

describe.each(tokens)('$name', ({ text, secret }) => {
  it('is in no field, no event and nothing bound', () => {
    const { log, text: written } = opened()
    for (const name of `${TEXTS} ${NUMBERS}`.split(' ')) {
      log.error('failed', { [name]: text })
      log.with({ [name]: text }).error('failed')
    }
    log.error(text)
    expect(written()).toContain('[secret]')
    expect(written()).not.toContain(secret)
    expect(written()).not.toContain(JSON.stringify(secret).slice(1, -1))
  })

  it.each<Level>(['info', 'debug'])('is in no error, at %s', level => {
    const inner = new Error(text)
    const named = Object.assign(new Error('named'), { name: text, code: text })
    const shapes: unknown[] = [
      ...[inner, named, text, { text }, new Problem(text, [text])],
      ...[new Error('outer', { cause: inner }), new Error('outer', { cause: text })],
      new AggregateError([inner, new Error('beside', { cause: inner })], text),
      Object.assign(new Error('a request error'), { code: 'slack_webapi_request_error', original: inner }),
      Object.assign(new Error('several listeners'), { originals: [inner] }),
    ]
    for (const cause of shapes) {
      const line = wrote({ cause }, level)
      expect(line).not.toContain(secret)
      expect(line).not.toContain(JSON.stringify(secret).slice(1, -1))
    }
  })
})

describe('an error in a line', () => {
  const body = { files: undefined, body: { content: 'CANARY' } }
  const url = `https://discord.com/api/v10/webhooks/1/CANARY`

  it('is told by name, code and message, and so is what caused it', () => {
    const inner = Object.assign(new Error('connect refused'), { code: 'ECONNREFUSED' })
    const { cause } = JSON.parse(wrote({ cause: new TypeError('fetch failed', { cause: inner }) }))
    expect(cause).toEqual({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { name: 'Error', code: 'ECONNREFUSED', message: 'connect refused' },
    })
  })

  const refused = { ok: false, error: 'invalid_blocks', message: { text: 'CANARY' }, response_metadata: {} }
  const request = { config: { data: 'CANARY' }, request: { body: 'CANARY' } }
  const faults = ['a.yaml:1 no date', 'b.yaml:2 no source']

  it.each<[Error, object]>([
    [
      new DiscordAPIError({ code: 50013, message: 'Missing Permissions' }, 50013, 403, 'POST', url, body),
      { name: 'DiscordAPIError[50013]', code: 50013, message: 'Missing Permissions' },
    ],
    [new HTTPError(502, 'Bad Gateway', 'POST', url, body), { name: 'HTTPError', message: 'Bad Gateway' }],
    [new RateLimitError({ url, route: '/x', majorParameter: '1:CANARY' } as never), { name: 'RateLimitError[/x]' }],
    [new WebAPIPlatformError(refused), { message: 'An API error occurred: invalid_blocks' }],
    [new WebAPIHTTPError(500, 'no', { 'x-canary': 'CANARY' }, 'CANARY'), { code: 'slack_webapi_http_error' }],
    [new WebAPIRequestError(Object.assign(new Error('timeout'), request)), { cause: { message: 'timeout' } }],
    [new Problem('knowledge has 2 faults:', faults), { name: 'Problem', faults }],
  ])('tells what is worth knowing of a library, and no body: %s', (error, known) => {
    for (const level of ['info', 'debug'] as const) {
      const line = wrote({ cause: error }, level)
      expect(JSON.parse(line).cause).toMatchObject(known)
      expect(line).not.toContain('CANARY')
    }
  })

  it('is cut where its message is long, in the stack too', () => {
    const cause = new Error(`invalid body: ${'\n    at some place '.repeat(40)}CANARY`)
    expect(wrote({ cause })).not.toContain('CANARY')
    expect(wrote({ cause }, 'debug')).not.toContain('CANARY')
  })

  it('brings its stack at debug level alone', () => {
    const cause = new Error('oh\n    at CANARY (place)')
    expect(JSON.parse(wrote({ cause })).cause).not.toHaveProperty('stack')
    const { stack } = JSON.parse(wrote({ cause }, 'debug')).cause
    expect(stack[0]).toContain('log.test.ts')
    expect(stack.join()).not.toContain('CANARY')
  })

  it('has no secret in its stack', () => {
    const cause = Object.assign(new Error('oh'), { stack: 'Error: oh\n    at http://bot:CANARY@host/a.js:1:2' })
    expect(JSON.parse(wrote({ cause }, 'debug')).cause.stack).toEqual(['at http://[secret]@host/a.js:1:2'])
  })

  it('may be in a ring, deep, wide, or no error at all, and never stops the bot', () => {
    const ring = new Error('ring')
    ring.cause = new AggregateError(Array(50).fill(ring), 'wide')
    const bare: unknown = Object.create(null)
    const hostile = new Proxy(new Error('no'), { get: () => void expect.fail('never told') })
    const payload = { name: 'CANARY', code: 'CANARY', message: 'CANARY' }
    const carrier = Object.assign(new Error('several'), { errors: [payload, 'CANARY'], original: payload })
    for (const cause of [ring, bare, hostile, payload, carrier, null, 1n, Symbol('s'), () => 'CANARY']) {
      const line = wrote({ cause })
      expect(JSON.parse(line).cause).toBeTypeOf('object')
      expect(line.length).toBeLessThan(1_000)
      expect(line).not.toContain('CANARY')
    }
  })
})

describe('taking secrets out', () => {
  const scrub = scrubber(['', 'abc', 'four', 'four-and-more'])

  it.each([
    'Slack refused the token (invalid_auth). Copy the token that begins with xoxb- into SLACK_BOT_TOKEN.',
    'connect ECONNREFUSED 127.0.0.1:5432',
    'GET https://slack.com/api/chat.postMessage and /channels/123456789/messages',
    'file:///srv/aisi/node_modules/@slack/web-api/dist/WebClient.js:12:34',
    'An HTTP protocol error occurred: statusCode = 500',
    'abc is too short to hide',
  ])('leaves alone: %s', text => expect(scrub(text)).toBe(text))

  it('hides a secret that holds another one as a whole', () => expect(scrub('x four-and-more y')).toBe('x [secret] y'))

  it('keeps what helps to find the place', () => {
    expect(scrub('postgres://bot:pw@db.example/aisi')).toBe('postgres://[secret]@db.example/aisi')
    expect(scrub('PATCH /api/v10/webhooks/123/abcdef/messages/@original')).toBe(
      'PATCH /api/v10/webhooks/123/[secret]/messages/@original',
    )
  })

  it.each(['a', 'a.', '-', 'x', 'xoxb-', 'eyJ', '://', '://a:', ':', '/', 'webhooks/', 'token', 'token=', '"token" '])(
    'reads a long text of "%s" in one go',
    piece => {
      const length = 200_000
      expect(scrub(piece.repeat(length / piece.length))).toBeTypeOf('string')
    },
  )

  it.each(['bearer', 'authorization', 'authorization:', 'token:'])('reads "%s" before much space in one go', word => {
    expect(scrub(`${word}${' '.repeat(100_000)}`)).toContain(word)
  })
})

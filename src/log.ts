import { destination, pino, type DestinationStream } from 'pino'
import { Problem } from './errors.ts'

export type Level = 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** Everything a line may tell. There is no field for what people say; what is not listed here is left out. */
export interface Fields {
  /** What a person was given to report a failure with. */
  ref?: string
  /** A part of the bot, as its health names it. */
  part?: string
  platform?: string
  workspace?: string
  channel?: string
  outcome?: string
  kind?: string
  event?: string
  reminder?: string
  method?: string
  path?: string
  host?: string
  code?: string | number
  ms?: number
  count?: number
  shard?: number
  attempt?: number
  status?: number
  port?: number
  line?: number
  file?: string
  /** Sentences of ours: what is wrong, and what to do about it. */
  what?: string
  cure?: string
  /** Whatever was thrown; its name, code and message are told, and those of what caused it. */
  cause?: unknown
}

/** Events worth telling the people who run the bot. The event is a fixed word of ours, the fields say the rest. */
export interface Log {
  debug(event: string, fields?: Fields): void
  info(event: string, fields?: Fields): void
  warn(event: string, fields?: Fields): void
  error(event: string, fields?: Fields): void
  /** The same log with these fields in every line. */
  with(fields: Fields): Log
}

export interface LogOptions {
  level: Level
  /** Texts that must never appear: the tokens and passwords of the settings. */
  secrets: readonly string[]
  /** Where the lines go, one JSON object each; standard error where it is left out. */
  stream?: DestinationStream
  now?: () => Date
}

/** A log of JSON lines. A line is written when the call returns, so that none is lost when the process ends. */
export function openLog({ level, secrets, stream = standardError(), now = () => new Date() }: LogOptions): Log {
  const writer = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${now().toISOString()}"`,
      formatters: { level: label => ({ level: label }) },
    },
    stream,
  )
  const telling = { scrub: scrubber(secrets), stacks: level === 'debug' }
  const logWith = (bound: object): Log => {
    const write = (at: Exclude<Level, 'silent'>) => (event: string, fields?: Fields) => {
      if (writer.isLevelEnabled(at)) writer[at]({ ...bound, ...told(fields, telling) }, telling.scrub(event))
    }
    return {
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
      with: fields => logWith({ ...bound, ...told(fields, telling) }),
    }
  }
  return logWith({})
}

/** A log that says nothing. */
export function silentLog(): Log {
  const nothing = () => {}
  const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing, with: () => log }
  return log
}

/** A log that collects its lines, as they would be read back. */
export function memoryLog(options: Partial<LogOptions> = {}): Log & { lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = []
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) }
  return { ...openLog({ level: 'debug', secrets: [], stream, ...options }), lines }
}

/** A disk that stays full costs log lines, not memory. */
const MOST_WAITING_BYTES = 1_000_000

/** Where the lines cannot be written, the bot goes on without them. */
function standardError(): DestinationStream {
  const stream = destination({ dest: 2, sync: true, maxLength: MOST_WAITING_BYTES })
  stream.on('error', () => {})
  return stream
}

interface Telling {
  scrub: (text: string) => string
  stacks: boolean
}

/** Libraries put what people said into their messages: long ones are cut. */
const LONGEST = 300
const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text)

type Tell = (value: unknown, telling: Telling) => unknown
const number: Tell = value => (typeof value === 'number' ? value : undefined)
const sentence: Tell = (value, { scrub }) => (typeof value === 'string' ? cut(scrub(value)) : undefined)
/** Ids and fixed words have no spaces; what has some is a text that got here by mistake. */
const word: Tell = (value, telling) =>
  typeof value === 'string' && /\s/.test(value) ? '[text]' : sentence(value, telling)
const wordOrNumber: Tell = (value, telling) => number(value, telling) ?? word(value, telling)

const FIELDS: Readonly<Record<keyof Fields, Tell>> = {
  ...all(word, 'ref', 'part', 'platform', 'workspace', 'channel', 'outcome', 'kind', 'event', 'reminder'),
  ...all(word, 'method', 'path', 'host'),
  ...all(number, 'ms', 'count', 'shard', 'attempt', 'status', 'port', 'line'),
  ...all(sentence, 'file', 'what', 'cure'),
  code: wordOrNumber,
  cause: (value, telling) => reduced(value, telling),
}

function all<Name extends string>(tell: Tell, ...names: readonly Name[]): Record<Name, Tell> {
  return Object.fromEntries(names.map(name => [name, tell])) as Record<Name, Tell>
}

/** What may be told of some fields, whatever else the object holds. */
function told(fields: Fields = {}, telling: Telling): Record<string, unknown> {
  const names = (Object.keys(FIELDS) as (keyof Fields)[]).filter(name => fields[name] !== undefined)
  return Object.fromEntries(names.map(name => [name, FIELDS[name](fields[name], telling)]))
}

/** An error as it may be told: never its other properties, which hold requests, replies and what people said. */
interface Reduced {
  name?: unknown
  code?: unknown
  message?: unknown
  faults?: unknown[]
  stack?: string[]
  cause?: Reduced
  errors?: Reduced[]
}

/** Errors within errors are told this deep and, side by side, this many. */
const DEEPEST = 3
const MOST_BESIDE = 3
const MOST_FAULTS = 10

function reduced(cause: unknown, telling: Telling, depth = 0): Reduced {
  if (typeof cause === 'object' && cause !== null) {
    try {
      return cause instanceof Error ? reducedError(cause, telling, depth) : { name: 'no error but an object' }
    } catch {
      return { name: 'an error that cannot be read' }
    }
  }
  return { message: sentence(typeof cause === 'function' ? 'a function' : String(cause), telling) }
}

/** Slack's libraries call what caused an error its original. */
type Thrown = Error & { code?: unknown; original?: unknown; originals?: unknown; errors?: unknown }

function reducedError(error: Thrown, telling: Telling, depth: number): Reduced {
  const below = error.cause ?? error.original
  const beside = [error.errors, error.originals].flat().filter(one => one instanceof Error)
  const deeper = depth < DEEPEST
  return {
    name: sentence(error.name, telling),
    code: wordOrNumber(error.code, telling),
    message: sentence(error.message, telling),
    ...(error instanceof Problem && {
      faults: error.faults.slice(0, MOST_FAULTS).map(line => sentence(line, telling)),
    }),
    ...(telling.stacks && { stack: frames(error).map(frame => cut(telling.scrub(frame))) }),
    ...(deeper && below !== undefined && { cause: reduced(below, telling, depth + 1) }),
    ...(deeper &&
      beside.length > 0 && { errors: beside.slice(0, MOST_BESIDE).map(one => reduced(one, telling, depth + 1)) }),
  }
}

/** The places of a stack without the message that stands before them. */
function frames({ stack = '', message }: Error): string[] {
  const at = stack.indexOf(message)
  const lines = at < 0 ? [] : stack.slice(at + message.length).split('\n')
  return lines.filter(line => /^ {4}at \S/.test(line)).map(line => line.trim())
}

export const HIDDEN = '[secret]'
/** Shorter texts stand in other words by chance, and protect nothing. */
const SHORTEST_SECRET = 4

/** A slash as it stands in addresses, in JSON and in forms. */
const SLASH = String.raw`(?:\\?/|%2F)`
const PATTERNS: readonly [RegExp, string][] = [
  /** Slack's tokens of every kind. */
  [/x(?:ox[a-z]|app|wfp)-[\w%-]+/gi, HIDDEN],
  /** Discord's bot tokens: an id, a time and a signature. */
  [/(?<![\w-])[\w-]{23,}\.[\w-]{5,7}\.[\w-]{27,}/g, HIDDEN],
  /** Discord's interaction tokens: base64 of "interaction:…". */
  [/aW50ZXJhY3Rpb246[\w=-]*/g, HIDDEN],
  [new RegExp(`((?:webhooks|interactions)${SLASH}[\\w:-]{1,80}${SLASH})[^\\s"'<>/?&\\\\%]+`, 'gi'), `$1${HIDDEN}`],
  /** Slack's reply addresses, and webhooks. */
  [new RegExp(`(hooks\\.slack(?:-gov)?\\.com${SLASH})[^\\s"'<>&]+`, 'gi'), `$1${HIDDEN}`],
  [new RegExp(`(${SLASH}(?:commands|actions|services)${SLASH})[TE][A-Z0-9]+${SLASH}[^\\s"'<>&]+`, 'g'), `$1${HIDDEN}`],
  [/(\bauthorization["']?\s*[:=]\s*["']?)(?:\w+\s+)?[^\s"',;]+/gi, `$1${HIDDEN}`],
  [/\b(bearer)\s+[^\s"',;]+/gi, `$1 ${HIDDEN}`],
  /** The part of an address before @, also where its password holds a slash. */
  [/:\/\/[^\s/?#]*@/g, `://${HIDDEN}@`],
  [/:\/\/[^\s:@/]{1,100}:[^\s@]{1,200}@/g, `://${HIDDEN}@`],
  /** What forms, addresses, JSON and inspected objects call a secret. */
  [/((?:token|secret|password|signature|ticket|[?&]code)=)[^\s&"'<>]+/gi, `$1${HIDDEN}`],
  [/((?:token|secret|password|signature|ticket)\\?["']?\s*:\s*\\?["'])[^"'\\]+/gi, `$1${HIDDEN}`],
]

/** Takes out of a text the given secrets, as they are or encoded, and whatever looks like one. */
export function scrubber(secrets: readonly string[]): (text: string) => string {
  const long = secrets.map(secret => secret.trim()).filter(secret => secret.length >= SHORTEST_SECRET)
  const forms = long.flatMap(secret => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
  const known = [...new Set(forms)].sort((a, b) => b.length - a.length)
  return text => {
    const unnamed = known.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text)
    return PATTERNS.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), unnamed)
  }
}

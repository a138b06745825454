/** A file that came with a request. */
export interface Upload {
  /** Its number in `files[n]`. */
  index: number
  name: string
  type: string
  data: Buffer
}

/** A request that has found its route. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
  readonly files: readonly Upload[]
  param(name: string): string
}

export interface Answer {
  status: number
  body?: unknown
}

export interface Route {
  method: string
  /** Segments, with `:name` for what varies. */
  pattern: string
  /** Whoever knows the path may call; no token is asked for. */
  open?: boolean
  handle: (call: Call) => Answer
}

export const ok = (body: unknown): Answer => ({ status: 200, body })
export const created = (body: unknown): Answer => ({ status: 201, body })
export const done: Answer = { status: 204 }

/** One line of what the bot asked for. */
export interface Logged {
  method: string
  /** `POST /channels/:channel/messages`, or the raw path where no route fits. */
  route: string
  path: string
  at: Date
  body: unknown
  files: readonly Upload[]
  /** What was answered, even when the answer was lost on its way; absent as long as there is none. */
  status?: number
  /** What was answered, when it was a refusal. */
  code?: number
  tookMs?: number
}

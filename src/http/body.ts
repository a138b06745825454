import type { IncomingMessage } from 'node:http'

/** A body that is longer than we read; the server answers it with 413. */
export class BodyTooLarge extends Error {
  override name = 'BodyTooLarge'
  /** How the libraries that read bodies themselves recognise it. */
  readonly type = 'entity.too.large'
  readonly statusCode = 413
  readonly limit: number

  constructor(limit: number) {
    super(`The body is longer than ${limit} bytes.`)
    this.limit = limit
  }
}

/**
 * Keeps a body from growing over a limit, in bytes, whoever reads it: at the limit the reader gets BodyTooLarge, and
 * what still comes is dropped unread, so that the answer reaches the sender.
 */
export function limitBody(request: IncomingMessage, limit: number): void {
  const push = request.push.bind(request)
  let size = 0
  request.on('error', () => {})
  request.push = (chunk: Buffer | null, encoding) => {
    const tooLarge = size > limit
    size += chunk?.length ?? 0
    if (size <= limit) return push(chunk, encoding)
    if (!tooLarge) request.emit('error', new BodyTooLarge(limit))
    if (chunk === null) request.destroy(new BodyTooLarge(limit))
    return true
  }
}

/** Whether a request says itself that its body is over a limit. */
export function declaresMoreThan(limit: number, request: IncomingMessage): boolean {
  return Number(request.headers['content-length'] ?? 0) > limit
}

/** The whole body; rejects with BodyTooLarge over a limit in bytes, and when the sender breaks off. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const brokenOff = () => reject(request.errored ?? new Error('The request was broken off.'))
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else reject(new BodyTooLarge(limit))
    })
    request.once('end', () => resolve(Buffer.concat(chunks)))
    request.once('error', reject)
    request.once('close', brokenOff)
    if (request.destroyed) brokenOff()
  })
}

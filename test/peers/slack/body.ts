import type { IncomingMessage, ServerResponse } from 'node:http'
import { fromJson, isDict, type Dict } from './wire.ts'

export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of req as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Arguments that are structured: JSON inside of a form, plain values in a JSON body. */
const STRUCTURED = new Set(['blocks', 'attachments', 'metadata', 'view', 'prompts', 'files', 'unfurls'])

/** The arguments of a call, from its address and its body; nothing when the body is not what it says it is. */
export function argsOf(req: IncomingMessage, query: URLSearchParams, body: Buffer): Dict | undefined {
  const type = req.headers['content-type'] ?? ''
  if (type.includes('json')) {
    const value = body.length === 0 ? {} : fromJson(body.toString())
    return isDict(value) ? { ...Object.fromEntries(query), ...value } : undefined
  }
  const args: Dict = Object.fromEntries([...query, ...new URLSearchParams(body.toString())])
  for (const name of Object.keys(args)) {
    if (!STRUCTURED.has(name)) continue
    const value = fromJson(String(args[name]))
    if (value === undefined) return undefined
    args[name] = value
  }
  return args
}

/** The content of an upload: the body itself, or the first part of a multipart form. */
export function uploadOf(req: IncomingMessage, body: Buffer): Buffer {
  const boundary = /multipart\/form-data; *boundary="?([^";]+)/.exec(req.headers['content-type'] ?? '')?.[1]
  if (boundary === undefined) return body
  const start = body.indexOf('\r\n\r\n') + 4
  return body.subarray(start, body.indexOf(`\r\n--${boundary}`, start))
}

export function answerJson(
  res: ServerResponse,
  status: number,
  body: Dict,
  headers: Record<string, string> = {},
): void {
  const text = JSON.stringify(body)
  res.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...headers,
  })
  res.end(text)
}

export function answerText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain', 'content-length': Buffer.byteLength(text) })
  res.end(text)
}

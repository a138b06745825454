import type { IncomingMessage } from 'node:http'
import { refusal } from '../refusals.ts'
import type { Upload } from './call.ts'
import { readMultipart } from './multipart.ts'

export interface Received {
  body: unknown
  files: Upload[]
}

/** All bytes of a request. */
export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** The body in both forms that Discord takes, JSON and multipart; no body is undefined. */
export function received(data: Buffer, contentType: string): Received {
  if (data.length === 0) return { body: undefined, files: [] }
  if (!contentType.startsWith('multipart/form-data')) return { body: parsed(data.toString()), files: [] }
  const parts = readMultipart(data, contentType)
  if (!parts) throw refusal('invalidJson')
  return { body: parsed(parts.json), files: parts.files }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw refusal('invalidJson')
  }
}

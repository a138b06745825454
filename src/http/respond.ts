import type { ServerResponse } from 'node:http'

/** What we send is text for machines and people: it runs nothing, stands in no frame and in no cache. */
const CAUTION = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Sets the headers that every answer has; a route may replace them. */
export function beCareful(response: ServerResponse): void {
  for (const [name, value] of Object.entries(CAUTION)) response.setHeader(name, value)
}

/** Answers with a text. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  type = 'text/plain; charset=utf-8',
): void {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text)
}

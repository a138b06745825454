import type { Upload } from './call.ts'

interface Part {
  name: string
  filename: string | undefined
  type: string
  data: Buffer
}

const HEAD_END = Buffer.from('\r\n\r\n')
const LINE_END = 2

/** Reads `multipart/form-data` as bots send it: `payload_json` and `files[n]`. Undefined when it is not well formed. */
export function readMultipart(data: Buffer, contentType: string): { json: string; files: Upload[] } | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType)
  const mark = boundary?.[1] ?? boundary?.[2]
  if (mark === undefined) return undefined
  const parts = pieces(data, Buffer.from(`--${mark}`)).map(partOf)
  const json = parts.find(part => part?.name === 'payload_json')?.data.toString() ?? '{}'
  return { json, files: parts.flatMap(part => (part ? fileOf(part) : [])) }
}

/** What stands between two marks. */
function pieces(data: Buffer, mark: Buffer): Buffer[] {
  const found: Buffer[] = []
  let start = data.indexOf(mark)
  while (start !== -1) {
    const from = start + mark.length
    const next = data.indexOf(mark, from)
    if (next !== -1) found.push(data.subarray(from + LINE_END, next - LINE_END))
    start = next
  }
  return found
}

function partOf(piece: Buffer): Part | undefined {
  const split = piece.indexOf(HEAD_END)
  if (split === -1) return undefined
  const head = piece.subarray(0, split).toString()
  const name = /[; ]name="([^"]*)"/.exec(head)?.[1]
  if (name === undefined) return undefined
  const filename = /filename="([^"]*)"/.exec(head)?.[1]
  const type = /content-type: *([^\r\n]+)/i.exec(head)?.[1] ?? 'text/plain'
  return { name, filename, type, data: piece.subarray(split + HEAD_END.length) }
}

function fileOf({ name, filename, type, data }: Part): Upload[] {
  const index = /^files?\[(\d+)\]$/.exec(name)?.[1]
  return index === undefined
    ? []
    : [{ index: Number(index), name: filename ?? 'unknown', type, data: Buffer.from(data) }]
}

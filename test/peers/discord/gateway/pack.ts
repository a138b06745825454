import { constants, createDeflate, deflateSync } from 'node:zlib'
import type { WebSocket } from 'ws'

/** Frames above this are worth compressing when the client asked for it in its identify. */
const WORTH_IT = 1_024

/** How frames leave: as text, in one zlib stream for the whole connection, or each compressed for itself. */
export function packer(client: WebSocket, compression: string | null): (frame: string, each: boolean) => void {
  if (compression === 'zlib-stream') return streamed(client)
  return (frame, each) => client.send(each && frame.length > WORTH_IT ? deflateSync(frame) : frame)
}

function streamed(client: WebSocket): (frame: string) => void {
  const stream = createDeflate()
  let chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  client.on('close', () => stream.close())
  return frame => {
    stream.write(frame)
    stream.flush(constants.Z_SYNC_FLUSH, () => {
      client.send(Buffer.concat(chunks))
      chunks = []
    })
  }
}

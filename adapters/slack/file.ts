import type { File } from '../../src/bot/reply.ts'
import type { Log } from '../../src/log.ts'
import type { Call } from './client.ts'
import { renderSlack } from './render.ts'
import type { Sender, Target } from './send.ts'

export interface Sharing {
  /** Puts a file where everybody sees it. */
  among(to: Target, file: File): Promise<void>
  /** Sends a file to a person in a direct message: what one person alone sees in a channel can hold none. */
  with(workspace: string, user: string, file: File): Promise<void>
}

/** Shares files where we may; where we may not, or when it fails, the reply has to do: it has links. */
export function sharing(call: Call, sender: Sender, log: Log): Sharing {
  const may = (workspace: string) =>
    call(workspace, async (_api, _as, { scopes }) => scopes?.has('files:write') ?? false)
  const tried = async (workspace: string, share: () => Promise<void>) => {
    try {
      if (await may(workspace)) await share()
    } catch (cause) {
      log.warn('slack-file-failed', { workspace, cause })
    }
  }
  return {
    among: (to, file) => tried(to.workspace, () => upload(call, to, file)),
    with: (workspace, user, file) =>
      tried(workspace, async () => {
        const [message] = renderSlack({ blocks: [{ kind: 'text', text: `Here is ${file.name}.` }] })
        if (!message) return
        const { channel, ts } = await sender.post({ workspace, channel: user }, message, { key: file.name, part: 0 })
        await upload(call, { workspace, channel, thread: ts }, file)
      }),
  }
}

const UPLOAD_WITHIN_MS = 10_000

/** In three steps: ask for an address, send the content there, say where it goes. */
function upload(call: Call, { workspace, channel, thread }: Target, { name, type, content }: File): Promise<void> {
  return call(workspace, async (api, as) => {
    const body = new TextEncoder().encode(content)
    const to = await api.files.getUploadURLExternal({ ...as, filename: name, length: body.length })
    if (!to.upload_url || !to.file_id) throw new Error('Slack gave no address to upload to.')
    const signal = AbortSignal.timeout(UPLOAD_WITHIN_MS)
    const headers = { 'content-type': type }
    const { ok, status } = await fetch(to.upload_url, { method: 'POST', headers, body, redirect: 'error', signal })
    if (!ok) throw new Error(`The upload was answered with status ${status}.`)
    const where = { channel_id: channel, ...(thread && { thread_ts: thread }) }
    await api.files.completeUploadExternal({ ...as, files: [{ id: to.file_id, title: name }], ...where })
  })
}

import { checkText } from '../check.ts'
import { echo, messageEvent } from '../echo.ts'
import { fromBot, keep } from '../messages.ts'
import type { UploadedFile } from '../records.ts'
import { dicts, filled, str, type Dict } from '../wire.ts'
import { isRefusal, postable, refuse, type Call, type Methods } from './method.ts'

/** Sharing a file takes three steps: ask for an address, send the content there, say where it goes. */
export const files: Methods = {
  'files.getUploadURLExternal': {
    scopes: () => ['files:write'],
    run({ world, workspace, args }) {
      const name = str(args['filename'])
      if (name === '' || !(Number(args['length']) > 0)) return refuse('invalid_arguments')
      const file: UploadedFile = { id: world.id('F'), team: workspace.id, name, title: name, complete: false }
      const key = world.id('u')
      world.records.uploads.set(key, file)
      world.records.files.push(file)
      return { ok: true, upload_url: `${world.origin}/upload/v1/${key}`, file_id: file.id }
    },
  },
  'files.completeUploadExternal': {
    scopes: () => ['files:write'],
    run: complete,
  },
}

function complete(call: Call): Dict {
  const { world, workspace, args } = call
  const named = dicts(args['files']).map(({ id, title }) => ({ title, file: known(call, str(id)) }))
  const found = named.flatMap(({ file }) => (file?.content === undefined ? [] : [file]))
  if (found.length === 0 || found.length < named.length) return refuse('file_not_found')
  for (const { title, file } of named) Object.assign(file ?? {}, { title: filled(title) ?? file?.name, complete: true })
  const channel_id = filled(args['channel_id'])
  if (channel_id === undefined) return { ok: true, files: found.map(fileObject) }

  const channel = postable({ ...call, args: { channel: channel_id } })
  if (isRefusal(channel)) return channel
  for (const file of found) file.channel = channel.id
  const text = str(args['initial_comment'])
  checkText(world.records, `${call.method} ${channel.id}`, 'initial_comment', text)
  const thread_ts = filled(args['thread_ts'])
  const content = { subtype: 'file_share', text, files: found.map(fileObject), ...(thread_ts ? { thread_ts } : {}) }
  const message = keep(channel, fromBot(world, workspace, channel, content))
  echo(world, workspace, channel, () => messageEvent(channel, message))
  return { ok: true, files: found.map(fileObject) }
}

function known({ world, workspace }: Call, id: string): UploadedFile | undefined {
  return world.records.files.find(file => file.id === id && file.team === workspace.id)
}

function fileObject({ id, name, title, content }: UploadedFile): Dict {
  return { id, name, title, size: content?.length ?? 0, mode: 'hosted', file_access: 'visible' }
}

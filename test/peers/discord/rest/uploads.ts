import type { Body } from '../checks/message.ts'
import { refusal } from '../refusals.ts'
import type { Attachment } from '../shapes.ts'
import type { State } from '../state.ts'
import { done, type Route, type Upload } from './call.ts'

/** A real attachment has an id as long as any other; a new one is called by its number in the form. */
const LONGEST_INDEX = 3

/** Keeps the files of a request as attachments of a message, and those of `before` that the body does not drop. */
export function attached(
  { world, settings, origin }: State,
  channel: string,
  body: Body,
  files: readonly Upload[],
  before: readonly Attachment[] = [],
): Attachment[] {
  if (files.some(({ data }) => data.length > settings.largestFile)) throw refusal('tooLarge')
  const listed = body.attachments
  const kept = listed ? before.filter(({ id }) => listed.some(one => String(one.id) === id)) : before
  const added = files.map(({ index, name, type, data }) => {
    const told = listed?.find(one => String(one.id).length <= LONGEST_INDEX && Number(one.id) === index)
    const id = world.mint()
    const filename = told?.filename ?? name
    const url = `${origin}/attachments/${channel}/${id}/${encodeURIComponent(filename)}`
    world.files.set(id, data)
    const description = told?.description ? { description: told.description } : {}
    return { id, filename, size: data.length, content_type: type, url, proxy_url: url, ...description }
  })
  return [...kept, ...added]
}

/** Where attachments can be fetched. */
export function downloads({ world }: State): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/attachments/:channel/:attachment/:name',
      open: true,
      handle: call => {
        const body = world.files.get(call.param('attachment'))
        return body ? { status: 200, body } : { ...done, status: 404 }
      },
    },
  ]
}

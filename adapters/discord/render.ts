import { toPlain } from '../../src/bot/plain.ts'
import type { File, Reply } from '../../src/bot/reply.ts'
import { sizeOf, toPages, WHOLE, type Part } from './layout.ts'
import { LIMITS } from './limits.ts'
import { toParts } from './parts.ts'
import { FLAGS, NO_PINGS, type Attached, type Payload, type Piece } from './payload.ts'

/** The line at a message's left side. */
const COLOUR = 0x3b6ea8
/** Rows of buttons that go along where the reply itself is in a file. */
const MOST_ROWS = 5
const IN_FILE = 'This is the beginning; the whole reply is in the attached file.'
const TOO_LARGE = 'The file is too large for Discord.'
const NOTHING = '…'

/** Two numbers that a message of ours carries, by which it is found again. */
export type Mark = readonly [number, number]

/** A reply as the messages that carry it; whatever it holds, Discord accepts them and nothing in it formats, links or pings. */
export function renderDiscord(reply: Reply, mark?: Mark): Payload[] {
  const file = reply.file && attached(reply.file)
  const fits = file !== undefined && bytesOf(file) <= LIMITS.file
  const files = file && fits ? [file] : []
  const parts = [...toParts(reply.blocks), ...files.map(fileOf), ...(file && !fits ? [say(TOO_LARGE)] : [])]
  const pages = toPages(parts.length > 0 ? parts : [say(NOTHING)])
  if (pages.length > LIMITS.messages) return [folded(reply, parts, files, mark)]
  return pages.map((pieces, at) => payload(pieces, at === pages.length - 1 ? files : [], mark))
}

/** What is too long to be read in a chat: its beginning, all of it as a file, and the buttons. */
function folded(reply: Reply, parts: readonly Part[], files: readonly Attached[], mark?: Mark): Payload {
  const name = files.some(file => file.name === 'reply.txt') ? 'whole-reply.txt' : 'reply.txt'
  const all = [
    ...files,
    { name, contentType: 'text/plain; charset=utf-8', data: toPlain(reply).slice(0, LIMITS.file / 4) },
  ]
  const rows = parts.filter(part => part.kind === 'row').slice(0, MOST_ROWS)
  const [closing = []] = toPages([say(IN_FILE), ...all.map(fileOf), ...rows])
  const sizes = closing.map(sizeOf)
  const places = sizes.reduce((left, { components }) => left - components, WHOLE.places)
  const room = sizes.reduce((left, { characters }) => left - characters, WHOLE.room)
  const [beginning = []] = toPages(
    parts.filter(part => part.kind === 'lines'),
    { room, places },
  )
  return payload([...beginning, ...closing], all, mark)
}

function payload([first, ...others]: readonly Piece[], files: readonly Attached[], mark?: Mark): Payload {
  const pieces = first ? [mark ? { ...first, id: mark[1] } : first, ...others] : []
  const container = { type: 17, accent_color: COLOUR, components: pieces } as const
  return {
    body: {
      flags: FLAGS.componentsV2,
      components: [mark ? { ...container, id: mark[0] } : container],
      allowed_mentions: NO_PINGS,
      attachments: files.map(({ name }, at) => ({ id: String(at), filename: name })),
    },
    files: [...files],
  }
}

function say(text: string): Part {
  return { kind: 'lines', lines: [{ line: [text], mark: '-# ', again: '-# ' }] }
}

function fileOf({ name }: Attached): Part {
  return { kind: 'file', name }
}

/** Discord keeps a name as it is when it holds letters, digits, dots, dashes and underscores alone. */
function attached({ name, type, content }: File): Attached {
  const safe = name
    .replace(/[^\w.-]+/g, '_')
    .replace(/^\.+/, '')
    .slice(-80)
  return { name: safe || 'file', contentType: type, data: content }
}

function bytesOf({ data }: Attached): number {
  return Buffer.byteLength(data)
}

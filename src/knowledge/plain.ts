/** An entry of a fact file in the plainest of forms, under its key, and the line that it begins on. */
export interface PlainEntry {
  key: string
  value: Record<string, string | string[]>
  line: number
}

/** A text as it stands: no number, no mark that means something, nothing that goes on in the next line. */
const BARE = String.raw`(?:\p{L}|\d(?=.* ))(?:(?! #|: |:$)[^\p{Cc}\u2028\u2029\ufeff])*(?<![ :])`
/** A text in quotation marks, with no others inside than those written as one. */
const QUOTED = String.raw`"(?:[^"\\\p{Cc}\u2028\u2029\ufeff]|\\")*"|'(?:[^'\p{Cc}\u2028\u2029\ufeff]|'')*'`
const TEXT = `(${BARE}|${QUOTED})`

const KEY = /^([a-z]+):$/
const FIRST = new RegExp(`^  - ([a-z]+): ${TEXT}$`, 'u')
const FIELD = new RegExp(`^    ([a-z]+): ${TEXT}$`, 'u')
const LIST = /^ {4}([a-z]+):$/
const ITEM = new RegExp(`^      - ${TEXT}$`, 'u')
/** Words that are no text. */
const NO_TEXT = /^(?:null|true|false)$/i

/** What is read so far. */
interface Progress {
  entries: PlainEntry[]
  keys: Set<string>
  key: string
  entry: PlainEntry | undefined
  list: string[] | undefined
}

/**
 * Reads a file that holds only lists of entries with texts and lists of texts, as those with phrasings do: the whole
 * grammar of YAML takes many times as long, and most of a folder is of this sort. Undefined where anything is otherwise.
 */
export function plainEntries(text: string): PlainEntry[] | undefined {
  const read: Progress = { entries: [], keys: new Set(), key: '', entry: undefined, list: undefined }
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    if (line !== '' && !line.startsWith('#') && !take(line, at + 1, read)) return undefined
  }
  return read.list?.length === 0 ? undefined : read.entries
}

/** Adds what a line says; false where it is not of the plain form. */
function take(line: string, number: number, read: Progress): boolean {
  const item = ITEM.exec(line)
  if (item) return read.list !== undefined && isText(item[1]) && read.list.push(bare(item[1])) > 0
  if (read.list?.length === 0) return false
  read.list = undefined
  const key = KEY.exec(line)?.[1]
  if (key !== undefined) return begin(key, read)
  const [, first, start] = FIRST.exec(line) ?? []
  if (first !== undefined && isText(start) && read.key !== '') {
    read.entry = { key: read.key, value: { [first]: bare(start) }, line: number }
    return read.entries.push(read.entry) > 0
  }
  const [, field = LIST.exec(line)?.[1], value] = FIELD.exec(line) ?? []
  if (field === undefined || !read.entry || Object.hasOwn(read.entry.value, field)) return false
  if (value !== undefined) return isText(value) && put(read.entry, field, bare(value))
  read.list = []
  return put(read.entry, field, read.list)
}

function begin(key: string, read: Progress): boolean {
  if (read.keys.has(key)) return false
  read.keys.add(key)
  read.key = key
  read.entry = undefined
  return true
}

function put(entry: PlainEntry, field: string, value: string | string[]): boolean {
  entry.value[field] = value
  return true
}

function isText(said: string | undefined): said is string {
  return said !== undefined && !NO_TEXT.test(said)
}

function bare(said: string): string {
  if (said.startsWith('"')) return said.slice(1, -1).replaceAll('\\"', '"')
  return said.startsWith("'") ? said.slice(1, -1).replaceAll("''", "'") : said
}

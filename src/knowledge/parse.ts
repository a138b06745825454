import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml'
import type { z } from 'zod'
import { closest } from '../answer/closest.ts'
import type { Fault } from './fault.ts'
import { Folder } from './schema.ts'

/** The way from an entry to one of its parts: `['asks', 2]`. */
export type Path = readonly (string | number)[]

export interface Entry {
  key: keyof Folder
  id?: string
  /** Absent when the entry does not fit the schema. */
  value?: object
  /** The line of a part of the entry, or of the nearest part around it that exists. */
  lineOf: (path: Path) => number
}

/** Reads one YAML file entry by entry, so that one broken fact does not hide the faults of the others. */
export function readEntries(file: string, text: string, faults: Fault[]): Entry[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' })
  const fault = (line: number, field: string, message: string) =>
    void faults.push({ file, line, field, message, level: 'error' })
  for (const error of document.errors) fault(error.linePos?.[0].line ?? 1, 'yaml', brief(error.message))
  if (document.errors.length > 0 || document.contents === null) return []
  if (!isMap(document.contents)) {
    fault(1, 'file', `is not a list of keys; start it with one of ${known()}`)
    return []
  }
  const reader: Reader = { document, lines, fault }
  return document.contents.items.flatMap(pair => readKey(reader, String(pair.key), pair.value as Node | null))
}

interface Reader {
  document: Document
  lines: LineCounter
  fault: (line: number, field: string, message: string) => void
}

function readKey(reader: Reader, key: string, node: Node | null): Entry[] {
  const schema = (Folder.shape as Record<string, z.ZodType>)[key]
  const line = lineOf(reader, [key])
  if (!schema) {
    reader.fault(line, key, `is not a key of a fact file; use one of ${known()}`)
    return []
  }
  if (key === 'about') return one(reader, 'about', schema, node, ['about'])
  if (!isSeq(node)) {
    const empty = node === null || (isScalar(node) && node.value === null)
    if (!empty) reader.fault(line, key, 'is not a list; put "- " before each entry')
    return []
  }
  const element = elementOf(schema)
  return node.items.flatMap((item, index) => one(reader, key as keyof Folder, element, item as Node, [key, index]))
}

/** `z.array(X).default([])` without its wrappers. */
function elementOf(schema: z.ZodType): z.ZodType {
  const list = (schema as z.ZodDefault<z.ZodArray<z.ZodType>>).unwrap()
  return list.element
}

function one(reader: Reader, key: keyof Folder, schema: z.ZodType, node: Node | null, path: Path): Entry[] {
  const raw = plain(reader, node, lineOf(reader, path))
  if (raw === UNREADABLE) return []
  const id = (raw as { id?: unknown } | null)?.id
  const entry: Entry = { key, lineOf: part => lineOf(reader, [...path, ...part]) }
  if (typeof id === 'string') entry.id = id
  const result = schema.safeParse(raw)
  if (result.success) return [{ ...entry, value: result.data as object }]
  for (const issue of result.error.issues)
    for (const { at, message } of saying(issue, raw, schema))
      reader.fault(entry.lineOf(at), [entry.id, ...at].filter(part => part !== undefined).join('.') || key, message)
  return [entry]
}

const UNREADABLE = Symbol('unreadable')

/** The plain value of a node; an alias that nothing anchors is only noticed here. */
function plain(reader: Reader, node: Node | null, line: number): unknown {
  try {
    return node?.toJS(reader.document)
  } catch (cause) {
    reader.fault(line, 'yaml', brief((cause as Error).message))
    return UNREADABLE
  }
}

/** The line of the deepest node along the path that exists. */
function lineOf(reader: Reader, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = reader.document.getIn(path.slice(0, depth), true) as Node | undefined
    if (node?.range) return reader.lines.linePos(node.range[0]).line
  }
  return 1
}

function valueAt(raw: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => (value as Record<string | number, unknown> | undefined)?.[part], raw)
}

/** What an issue says, each part at its own place. */
function saying(issue: z.core.$ZodIssue, raw: unknown, schema: z.ZodType): { at: Path; message: string }[] {
  const at = issue.path.map(part => (typeof part === 'symbol' ? String(part) : part))
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ at: [...at, key], message: noField(key, at.length === 0 ? schema : undefined) }))
  const value = valueAt(raw, at)
  if (value === undefined) return [{ at, message: 'is missing; add it' }]
  const colon = issue.message.startsWith('is ') ? '' : ':'
  return [{ at, message: `${JSON.stringify(value)?.slice(0, 80)}${colon} ${issue.message}` }]
}

function noField(key: string, schema: z.ZodType | undefined): string {
  const [near] = closest(key, Object.keys((schema as z.ZodObject | undefined)?.shape ?? {}))
  return `is no field here; ${near ? `did you mean "${near}"?` : 'see knowledge/README.md'}`
}

function brief(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '') + '; mend the YAML here'
}

function known(): string {
  return Object.keys(Folder.shape).join(', ')
}

import type { Knowledge } from '../../knowledge/knowledge.ts'
import { FILLERS } from './english.ts'
import { isFiller, tokens, type Token } from './words.ts'

/** A name found in a text: the tokens from `start` to before `end` may mean any of `ids`. */
export interface Mention {
  start: number
  end: number
  ids: readonly string[]
  /** A word that stands between a name and its noun and says something by itself: "Tokyo's parent agency". */
  between?: number
  /** The words in it that tell a time: "the 2025 summit". */
  dated?: { start: number; end: number }
}

interface Alias {
  words: readonly string[]
  ids: string[]
  /** The only way of writing that counts, for names that are also everyday words. */
  exact?: string
}

export interface Names {
  /** The longest names in reading order, then "Korea's institute" put together as the institute of Korea. */
  find(text: readonly Token[]): Mention[]
  /** The words of all names. */
  readonly words: ReadonlySet<string>
}

/** The aliases that begin with a word: by all their words, and how many words they have, the most first. */
interface Beginning {
  byWords: Map<string, Alias[]>
  lengths: number[]
}
type Beginnings = Map<string, Beginning>

/** Indexes every name and alias of the subjects by its first word. */
export function namesOf(knowledge: Knowledge): Names {
  const beginnings: Beginnings = new Map()
  const words = new Set<string>()
  for (const subject of knowledge.subjects.values())
    for (const { name, aliases, exact } of [subject, ...subject.at.flatMap(id => knowledge.subjects.get(id) ?? [])]) {
      for (const alias of [name, ...aliases]) add(beginnings, words, alias, subject.id, needsCase(alias))
      for (const alias of exact) add(beginnings, words, alias, subject.id, true)
    }
  const nouns = nounsOf(knowledge)
  const owned = ownedBy(knowledge)
  return { words, find: text => settled(joinNouns(text, scan(text, beginnings, nouns), nouns, owned), knowledge) }
}

/** "CAISI (the US one)": of several bodies of one name the one whose owner is named beside it. */
function settled(found: readonly Mention[], knowledge: Knowledge): Mention[] {
  return found.map(mention => {
    if (mention.ids.length < 2) return mention
    const others = new Set(
      found.filter(other => other !== mention && other.ids.length === 1).flatMap(other => other.ids),
    )
    const owned = mention.ids.filter(id => knowledge.subjects.get(id)?.of.some(owner => others.has(owner)))
    return owned.length === 1 ? { ...mention, ids: owned } : mention
  })
}

/** "NAMES" is a name, "names" is not. */
function needsCase(alias: string): boolean {
  const lower = alias.toLowerCase()
  return alias !== lower && (FILLERS.has(lower) || FILLERS.has(lower.replace(/s$/, '')))
}

function add(beginnings: Beginnings, words: Set<string>, alias: string, id: string, exact: boolean): void {
  const all = tokens(alias).map(token => token.text)
  const parts = all[0] === 'the' && all.length > 1 ? all.slice(1) : all
  const [first] = parts
  if (!first) return
  for (const part of parts) words.add(part)
  const { byWords, lengths } = got(beginnings, first, () => ({ byWords: new Map(), lengths: [] }))
  if (!lengths.includes(parts.length)) lengths.splice(lengths.filter(one => one > parts.length).length, 0, parts.length)
  const alike = got(byWords, parts.join(' '), () => [])
  const same = alike.find(other => other.exact === (exact ? alias : undefined))
  if (!same) alike.push({ words: parts, ids: [id], ...(exact ? { exact: alias } : {}) })
  else if (!same.ids.includes(id)) same.ids.push(id)
}

/** What a map has under a key, put there first where there is nothing. */
function got<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function scan(text: readonly Token[], beginnings: Beginnings, nouns: Nouns): Mention[] {
  const found: Mention[] = []
  for (let at = 0; at < text.length;) {
    const word = text[at]?.text ?? ''
    const alias = longestAt(text, at, beginnings.get(word), nouns) ?? ownerIn(word, beginnings)
    if (alias) found.push({ start: at, end: at + alias.words.length, ids: alias.ids })
    at += alias?.words.length ?? 1
  }
  return found
}

/** Whose apostrophe was left out: "koreas institute". */
function ownerIn(word: string, beginnings: Beginnings): Alias | undefined {
  if (word.length <= SHORTEST_OWNER || !word.endsWith('s')) return undefined
  const name = word.slice(0, -1)
  return beginnings
    .get(name)
    ?.byWords.get(name)
    ?.find(alias => !alias.exact)
}
/** Shorter words that end in "s" are too often words of their own. */
const SHORTEST_OWNER = 4

function longestAt(text: readonly Token[], at: number, beginning: Beginning | undefined, nouns: Nouns) {
  for (const length of beginning?.lengths ?? []) {
    const words = text.slice(at, at + length).map(token => token.text)
    const alias = beginning?.byWords.get(words.join(' '))?.find(one => fits(text, at, one, nouns))
    if (alias) return alias
  }
  return undefined
}

/** The words are there; is it their case, too? */
function fits(text: readonly Token[], at: number, alias: Alias, nouns: Nouns): boolean {
  if (!alias.exact) return true
  const raw = text[at]?.raw.replace(/['’]s$/, '').replace(/\./g, '')
  return raw === alias.exact.replace(/\./g, '') || (INITIALS.test(alias.exact) && readsAsName(text, at, nouns))
}

/** "the us", "us and uk", "us institute": an everyday word in a name's place. */
function readsAsName(text: readonly Token[], at: number, nouns: Nouns): boolean {
  const before = text[at - 1]?.text ?? ''
  const after = text[at + 1]?.text ?? ''
  return before === 'the' || BEFORE_NAME.has(before) || AFTER_NAME.has(after) || (nouns.has(after) && !isFiller(after))
}
/** Only initials are typed in lower case: "us" may be the US, "the fall" is no Mr Fall. */
const INITIALS = /^\p{Lu}{2,3}$/u
const AFTER_NAME = new Set(['government', 'member', 'sign', 'join', 'versus'])
const BEFORE_NAME = new Set(['did', 'does', 'was', 'is', 'versus', 'has'])

/** The nouns for one of a kind by their first word, longest first: "ai safety institute" before "ai". */
function nounsOf(knowledge: Knowledge): Map<string, Noun[]> {
  const nouns = new Map<string, Noun[]>()
  for (const kind of [...knowledge.kinds.values()].filter(one => one.owned))
    for (const text of kind.nouns) {
      const words = tokens(text).map(token => token.text)
      const [first] = words
      if (first) nouns.set(first, [...(nouns.get(first) ?? []), { kind: kind.id, words }])
    }
  for (const list of nouns.values()) list.sort((a, b) => b.words.length - a.words.length)
  return nouns
}

interface Noun {
  kind: string
  words: readonly string[]
}
type Nouns = ReadonlyMap<string, readonly Noun[]>
const LONGEST_NOUN = 6

/** The only subject of a kind of one of some owners or, if asked for, of where those lie: "the Tokyo institute". */
type Owned = (owners: readonly string[], kind: string, isWide: boolean) => string | undefined

function ownedBy(knowledge: Knowledge): Owned {
  const only = new Map<string, string | null>()
  for (const subject of knowledge.subjects.values())
    for (const owner of subject.of) {
      const key = `${owner} ${subject.kind}`
      only.set(key, only.has(key) ? null : subject.id)
    }
  return (owners, kind, isWide) => {
    const wider = isWide ? owners.flatMap(owner => knowledge.subjects.get(owner)?.of ?? []) : []
    return [...owners, ...wider].map(owner => only.get(`${owner} ${kind}`)).find(Boolean) ?? undefined
  }
}

function joinNouns(text: readonly Token[], found: Mention[], nouns: Nouns, owned: Owned) {
  if (found.length === 0) return found
  const taken = (at: number) => found.some(mention => at >= mention.start && at < mention.end)
  const joined = found.map(mention => join(text, mention, nouns, owned, taken, found) ?? mention)
  return joined.filter(
    (mention, at) => !joined.some((other, where) => where !== at && covers(other, mention, where < at)),
  )
}

function covers(outer: Mention, inner: Mention, earlier: boolean): boolean {
  const same = outer.start === inner.start && outer.end === inner.end
  return same ? earlier : outer.start <= inner.start && outer.end >= inner.end
}

/** A noun that is a name as well gives way to its owner: "aisi" may be one institute's name, "Canada's AISI" is another. */
function join(
  text: readonly Token[],
  mention: Mention,
  nouns: Nouns,
  owned: Owned,
  taken: (at: number) => boolean,
  found: readonly Mention[],
): Mention | undefined {
  for (const { start, words, kind } of nounsBeside(text, mention, nouns)) {
    const end = start + words.length
    const isName = found.some(other => other.start === start && other.end === end)
    if (!isName && rangeTaken(start, end, mention, taken)) continue
    const id = owned(mention.ids, kind, !INDEFINITE.has(text[start - 1]?.text ?? ''))
    if (!id) continue
    const between = start > mention.end && !isFiller(text[mention.end]?.text ?? '') ? { between: mention.end } : {}
    return { start: Math.min(start, mention.start), end: Math.max(end, mention.end), ids: [id], ...between }
  }
  return undefined
}

/** Nouns right after a name (one word may stand between), right before it, or before "of the". */
function nounsBeside(text: readonly Token[], mention: Mention, nouns: Nouns): (Noun & { start: number })[] {
  const found: (Noun & { start: number })[] = []
  const look = (start: number, length?: number) => {
    for (const { kind, words } of nouns.get(text[start]?.text ?? '') ?? NONE)
      if (
        (length === undefined || words.length === length) &&
        words.every((word, offset) => text[start + offset]?.text === word)
      )
        found.push({ kind, words, start })
  }
  look(mention.end)
  if (!ORDINAL.test(text[mention.end]?.text ?? '')) look(mention.end + 1)
  const ends = [mention.start]
  if (LINKS.has(text[mention.start - 1]?.text ?? '')) ends.push(mention.start - 1)
  if (ARTICLED(text, mention.start)) ends.push(mention.start - 2)
  for (const end of ends)
    for (let length = Math.min(LONGEST_NOUN, end); length > 0; length--) look(end - length, length)
  return found
}

const NONE: readonly Noun[] = []
/** "Korea's first institute" need not be the one that is known. */
const ORDINAL =
  /^(?:first|second|third|fourth|next|last|other|former|previous|and|or|versus|in|of|on|at|for|to|is|was|the|a)$/
/** "An office in Tokyo" may be anybody's. */
const INDEFINITE = new Set(['a', 'an', 'its', 'their'])
const LINKS = new Set(['of', 'in', 'for', 'from', 'by'])
const ARTICLED = (text: readonly Token[], start: number) =>
  text[start - 1]?.text === 'the' && LINKS.has(text[start - 2]?.text ?? '')

function rangeTaken(start: number, end: number, own: Mention, taken: (at: number) => boolean): boolean {
  for (let at = start; at < end; at++) if (taken(at) && !(at >= own.start && at < own.end)) return true
  return false
}

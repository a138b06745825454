import { isEmptiable, parsePattern, type Node } from './pattern.ts'

/** More repetitions than this are as good as endless. */
const FEW = 8

/** Why a pattern may take more than its share of time; empty when it is harmless. */
export function dangersIn(source: string, flags: string): string[] {
  const { whole, inner } = parsePattern(source, flags)
  const { places, ways } = automatonOf(whole)
  return [
    ...(nestsLoops(places, ways) ? [`one text in ever more ways: ${source}`] : []),
    ...(joinsLoops(places, ways) ? [`two loops over the same characters side by side: ${source}`] : []),
    ...inner.flatMap(one => dangersIn(one, flags)),
  ]
}

/** A place in a pattern where one character is matched. */
interface Place {
  fits: ReadonlySet<string>
  /** Matches letters, digits and underscores alone; without it none of them. */
  isWord: boolean
  /** Inside a loop after which the pattern can still fail: only then are other ways tried. */
  retried: boolean
}

/** How many ways lead from one place to the next (Glushkov's automaton, counting). */
type Ways = Map<number, number>[]

/** A place at the border of a part, and whether the edge of a word has to be there. */
interface Border {
  place: number
  edge: boolean
}

interface Part {
  /** It can match nothing: anywhere, or only at the edge of a word. */
  empty: 'no' | 'anywhere' | 'edge'
  first: readonly Border[]
  last: readonly Border[]
}

const NOTHING: Part = { empty: 'anywhere', first: [], last: [] }

function automatonOf(whole: Node): { places: Place[]; ways: Ways } {
  const places: Place[] = []
  const ways: Ways = []

  function link(from: readonly Border[], to: readonly Border[]): void {
    for (const a of from)
      for (const b of to)
        if (!(a.edge || b.edge) || places[a.place]?.isWord !== places[b.place]?.isWord)
          ways[a.place]?.set(b.place, (ways[a.place]?.get(b.place) ?? 0) + 1)
  }

  function then(a: Part, b: Part): Part {
    link(a.last, b.first)
    const past = (borders: readonly Border[], { empty }: Part) =>
      empty === 'no' ? [] : borders.map(({ place, edge }) => ({ place, edge: edge || empty === 'edge' }))
    const empty = a.empty === 'no' || b.empty === 'no' ? 'no' : a.empty === 'edge' ? 'edge' : b.empty
    return { empty, first: [...a.first, ...past(b.first, a)], last: [...past(a.last, b), ...b.last] }
  }

  function either(parts: readonly Part[]): Part {
    const empty = (['anywhere', 'edge'] as const).find(one => parts.some(part => part.empty === one)) ?? 'no'
    return { empty, first: parts.flatMap(part => part.first), last: parts.flatMap(part => part.last) }
  }

  function character(fits: ReadonlySet<string>, retried: boolean): Part {
    const kinds = [true, false].map(isWord => ({
      isWord,
      fits: new Set([...fits].filter(one => /\w/.test(one) === isWord)),
    }))
    const made = kinds.filter(kind => kind.fits.size > 0)
    const borders = made.map(kind => {
      ways.push(new Map())
      return { place: places.push({ ...kind, retried }) - 1, edge: false }
    })
    return { empty: 'no', first: borders, last: borders }
  }

  /** @param ends nothing after it can fail. */
  function build(node: Node, ends: boolean, retried: boolean): Part {
    switch (node.kind) {
      case 'look':
        return { ...NOTHING, empty: node.at === 'edge' ? 'edge' : node.at === 'end' ? 'no' : 'anywhere' }
      case 'character':
        return character(node.fits, retried)
      case 'choice':
        return either(
          node.among.map(sequence =>
            sequence
              .map((one, at) => build(one, ends && sequence.slice(at + 1).every(isOptional), retried))
              .reduce(then, NOTHING),
          ),
        )
      case 'repeat':
        return node.most > FEW ? loop(node, ends, retried) : few(node, retried)
    }
  }

  /** A loop with nothing to fail after it ends at its last whole round: other ways around it are never tried. */
  function loop({ what, least }: Node & { kind: 'repeat' }, ends: boolean, retried: boolean): Part {
    const part = build(what, false, retried || !ends)
    if (!ends) link(part.last, part.first)
    return least === 0 ? { ...part, empty: 'anywhere' } : part
  }

  function few({ what, least, most }: Node & { kind: 'repeat' }, retried: boolean): Part {
    return Array.from({ length: most }, (_, at): Part => {
      const part = build(what, false, retried)
      return at < least ? part : { ...part, empty: 'anywhere' }
    }).reduce(then, NOTHING)
  }

  build(whole, true, false)
  return { places, ways }
}

function isOptional(node: Node): boolean {
  return node.kind !== 'look' && isEmptiable(node)
}

function overlap(a: Place, b: Place): boolean {
  for (const character of a.fits) if (b.fits.has(character)) return true
  return false
}

/** `\s*\s*x` tries every way of sharing a run between the two. */
function joinsLoops(places: readonly Place[], ways: Ways): boolean {
  const loops = (at: number) => ways[at]?.has(at) ?? false
  return places.some(
    (place, at) =>
      place.retried &&
      loops(at) &&
      [...(ways[at]?.keys() ?? [])].some(next => next !== at && loops(next) && overlap(place, places[next] as Place)),
  )
}

/** `(a+)+x`, `(a|a)*x`, `(good|bye|goodbye)*x`: two ways from a place back to it over the same text. */
function nestsLoops(places: readonly Place[], ways: Ways): boolean {
  const onward = pairsFrom(places, ways)
  const back = new Map<number, number[]>()
  for (const [pair, nexts] of onward) for (const next of nexts) back.set(next, [...(back.get(next) ?? []), pair])
  return places.some((place, at) => {
    if (!place.retried) return false
    const same = at * places.length + at
    const around = reachable(same, onward)
    const home = reachable(same, back)
    const isDouble = (pair: number) => {
      const [a, b] = [Math.floor(pair / places.length), pair % places.length]
      if (a !== b) return true
      return [...(ways[a] ?? [])].some(([next, count]) => count > 1 && home.has(next * places.length + next))
    }
    return [...around].some(pair => home.has(pair) && isDouble(pair))
  })
}

/** Where two readers of the same text may stand, and where they may stand one character later. */
function pairsFrom(places: readonly Place[], ways: Ways): Map<number, number[]> {
  const onward = new Map<number, number[]>()
  const open = places.flatMap((place, at) => (place.retried ? [at * places.length + at] : []))
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    if (onward.has(pair)) continue
    const nexts: number[] = []
    for (const a of ways[Math.floor(pair / places.length)]?.keys() ?? [])
      for (const b of ways[pair % places.length]?.keys() ?? [])
        if (overlap(places[a] as Place, places[b] as Place)) nexts.push(a * places.length + b)
    onward.set(pair, nexts)
    open.push(...nexts)
  }
  return onward
}

function reachable(start: number, edges: ReadonlyMap<number, readonly number[]>): Set<number> {
  const seen = new Set<number>()
  const open = [...(edges.get(start) ?? [])]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...(edges.get(at) ?? []))
  }
  return seen
}

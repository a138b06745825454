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
  /** Inside a loop after which the pattern can still fail: only then are other ways tried. */
  retried: boolean
}

/** How many ways lead from one place to the next (Glushkov's automaton, counting). */
type Ways = Map<number, number>[]

interface Part {
  emptiable: boolean
  first: readonly number[]
  last: readonly number[]
}

const NOTHING: Part = { emptiable: true, first: [], last: [] }

function automatonOf(whole: Node): { places: Place[]; ways: Ways } {
  const places: Place[] = []
  const ways: Ways = []

  function link(from: readonly number[], to: readonly number[]): void {
    for (const a of from) for (const b of to) ways[a]?.set(b, (ways[a].get(b) ?? 0) + 1)
  }

  function then(a: Part, b: Part): Part {
    link(a.last, b.first)
    return {
      emptiable: a.emptiable && b.emptiable,
      first: a.emptiable ? [...a.first, ...b.first] : a.first,
      last: b.emptiable ? [...a.last, ...b.last] : b.last,
    }
  }

  /** @param ends nothing after it can fail. */
  function build(node: Node, ends: boolean, retried: boolean): Part {
    switch (node.kind) {
      case 'look':
        return NOTHING
      case 'character':
        ways.push(new Map())
        return { emptiable: false, first: [places.length], last: [places.push({ fits: node.fits, retried }) - 1] }
      case 'choice': {
        const parts = node.among.map(sequence =>
          sequence
            .map((one, at) => build(one, ends && sequence.slice(at + 1).every(isOptional), retried))
            .reduce(then, NOTHING),
        )
        return {
          emptiable: parts.some(part => part.emptiable),
          first: parts.flatMap(part => part.first),
          last: parts.flatMap(part => part.last),
        }
      }
      case 'repeat':
        return node.most > FEW ? loop(node, ends, retried) : few(node, retried)
    }
  }

  /** A loop with nothing to fail after it ends at its last whole round: other ways around it are never tried. */
  function loop({ what, least }: Node & { kind: 'repeat' }, ends: boolean, retried: boolean): Part {
    const part = build(what, false, retried || !ends)
    if (!ends) link(part.last, part.first)
    return { ...part, emptiable: part.emptiable || least === 0 }
  }

  function few({ what, least, most }: Node & { kind: 'repeat' }, retried: boolean): Part {
    return Array.from({ length: most }, (_, at): Part => {
      const part = build(what, false, retried)
      return at < least ? part : { ...part, emptiable: true }
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

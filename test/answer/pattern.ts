/**
 * A regular expression taken apart as far as backtracking cares: what matches one character, what only looks (for the
 * edge of a word, for the end of the text, or at anything else), what repeats.
 */
export type Node =
  | { kind: 'character'; fits: ReadonlySet<string> }
  | { kind: 'look'; at: 'edge' | 'end' | 'anything' }
  | { kind: 'choice'; among: readonly (readonly Node[])[] }
  | { kind: 'repeat'; what: Node; least: number; most: number }

/** Characters that stand for all others: where two classes overlap they do so in one of these. */
const SAMPLES = [
  ...Array.from({ length: 127 }, (_, code) => String.fromCharCode(code)),
  ...'\u00a0éßñ№’“–—…中א\u200b\u2028',
]

/** Takes a pattern apart; what stands in a lookaround is a pattern of its own and comes in `inner`. */
export function parsePattern(source: string, flags: string): { whole: Node; inner: string[] } {
  const plain = flags.replace(/[gyd]/g, '')
  const inner: string[] = []
  let at = 0

  function choice(): Node {
    const among: Node[][] = [[]]
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++
        among.push([])
      } else among.at(-1)?.push(repeated(term()))
    }
    return { kind: 'choice', among }
  }

  function term(): Node {
    const [look] = /^(?:\^|\$|\\[bB]|\\[1-9]\d*|\\k<\w+>)/.exec(source.slice(at)) ?? []
    if (look) {
      at += look.length
      const end = look === '$' && !flags.includes('m')
      return { kind: 'look', at: look === '\\b' ? 'edge' : end ? 'end' : 'anything' }
    }
    return source[at] === '(' ? group() : character()
  }

  function group(): Node {
    const [opening = '(', around] = /^\((?:(\?<?[=!])|\?:|\?<\w+>)?/.exec(source.slice(at)) ?? []
    at += opening.length
    const start = at
    const inside = choice()
    if (around) inner.push(source.slice(start, at))
    at++
    return around ? { kind: 'look', at: 'anything' } : inside
  }

  function character(): Node {
    const [atom = ''] =
      /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\.|.)/isu.exec(
        source.slice(at),
      ) ?? []
    at += atom.length
    const pattern = new RegExp(`^(?:${atom})$`, plain)
    return { kind: 'character', fits: new Set(SAMPLES.filter(sample => pattern.test(sample))) }
  }

  function repeated(what: Node): Node {
    const [sign, simple, least, comma, most] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at)) ?? []
    if (!sign) return what
    at += sign.length
    if (simple) return { kind: 'repeat', what, least: simple === '+' ? 1 : 0, most: simple === '?' ? 1 : Infinity }
    const bound = most ? Number(most) : comma ? Infinity : Number(least)
    return { kind: 'repeat', what, least: Number(least), most: bound }
  }

  const whole = choice()
  if (at < source.length) throw new Error(`cannot take apart ${source} at ${at}`)
  return { whole, inner }
}

/** Whether it can match nothing at all. */
export function isEmptiable(node: Node): boolean {
  switch (node.kind) {
    case 'character':
      return false
    case 'look':
      return true
    case 'choice':
      return node.among.some(sequence => sequence.every(isEmptiable))
    case 'repeat':
      return node.least === 0 || isEmptiable(node.what)
  }
}

/** What a person sees of a text, and what in it is more than text. */
export interface Seen {
  plain: string
  marks: Mark[]
}
export type Mark = { kind: string; text: string; to?: string }

/**
 * Discord's markup as its clients read it: the same rules in the same order of precedence, in the form that
 * simple-markdown gives them. `start` rules hold at the start of a line alone.
 */
const RULES: readonly {
  kind: string
  pattern: RegExp
  start?: boolean
  text?: number
  to?: number
  inner?: boolean
}[] = [
  { kind: 'heading', pattern: /^ *#{1,3}\s+([^\n]+)/, start: true, text: 1, inner: true },
  { kind: 'subtext', pattern: /^ *-# ([^\n]+)/, start: true, text: 1, inner: true },
  { kind: 'quote', pattern: /^ *>>> ?([\s\S]*)/, start: true, text: 1, inner: true },
  { kind: 'quote', pattern: /^ *> ([^\n]*)/, start: true, text: 1, inner: true },
  { kind: 'item', pattern: /^ *(?:[-*+]|\d+\.) +([^\n]+)/, start: true, text: 1, inner: true },
  { kind: 'code', pattern: /^```(?:[a-z0-9_+.-]+?\n)?\n*([^\n][\s\S]*?)\n*```/i, text: 1 },
  { kind: 'escape', pattern: /^\\([^0-9A-Za-z\s])/, text: 1 },
  { kind: 'address', pattern: /^<(?:(?:https?|steam):\/\/[^ >]+|mailto:[^ >]+|tel:[^ >]+)>/ },
  { kind: 'address', pattern: /^(?:https?|steam|discord):\/\/[^\s<]+[^<.,:;"'\]\s]/ },
  {
    kind: 'link',
    pattern: /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/,
    text: 1,
    to: 2,
    inner: true,
  },
  { kind: 'time', pattern: /^<t:-?\d{1,17}(?::[tTdDfFR])?>/ },
  { kind: 'mention', pattern: /^<(?:@[!&]?|#)\d+>/ },
  { kind: 'mention', pattern: /^<\/[^:>]+:\d+>/ },
  { kind: 'mention', pattern: /^<id:\w+>/ },
  { kind: 'mention', pattern: /^@(?:everyone|here)/ },
  { kind: 'emoji', pattern: /^<a?:\w+:\d+>/ },
  { kind: 'emoji', pattern: /^:[\w+~-]*[a-z][\w+~-]*:/i },
  { kind: 'invite', pattern: /^discord(?:app)?\.(?:com\/invite|gg(?:\/invite)?)\/[\w-]{2,255}/i },
  { kind: 'spoiler', pattern: /^\|\|([\s\S]+?)\|\|/, text: 1, inner: true },
  { kind: 'strong', pattern: /^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, text: 1, inner: true },
  { kind: 'underline', pattern: /^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, text: 1, inner: true },
  { kind: 'em', pattern: /^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/, text: 1, inner: true },
  { kind: 'em', pattern: /^\*(?=\S)((?:\*\*|\s+(?:[^*\s]|\*\*)|[^\s*])+?)\*(?!\*)/, text: 1, inner: true },
  { kind: 'strike', pattern: /^~~([\s\S]+?)~~/, text: 1, inner: true },
  { kind: 'code', pattern: /^(`+)([\s\S]*?[^`])\1(?!`)/, text: 2 },
]

/** Reads a text as Discord shows it. */
export function seen(source: string): Seen {
  const marks: Mark[] = []
  let plain = ''
  let at = 0
  while (at < source.length) {
    const rest = source.slice(at)
    const atStart = at === 0 || source[at - 1] === '\n'
    const found = firstRule(rest, atStart)
    if (!found) {
      plain += rest[0]
      at += 1
      continue
    }
    const { rule, match } = found
    const own = match[rule.text ?? 0] ?? ''
    const inner = rule.inner ? seen(own) : { plain: own, marks: [] }
    if (rule.kind !== 'escape')
      marks.push(
        { kind: rule.kind, text: inner.plain, ...(rule.to ? { to: match[rule.to] ?? '' } : {}) },
        ...inner.marks,
      )
    plain += inner.plain
    at += match[0].length
  }
  return { plain, marks }
}

function firstRule(rest: string, atStart: boolean) {
  for (const rule of RULES) {
    const match = rule.start && !atStart ? undefined : rule.pattern.exec(rest)
    if (match) return { rule, match }
  }
  return undefined
}

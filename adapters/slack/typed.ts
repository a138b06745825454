import { unescape } from './text.ts'

/** Slack's markup for people, channels, groups, dates and links: `<@U1|ada>`, `<#C1|general>`, `<!here>`, `<https://…|label>`. */
const MARKUP = /<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g
/** Calls to everybody or to a group. */
const BROADCAST = /<!(?:here|channel|everyone|group|subteam\^[^<>|]*)(?:\|[^<>]*)?>/g
/** A mention that stands at the beginning, with what follows it. */
const LEADING = /^\s*<@([A-Z0-9]+)(?:\|[^<>]*)?>[\s,:;]*/

/** What a person typed, as they see it; other people have no names and no ids here. */
export function readable(text: string): string {
  return unescape(
    text.replace(MARKUP, (_, sign: string, inside: string, label: string | undefined) => {
      if (sign === '@') return '@someone'
      if (sign === '#') return `#${label || 'channel'}`
      if (sign === '!') return inside.startsWith('date^') ? (label ?? '') : `@${inside.split('^')[0] ?? inside}`
      return label || inside.replace(/^mailto:/, '')
    }),
  )
}

/** The same without our own name: what is said to us. */
export function spoken(text: string, bot: string | undefined): string {
  const rest = bot === undefined ? text.replace(LEADING, ' ') : text.replace(mentionOf(bot), ' ')
  return readable(rest)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/^[\s,:;–—-]+/, '')
    .trim()
}

/** Whether a message calls us. An e-mail address that ends in our name does not, and neither does a word to somebody else that only names us. */
export function isCalled(text: string, bot: string): boolean {
  if (!mentionOf(bot).test(text) || saysNothingBut(text, bot)) return false
  const first = leadingMentions(text)
  return first.length === 0 || first.includes(bot)
}

/** Whether an unaddressed message turns to others: to people by name, or to everybody. */
export function isForOthers(text: string): boolean {
  return leadingMentions(text).length > 0 || text.search(BROADCAST) >= 0
}

function mentionOf(bot: string): RegExp {
  return new RegExp(`(?<![\\w.+-])<@${bot}(?:\\|[^<>]*)?>`, 'g')
}

/** A call to everybody that only has our name beside it. */
function saysNothingBut(text: string, bot: string): boolean {
  const rest = text.replace(mentionOf(bot), '')
  return rest.search(BROADCAST) >= 0 && rest.replace(BROADCAST, '').trim() === ''
}

function leadingMentions(text: string): string[] {
  const found: string[] = []
  for (let rest = text, hit = LEADING.exec(rest); hit; rest = rest.slice(hit[0].length), hit = LEADING.exec(rest))
    found.push(hit[1] ?? '')
  return found
}

/** Words that point at what was said before. */
const POINTING =
  /\b(?:this|that|these|those|it|its|they|them|their|he|she|his|her|him|there|then|same|above|former|latter|ones?|else|too|also)\b/i
/** So few words hardly stand by themselves. */
const FEW_WORDS = 4

/** Whether a question may lean on what was said before it. */
export function leans(text: string): boolean {
  return pointsBack(text) || text.split(/\s+/).length <= FEW_WORDS
}

/** Whether a question speaks of something that was said before it. */
export function pointsBack(text: string): boolean {
  return POINTING.test(text)
}

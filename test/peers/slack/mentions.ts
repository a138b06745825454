import { isDict, str } from './wire.ts'

/** `<!channel>`, `<!subteam^S1>`, `<@U1>`, `<#C1|general>`: what calls people or shows a channel. Dates are none. */
const MENTION = /<(?:!(?:channel|here|everyone|group|subteam\^[^>|]+)|[@#][A-Z0-9]+)(?:\|[^>]*)?>/gi
/** A `<` that opens nothing Slack knows: it should have been escaped. */
const BARE = /<(?!!date\^|!(?:channel|here|everyone|group|subteam)|[@#][A-Z0-9]|https?:|mailto:|tel:|slack:)/i

export function mentionsIn(text: string): string[] {
  return text.match(MENTION) ?? []
}

/** True when a `<` stands unescaped where Slack would look for a link or a mention. */
export function hasBareBracket(text: string): boolean {
  return BARE.test(text)
}

/** The mentions inside `rich_text`, written the way text would say them. */
export function richMentions(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(richMentions)
  if (!isDict(value)) return []
  const own = RICH[str(value['type'])]
  return [...(own ? [own(value)] : []), ...Object.values(value).flatMap(richMentions)]
}

const RICH: Readonly<Record<string, (element: Record<string, unknown>) => string>> = {
  broadcast: ({ range }) => `<!${str(range)}>`,
  user: ({ user_id }) => `<@${str(user_id)}>`,
  usergroup: ({ usergroup_id }) => `<!subteam^${str(usergroup_id)}>`,
  channel: ({ channel_id }) => `<#${str(channel_id)}>`,
}

/** Whether a test has said that it means this mention: by its id, as a whole, or by a pattern. */
export function isAllowed(mention: string, allowed: readonly (string | RegExp)[]): boolean {
  const id = mention.replace(/^<[@#!]?|(?:\|.*)?>$/g, '')
  return allowed.some(one => (typeof one === 'string' ? one === mention || one === id : one.test(mention)))
}

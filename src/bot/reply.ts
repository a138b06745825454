/** A piece of running text. It is plain: a platform escapes it and gives it its own dress, nothing in it formats, links or pings. */
export type Span =
  | string
  | { strong: string }
  /** A moment with a clock time, shown in the reader's own zone where the platform can; `said` is the same in words. */
  | { moment: Date; shape: 'full' | 'until'; said: string }
export type Text = string | readonly Span[]

/** Where a statement comes from. */
export interface Link {
  text: string
  /** Publisher and date. */
  detail: string
  url?: string
}

export interface Button {
  /** At most 75 characters, Slack's limit, the narrower one. */
  label: string
  /** What a press says to us: see `action.ts`; at most 100 characters, Discord's limit. */
  action: string
  /** Read by screen readers where the label is a sign. */
  spoken?: string
}

/** Neutral content; each kind has an honest plain-text form in `plain.ts`. */
export type Block =
  | { kind: 'text'; text: Text }
  | { kind: 'list'; items: readonly Text[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }
  | { kind: 'links'; title: string; links: readonly Link[] }
  | { kind: 'note'; text: Text }
  /** Things to press, next to each other; at most 5, Discord's limit. */
  | { kind: 'choices'; lead?: string; buttons: readonly Button[] }
  /** 👍 and 👎. */
  | { kind: 'feedback'; good: Button; bad: Button }

export interface File {
  name: string
  type: string
  content: string
}

/** What the bot says to one thing that it heard. */
export interface Reply {
  blocks: readonly Block[]
  /** The asker alone where the platform can do that, or everybody in the conversation. */
  audience: 'asker' | 'all'
  file?: File
}

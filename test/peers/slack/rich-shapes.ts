import { among, anything, boolean, link, list, number, one, opt, string, type Shape } from './field.ts'

const style = { style: opt(anything) }
const border = { border: opt(number(0, 1)) }
const words = list(
  one('rich', 'broadcast', 'color', 'channel', 'date', 'emoji', 'link', 'team', 'text', 'user', 'usergroup'),
)

/** What a `rich_text` block is made of. */
export const RICH: Readonly<Record<string, Shape>> = {
  rich_text_section: { fields: { elements: words } },
  rich_text_list: {
    fields: {
      ...border,
      elements: list(one('rich', 'rich_text_section')),
      style: among('bullet', 'ordered'),
      indent: opt(number(0, 8)),
      offset: opt(number(0)),
    },
  },
  rich_text_quote: { fields: { ...border, elements: words } },
  rich_text_preformatted: {
    fields: { ...border, elements: list(one('rich', 'text', 'link')), language: opt(string()) },
  },
  broadcast: { fields: { ...style, range: among('here', 'channel', 'everyone') } },
  color: { fields: { ...style, value: string() } },
  channel: { fields: { ...style, channel_id: string() } },
  date: {
    fields: { ...style, timestamp: number(0), format: string(), url: opt(link()), fallback: opt(string()) },
  },
  emoji: { fields: { ...style, name: string(), unicode: opt(string()), url: opt(link()) } },
  link: { fields: { ...style, url: link(), text: opt(string()), unsafe: opt(boolean) } },
  team: { fields: { ...style, team_id: string() } },
  text: { fields: { ...style, text: string() } },
  user: { fields: { ...style, user_id: string() } },
  usergroup: { fields: { ...style, usergroup_id: string() } },
}

import { describe, expect, it } from 'vitest'
import { renderSlack } from '../../../adapters/slack/render.ts'
import { toPlain } from '../../../src/bot/plain.ts'
import type { Reply } from '../../../src/bot/reply.ts'
import { faultsOf, only, seen, unescaped } from './rendered.ts'

describe('a reply in Slack', () => {
  it('links sources and nothing else', () => {
    const links = [
      { text: 'Right', detail: 'A, 2025', url: 'https://example.org/right' },
      { text: 'Wrong', detail: 'B, 2025', url: 'javascript:alert(1)' },
      { text: 'None', detail: 'C, 2025' },
    ]
    const { blocks } = only(
      { kind: 'links', title: 'Sources', links },
      { kind: 'text', text: 'https://example.org/text' },
    )
    const urls = JSON.stringify(blocks).match(/"url":"[^"]*"/g)
    expect(urls).toEqual(['"url":"https://example.org/right"'])
    expect(seen(blocks)).toBe(
      'SourcesRight, A, 2025Wrong, B, 2025, javascript:alert(1)None, C, 2025https://example.org/text',
    )
  })

  it('tells sources as small print, each title a link, and their addresses in the text', () => {
    const links = [
      { text: 'Rules & <dues>', detail: 'Gazette, 2025', url: 'https://example.org/a?b=1&c=2' },
      { text: 'Minutes', detail: '', url: 'https://example.org/minutes' },
    ]
    const { text, blocks } = only({ kind: 'links', title: 'Sources', links })
    const shown = [
      '*Sources*',
      '• <https://example.org/a?b=1&amp;c=2|Rules &amp; &lt;dues&gt;>, Gazette, 2025',
      '• <https://example.org/minutes|Minutes>',
    ]
    expect(blocks).toEqual([
      { type: 'context', elements: [{ type: 'mrkdwn', text: shown.join('\n'), verbatim: true }] },
    ])
    expect(unescaped(text)).toBe(toPlain({ audience: 'all', blocks: [{ kind: 'links', title: 'Sources', links }] }))
  })

  it('tells sources as other text where small print would make something else of them', () => {
    const url = 'https://example.org/right'
    for (const text of [
      'a *bold* claim',
      'one_two_',
      '~gone~',
      '`code`',
      ':smile: indeed',
      'two\nlines',
      'x'.repeat(3_000),
    ])
      for (const link of [
        { text, detail: '', url },
        { text: 'Right', detail: text, url },
      ]) {
        const shown = renderSlack({ blocks: [{ kind: 'links', title: 'Sources', links: [link] }] })
        expect(JSON.stringify(shown)).not.toContain('mrkdwn')
        expect(seen(shown.map(({ blocks }) => blocks))).toContain(text)
      }
  })

  it('parts many sources into blocks that Slack takes, and loses none', () => {
    const links = Array.from({ length: 200 }, (_, at) => ({
      text: `Source ${at};`,
      detail: 'x'.repeat(60),
      url: `https://example.org/${at}`,
    }))
    const reply: Reply = { audience: 'all', blocks: [{ kind: 'links', title: 'Sources', links }] }
    expect(faultsOf(reply)).toEqual([])
    const words = seen(renderSlack(reply).map(({ blocks }) => blocks))
    for (const { text, url } of links) expect(words).toContain(`<${url}|${text}>`)
  })
})

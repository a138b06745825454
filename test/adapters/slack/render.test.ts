import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainly, renderHome, renderSlack } from '../../../adapters/slack/render.ts'
import { toPlain } from '../../../src/bot/plain.ts'
import type { Block, Reply } from '../../../src/bot/reply.ts'
import { blockFaults, viewFaults } from '../../peers/slack/blocks-check.ts'
import { faultsOf, only, seen, seenOf, unescaped } from './rendered.ts'
import { anyReply, HOSTILE, says } from './replies.ts'

describe('a reply in Slack', () => {
  it('is taken by Slack, whatever it holds', () => {
    fc.assert(
      fc.property(anyReply, reply => {
        expect(faultsOf(reply)).toEqual([])
        for (const message of renderSlack(reply)) {
          expect(message.text.trim()).not.toBe('')
          expect(message.text.length).toBeLessThanOrEqual(40_000)
          expect(message.blocks.length).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is taken in its plainest form, too', () => {
    fc.assert(
      fc.property(anyReply, reply => {
        const faults = renderSlack(reply)
          .flatMap(plainly)
          .flatMap(({ blocks }) => blockFaults(blocks, []))
        expect(faults).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('is taken as a Home tab, whatever it holds', () => {
    fc.assert(
      fc.property(anyReply, ({ blocks }) => {
        const view = { type: 'home', blocks: renderHome({ blocks }, [{ type: 'divider' }]) }
        expect(viewFaults(view, [])).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('shows what looks like markup as the plain characters', () => {
    for (const text of HOSTILE.slice(0, 12)) {
      const shown = only(
        { kind: 'text', text: [text, { strong: text }] },
        { kind: 'list', items: [text] },
        { kind: 'note', text },
      )
      expect(seen(shown.blocks)).toBe(text.repeat(4))
      expect(shown.text).not.toMatch(/<(?!!date)/)
      expect(unescaped(shown.text)).toContain(text)
      expect(JSON.stringify(shown.blocks)).not.toMatch(/"(?:mrkdwn|broadcast|user|usergroup|emoji"\s*:\s*true|link)"/)
    }
  })

  it('says everything in its text, in the words of every other place', () => {
    const reply: Reply = {
      audience: 'all',
      blocks: [
        { kind: 'text', text: ['The chair is ', { strong: 'Kenya & friends' }, '.'] },
        { kind: 'list', items: ['one', ['two ', { strong: 'bold' }]] },
        {
          kind: 'table',
          head: ['Name', 'Since'],
          rows: [
            ['Kenya', '2024'],
            ['Japan', ''],
          ],
        },
        { kind: 'note', text: 'As of today.' },
        {
          kind: 'links',
          title: 'Sources',
          links: [{ text: 'A title', detail: 'Publisher, 2025', url: 'https://example.org/a?b=1&c=2' }],
        },
        {
          kind: 'choices',
          lead: 'You can also ask',
          buttons: [{ label: 'Who leads it?', action: 'say:who leads it' }],
        },
        { kind: 'feedback', good: { label: '👍', action: 'good:1' }, bad: { label: '👎', action: 'bad:1' } },
      ],
    }
    expect(unescaped(only(...reply.blocks).text)).toBe(toPlain(reply))
  })

  it('is taken by Slack at any size', () => {
    for (const text of [HOSTILE[0], HOSTILE[10], HOSTILE[12], HOSTILE[14]]) {
      const huge = text.repeat(100_000 / text.length)
      const links = [{ text: huge, detail: huge, url: `https://example.org/${'a'.repeat(5_000)}` }]
      const button = { label: huge, action: 'say:events', spoken: huge }
      const reply: Reply = {
        audience: 'all',
        blocks: [
          { kind: 'text', text: huge },
          { kind: 'note', text: [{ strong: huge }, { moment: new Date(1), shape: 'full', said: huge }] },
          { kind: 'list', items: Array.from({ length: 1_000 }, () => text) },
          { kind: 'table', head: ['A', 'B'], rows: Array.from({ length: 1_000 }, () => [text, text]) },
          { kind: 'links', title: huge, links },
          { kind: 'choices', lead: huge, buttons: Array.from({ length: 60 }, () => button) },
          { kind: 'feedback', good: button, bad: button },
        ],
      }
      expect(faultsOf(reply)).toEqual([])
    }
  })

  it('loses nothing of a long text, a long list and a long table', () => {
    const words = Array.from({ length: 15_000 }, (_, at) => `w${at}`)
    expect(seenOf({ kind: 'text', text: words.join(' ') })).toBe(words.join(' '))
    const items = Array.from({ length: 1_000 }, (_, at) => `item ${at};`)
    expect(seenOf({ kind: 'list', items })).toBe(items.join(''))
    const rows = items.map((item, at) => [item, String(at)])
    expect(seenOf({ kind: 'table', head: ['Item', 'Number'], rows })).toBe(rows.map(row => row.join(': ')).join(''))
    const texts = renderSlack({ blocks: [{ kind: 'list', items }] }).map(({ text }) => text)
    for (const item of items) expect(texts.join('\n')).toContain(`• ${item}`)
  })

  it('cuts long texts between words', () => {
    const messages = renderSlack(says('word '.repeat(5_000).trim()))
    expect(messages.length).toBeGreaterThan(1)
    for (const { text } of messages)
      for (const part of text.split('\n\n')) expect(part.trim()).toMatch(/^word(?: word)*$/)
  })

  it('shows a moment in the reader’s own zone, a date and a span of time as they are said', () => {
    const moment = new Date('2026-12-03T13:00:00Z')
    const said = '3 December 2026, 14:00 (Paris)'
    const full = only({ kind: 'text', text: ['It begins ', { moment, shape: 'full', said }] })
    expect(full.blocks[0]).toMatchObject({
      elements: [{ elements: [{ text: 'It begins ' }, { type: 'date', timestamp: 1796302800, fallback: said }] }],
    })
    expect(full.text).toBe(`It begins <!date^1796302800^{date_long} {time}|${said}>`)
    const until = only({ kind: 'note', text: ['It begins ', { moment, shape: 'until', said: 'in 3 days' }] })
    expect(until.text).toBe('It begins in 3 days')
    expect(JSON.stringify(until.blocks)).not.toContain('date')
  })

  it('makes a table of what fits one, and a list of a second', () => {
    const table: Block = { kind: 'table', head: ['Name', 'Since'], rows: [['Kenya', '']] }
    const { blocks } = only(table, table)
    expect(blocks.map(({ type }) => type)).toEqual(['table', 'rich_text'])
    expect(blocks[0]).toMatchObject({
      rows: [
        [{ text: 'Name' }, { text: 'Since' }],
        [{ text: 'Kenya' }, { text: ' ' }],
      ],
    })
  })

  it('leaves out buttons that could not be understood when pressed, and shortens long labels visibly', () => {
    const { blocks } = only({
      kind: 'choices',
      lead: 'Ask',
      buttons: [
        { label: 'x'.repeat(200), action: 'say:one', spoken: 'y'.repeat(200) },
        { label: 'two', action: 'z'.repeat(101) },
        { label: ' ', action: 'say:three' },
      ],
    })
    expect(blocks[1]).toMatchObject({
      elements: [{ text: { text: `${'x'.repeat(74)}…` }, value: 'say:one', accessibility_label: `${'y'.repeat(74)}…` }],
    })
  })

  it('asks for feedback with what screen readers say', () => {
    const good = { label: '👍', action: 'good:1', spoken: 'This answer helped' }
    const bad = { label: '👎', action: 'bad:1', spoken: 'This answer did not help' }
    expect(only({ kind: 'text', text: 'Yes.' }, { kind: 'feedback', good, bad }).blocks[1]).toMatchObject({
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          positive_button: { text: { text: '👍' }, value: 'good:1', accessibility_label: 'This answer helped' },
          negative_button: { text: { text: '👎' }, value: 'bad:1', accessibility_label: 'This answer did not help' },
        },
      ],
    })
    expect(renderHome({ blocks: [{ kind: 'feedback', good, bad }] })[0]).toMatchObject({ type: 'actions' })
  })

  it('is no message where nothing is said', () => {
    expect(renderSlack({ blocks: [] })).toEqual([])
    expect(renderSlack(says('  \n'))).toEqual([])
    expect(
      renderSlack({
        blocks: [
          { kind: 'list', items: [] },
          { kind: 'links', title: '', links: [] },
        ],
      }),
    ).toEqual([])
  })
})

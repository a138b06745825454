import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Reply } from '../../../src/bot/reply.ts'
import type { Payload, Piece } from '../../../adapters/discord/payload.ts'
import { renderDiscord } from '../../../adapters/discord/render.ts'
import { messageBody, mentionViolation } from '../../peers/discord/checks/message.ts'
import { Refusal } from '../../peers/discord/refusals.ts'
import { anyReply } from './hostile.ts'
import { seen, type Mark } from './reader.ts'

const reply = (...blocks: Block[]): Reply => ({ blocks, audience: 'all' })
const pieces = (payloads: readonly Payload[]): Piece[] =>
  payloads.flatMap(({ body }) => body.components.flatMap(({ components }) => components))
const texts = (payloads: readonly Payload[]): string[] =>
  pieces(payloads).flatMap(piece => (piece.type === 10 ? [piece.content] : []))
const buttons = (payloads: readonly Payload[]) =>
  pieces(payloads).flatMap(piece => (piece.type === 1 ? piece.components : []))
/** Fails where Discord would refuse. */
const accepted = (payloads: readonly Payload[]) => {
  for (const payload of payloads) {
    expect(refusalOf(payload)).toBeUndefined()
    const labels = buttons([payload]).map(({ label }) => label)
    expect([...texts([payload]), ...labels].join('').length).toBeLessThanOrEqual(4_000)
  }
}
function refusalOf({ body, files }: Payload): string | undefined {
  try {
    return mentionViolation(messageBody(structuredClone(body), { files: files.map(({ name }) => name), under: [] }))
  } catch (refused) {
    return refused instanceof Refusal ? refused.violation : String(refused)
  }
}
describe('a reply in Discord', () => {
  it('is accepted whatever it holds', () => {
    fc.assert(
      fc.property(anyReply, any => accepted(renderDiscord(any, [77, 78]))),
      { numRuns: 150 },
    )
  })

  it('formats and links nothing but what it should', () => {
    const ours = new Set(['subtext', 'item', 'strong', 'time', 'link'])
    fc.assert(
      fc.property(anyReply, any => {
        const marks = texts(renderDiscord(any)).flatMap(text => seen(text).marks)
        expect(marks.filter(({ kind }) => !ours.has(kind))).toEqual([])
        const known = any.blocks.flatMap(block =>
          block.kind === 'links' ? block.links.map(({ url }) => url ?? '') : [],
        )
        const hosts = new Set(known.filter(url => URL.canParse(url)).map(url => new URL(url).host))
        const strange = marks.filter(({ kind, to = '' }) => kind === 'link' && !hosts.has(new URL(to).host))
        expect(strange).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('loses no word of a long list', () => {
    const items = Array.from({ length: 300 }, (_, at) => `Institute number ${at} of somewhere with a long name`)
    const payloads = renderDiscord(reply({ kind: 'list', items }))
    accepted(payloads)
    expect(payloads.length).toBeGreaterThan(1)
    expect(payloads.length).toBeLessThanOrEqual(4)
    const shown = texts(payloads).flatMap(text => text.split('\n'))
    expect(shown).toEqual(items.map(item => `- ${item}`))
  })

  it('puts what nobody would scroll through into a file, with its beginning and all its buttons', () => {
    const items = Array.from({ length: 1_000 }, (_, at) => `Institute number ${at} of somewhere with a long name`)
    const payloads = renderDiscord(
      reply({ kind: 'list', items }, { kind: 'choices', buttons: [{ label: 'Why', action: 'why:T1' }] }),
    )
    accepted(payloads)
    expect(payloads).toHaveLength(1)
    expect(texts(payloads)[0]).toMatch(/^- Institute number 0 of/)
    expect(texts(payloads).join('\n')).toContain('the whole reply is in the attached file')
    expect(payloads[0]?.files[0]?.data).toContain('Institute number 999')
    expect(buttons(payloads).map(({ custom_id }) => custom_id)).toEqual(['why:T1'])
  })

  it('goes on in the next message where a text without a break is too long', () => {
    const word = 'abc_'.repeat(2_000)
    const payloads = renderDiscord(reply({ kind: 'text', text: word }))
    accepted(payloads)
    expect(
      texts(payloads)
        .map(text => seen(text).plain)
        .join(''),
    ).toBe(word)
  })

  it('is broken where nothing but emphasis is too long', () => {
    const strong = '*'.repeat(290)
    const payloads = renderDiscord(reply({ kind: 'text', text: Array.from({ length: 20 }, () => ({ strong })) }))
    accepted(payloads)
    const shown = texts(payloads).map(part => seen(part))
    expect(shown.map(({ plain }) => plain).join('')).toBe(strong.repeat(20))
  })

  it('makes no heading or list of what begins a message by chance', () => {
    for (const word of ['# heading ', '- item ', '1. item ', '> quote ']) {
      const text = word.repeat(900).trim()
      const shown = texts(renderDiscord(reply({ kind: 'text', text }))).map(part => seen(part))
      expect(shown.length).toBeGreaterThan(1)
      expect(shown.flatMap(({ marks }) => marks)).toEqual([])
      expect(shown.map(({ plain }) => plain.trim()).join(' ')).toBe(text)
    }
  })

  it('has the answer, the small print and the sources behind a rule, and the buttons', () => {
    const payloads = renderDiscord(
      reply(
        { kind: 'text', text: ['The coordinator is ', { strong: 'the UK' }, '.'] },
        { kind: 'note', text: 'As of 10 December 2025.' },
        {
          kind: 'links',
          title: 'Sources',
          links: [
            { text: 'Network [statement]', detail: 'GOV.UK, 10 December 2025', url: 'https://example.org/a_b?c=(d)' },
          ],
        },
        {
          kind: 'choices',
          lead: 'You can also ask',
          buttons: [{ label: 'Who are the members?', action: 'say:who are the members' }],
        },
      ),
    )
    accepted(payloads)
    expect(pieces(payloads).map(piece => (piece.type === 10 ? piece.content : piece.type))).toEqual([
      'The coordinator is **the UK**.',
      14,
      '-# As of 10 December 2025.',
      '-# Sources\n-# • [Network (statement)](<https://example.org/a_b?c=%28d%29>) · GOV.UK, 10 December 2025',
      '-# You can also ask',
      1,
    ])
    const links = texts(payloads)
      .flatMap(text => seen(text).marks)
      .filter(({ kind }: Mark) => kind === 'link')
    expect(links).toEqual([{ kind: 'link', text: 'Network (statement)', to: 'https://example.org/a_b?c=%28d%29' }])
  })

  it('shows moments in the reader’s own zone, and dates as they are', () => {
    const moment = new Date('2027-06-21T07:00:00Z')
    const said = '21 June 2027, 09:00 CEST'
    const payloads = renderDiscord(
      reply({
        kind: 'text',
        text: [
          'Starts ',
          { moment, shape: 'full', said },
          ' (',
          { moment, shape: 'until', said },
          '), on 21–22 June 2027',
        ],
      }),
    )
    expect(texts(payloads)).toEqual(['Starts <t:1813561200:F> (<t:1813561200:R>), on 21–22 June 2027'])
  })

  it('links to nothing but the web, and never with a password', () => {
    const urls = [
      'javascript:alert(1)',
      'discord://x',
      'https://user:pw@evil.example',
      'not a url',
      `https://a.example/${'x'.repeat(2_000)}`,
    ]
    const links = urls.map((url, at) => ({ text: `Source ${at}`, detail: '', url }))
    const marks = texts(renderDiscord(reply({ kind: 'links', title: 'Sources', links }))).flatMap(
      text => seen(text).marks,
    )
    expect(marks.filter(({ kind }) => kind !== 'subtext')).toEqual([])
  })

  it('says a table row by row, each beginning with its name', () => {
    const two = renderDiscord(
      reply({
        kind: 'table',
        head: ['Member', 'Institute'],
        rows: [
          ['Kenya', 'Kenya AISI'],
          ['Japan', ''],
        ],
      }),
    )
    expect(texts(two)).toEqual(['-# Member · Institute', '- **Kenya**: Kenya AISI\n- **Japan**'])
    const three = renderDiscord(
      reply({ kind: 'table', head: ['Member', 'Since', 'Seat'], rows: [['Kenya', '2024', 'Nairobi']] }),
    )
    expect(texts(three)).toEqual(['-# Member · Since · Seat', '- **Kenya**: Since: 2024 · Seat: Nairobi'])
  })

  it('gives every code one button, five in a row, and none to what no button can carry', () => {
    const payloads = renderDiscord(
      reply({
        kind: 'choices',
        buttons: [
          ...Array.from({ length: 7 }, (_, at) => ({ label: `Q${at}`, action: `say:${at}` })),
          { label: 'again', action: 'say:0' },
          { label: 'long', action: `say:${'x'.repeat(100)}` },
          { label: 'none', action: '' },
        ],
      }),
    )
    accepted(payloads)
    expect(pieces(payloads).map(piece => (piece.type === 1 ? piece.components.map(({ label }) => label) : []))).toEqual(
      [
        ['Q0', 'Q1', 'Q2', 'Q3', 'Q4'],
        ['Q5', 'Q6'],
      ],
    )
  })

  it('puts buttons into the next message where their labels would be too much', () => {
    const choices = Array.from({ length: 5 }, (_, at) => ({ label: `${at}`.repeat(70), action: `say:${at}` }))
    const payloads = renderDiscord(
      reply({ kind: 'text', text: 'word '.repeat(780) }, { kind: 'choices', buttons: choices }),
    )
    accepted(payloads)
    expect(payloads).toHaveLength(2)
  })

  it('carries a file by a name that Discord leaves as it is', () => {
    const file = { name: '../summit 2027.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR' }
    const [payload] = renderDiscord({ ...reply({ kind: 'text', text: 'The calendar' }), file })
    expect(payload?.files).toEqual([
      { name: '_summit_2027.ics', contentType: 'text/calendar', data: 'BEGIN:VCALENDAR' },
    ])
    expect(pieces(payload ? [payload] : []).at(-1)).toEqual({
      type: 13,
      file: { url: 'attachment://_summit_2027.ics' },
    })
  })

  it('says something even for nothing', () => {
    accepted(renderDiscord(reply()))
    expect(texts(renderDiscord(reply({ kind: 'text', text: ' \n ' })))).toEqual(['-# …'])
  })
})

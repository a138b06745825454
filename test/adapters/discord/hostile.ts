import fc from 'fast-check'
import type { Block, Reply, Span, Text } from '../../../src/bot/reply.ts'

/** What people write into names, facts and questions to make a bot ping, link, format or break. */
export const TRAPS = [
  '@everyone',
  '@here',
  '<@123456789012345678>',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '</aisi:123456789012345678>',
  '<id:customize>',
  '<t:0:R>',
  '<:party:123456789012345678>',
  '<a:party:123456789012345678>',
  ':thumbsup:',
  ':white_check_mark:',
  '[free nitro](http://evil.example)',
  '[x](<https://evil.example> "title")',
  '](http://evil.example)',
  'https://evil.example/path?x=(1)',
  '<https://evil.example>',
  'steam://run/1',
  'discord.gg/abcdef',
  'discord.com/invite/abcdef',
  '*em* **strong** ***both***',
  '_em_ __under__ snake_case_name',
  '~~gone~~ ||spoiler|| `code` ``co`de``',
  '```js\nalert(1)\n```',
  '# heading',
  '## heading\n### heading',
  '-# small',
  '> quote\n>>> all of it',
  '- item\n* item\n+ item\n1. item\n  - nested',
  '\\*not em\\*',
  '\\',
  '\\\\[x](http://evil.example)',
  '\u202egnp.exe',
  '\ud83d',
  '\u0000\u0007bell',
  '👩‍👩‍👧 é ß 漢字 עברית',
] as const

const word = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc.string({ maxLength: 30 }),
  fc.string({ maxLength: 30, unit: 'binary' }),
  fc.constantFrom(' ', '\n', '\n\n', '', '\t', '-', '#', '1.', ':', '//', 'http', '*', '_', '|'),
)

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.array(word, { maxLength: 8 }).map(words => words.join('')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(word, fc.integer({ min: 1, max: 3_000 }))
      .map(([text, count]) => text.repeat(count).slice(0, 100_000)),
  },
)

const span: fc.Arbitrary<Span> = fc.oneof(
  hostileText,
  fc.record({ strong: hostileText }),
  fc.record({
    moment: fc.date({ noInvalidDate: false }),
    shape: fc.constantFrom('full' as const, 'until' as const),
    said: hostileText,
  }),
)
const text: fc.Arbitrary<Text> = fc.oneof(hostileText, fc.array(span, { maxLength: 8 }))
const button = fc.record({
  label: hostileText,
  action: fc.oneof(hostileText, fc.constantFrom('share:T1', 'say:help', 'why:T1')),
})

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(text, { maxLength: 12 }) }),
  fc.record({
    kind: fc.constant('table' as const),
    head: fc.array(hostileText, { maxLength: 4 }),
    rows: fc.array(fc.array(hostileText, { maxLength: 4 }), { maxLength: 6 }),
  }),
  fc.record({
    kind: fc.constant('links' as const),
    title: hostileText,
    links: fc.array(
      fc.record(
        {
          text: hostileText,
          detail: hostileText,
          url: fc.oneof(hostileText, fc.webUrl({ withQueryParameters: true })),
        },
        { requiredKeys: ['text', 'detail'] },
      ),
      { maxLength: 6 },
    ),
  }),
  fc.record(
    { kind: fc.constant('choices' as const), lead: hostileText, buttons: fc.array(button, { maxLength: 8 }) },
    { requiredKeys: ['kind', 'buttons'] },
  ),
  fc.record({ kind: fc.constant('feedback' as const), good: button, bad: button }),
)

/** Any reply, also such as we would never make. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    blocks: fc.array(block, { maxLength: 8 }),
    audience: fc.constantFrom('asker' as const, 'all' as const),
    file: fc.record({ name: hostileText, type: fc.constantFrom('text/calendar', ''), content: hostileText }),
  },
  { requiredKeys: ['blocks', 'audience'] },
)

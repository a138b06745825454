import fc from 'fast-check'
import type { Block, Button, Reply, Text } from '../../../src/bot/reply.ts'

/** What people and facts must never be able to do in Slack. */
export const HOSTILE = [
  '<!channel>',
  '<!here|here>',
  '<@U0000000001>',
  '<#C0000000001|general>',
  '<!subteam^S0000000001|@team>',
  '[click](https://evil.example)',
  '<https://evil.example|our site>',
  '*bold* _it_ ~gone~ `code` ```block```',
  '> quote',
  ':smile: @everyone @here',
  '&lt;!channel&gt; &amp;amp;',
  '# heading',
  '\ud83d half of a character \udc00',
  '\u0000\u0007\u202e control',
  '👍🏽 👩‍👩‍👧',
] as const

const word = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary' }),
)
/** Up to some 10,000 characters. */
const long = fc
  .tuple(word, fc.integer({ min: 1, max: 500 }))
  .map(([text, times]) => text.repeat(times).slice(0, 10_000))
const string = fc.oneof({ weight: 19, arbitrary: word }, { weight: 1, arbitrary: long })

const moment = fc.record({
  moment: fc.date({ noInvalidDate: false }),
  shape: fc.constantFrom('full' as const, 'until' as const),
  said: string,
})
const text: fc.Arbitrary<Text> = fc.oneof(
  string,
  fc.array(fc.oneof(string, fc.record({ strong: string }), moment), { maxLength: 6 }),
)
const button: fc.Arbitrary<Button> = fc.record(
  { label: string, action: fc.oneof(string, fc.constant('say:events')), spoken: string },
  { requiredKeys: ['label', 'action'] },
)
const row = fc.array(string, { maxLength: 25 })
const many = <Item>(item: fc.Arbitrary<Item>) =>
  fc.oneof(
    { weight: 29, arbitrary: fc.array(item, { maxLength: 8 }) },
    {
      weight: 1,
      arbitrary: fc.array(item, { maxLength: 3 }).map(items => Array.from({ length: 50 }, () => items).flat()),
    },
  )

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text }),
  fc.record({ kind: fc.constant('note' as const), text }),
  fc.record({ kind: fc.constant('list' as const), items: many(text) }),
  fc.record({ kind: fc.constant('table' as const), head: row, rows: many(row) }),
  fc.record({
    kind: fc.constant('links' as const),
    title: string,
    links: many(
      fc.record(
        { text: string, detail: string, url: fc.oneof(string, fc.webUrl(), fc.constant('javascript:alert(1)')) },
        { requiredKeys: ['text', 'detail'] },
      ),
    ),
  }),
  fc.record(
    { kind: fc.constant('choices' as const), lead: string, buttons: many(button) },
    { requiredKeys: ['kind', 'buttons'] },
  ),
  fc.record({ kind: fc.constant('feedback' as const), good: button, bad: button }),
)

/** Any reply at all, hostile and huge ones with it. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  blocks: fc.array(block, { maxLength: 6 }),
  audience: fc.constantFrom('asker' as const, 'all' as const),
})

/** A reply of one paragraph. */
export function says(text: Text, audience: Reply['audience'] = 'all'): Reply {
  return { blocks: [{ kind: 'text', text }], audience }
}

import { describe, expect, it } from 'vitest'
import { gapKey } from '../../src/bot/gap-note.ts'
import { redactor } from '../../src/bot/redact.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { Folder } from '../../src/knowledge/schema.ts'

const knowledge = knowledgeOf(
  Folder.parse({
    facts: [{ id: 'head', says: 'Ada Lund heads the Harbour League.' }],
    subjects: [{ id: 'league', name: 'Harbour League' }],
  }),
  'hash',
)
const redact = redactor(knowledge)

describe('what is kept of a question', () => {
  it.each([
    ['mail ana.garcia@example.org about dues', 'mail [address] about dues'],
    ['see https://example.org/me?x=1 please', 'see [link] please'],
    ['ask <@U123> or @ana or <#C1|general>', 'ask [mention] or [mention] or [mention]'],
    ['call +44 20 7946 0958 now', 'call [number] now'],
    ['does Ana Garcia lead it', 'does [name] lead it'],
    ['hello, my name is Ana and I ask', 'hello, my name is [name] and I ask'],
    ['Mr Garcia said so', 'Mr [name] said so'],
  ])('%j becomes %j', (text, kept) => expect(redact(text)).toBe(kept))

  it.each(['does Ada Lund lead the Harbour League', 'what happens in 2027-05', 'What about Brazil?'])(
    'leaves alone what the facts know or leads to nobody: %j',
    text => expect(redact(text)).toBe(text),
  )

  it('is short', () => expect(redact('word '.repeat(10_000)).length).toBeLessThanOrEqual(300))
})

describe('the key of a gap', () => {
  it('is the same for near-duplicates', () => {
    const keys = ['Who pays the dues?', 'who PAYS dues', 'dues: who pays them?'].map(gapKey)
    expect(new Set(keys).size).toBe(1)
  })
  it('differs for other questions', () => expect(gapKey('who pays the dues')).not.toBe(gapKey('who sets the dues')))
})

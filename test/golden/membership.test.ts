import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openAnswerer, type Opened } from '../../src/training/open.ts'
import { KNOWLEDGE, NOW, ROOT } from './sets.ts'

const LEARNING_MS = 300_000
const MEMBERS = [
  'Australia',
  'Canada',
  'the EU',
  'France',
  'Japan',
  'Kenya',
  'South Korea',
  'Singapore',
  'the UK',
  'the US',
]
const OTHERS = ['China', 'India', 'Germany', 'Italy', 'Brazil', 'Spain', 'Israel', 'Nigeria']

/** What everybody asks first, of whoever it may be. */
describe.each([
  'is X in the network',
  'is X a member',
  'is X a member of the network?',
  'does X belong to it',
  'did X join',
  'is X part of the international network of ai safety institutes',
])('%s', form => {
  let team: Opened
  beforeAll(async () => {
    team = await openAnswerer(KNOWLEDGE, join(ROOT, '.data'), { now: NOW })
  }, LEARNING_MS)
  const ask = (name: string) => team.answerer.ask({ text: form.replace('X', name), now: NOW })

  it.each(MEMBERS)('has no "no" of %s', name => {
    const { kind, text, facts } = ask(name)
    expect({ kind, text }).toEqual({ kind: 'answer', text: expect.not.stringMatching(/^No\b/) as string })
    expect(facts.some(id => /^network-(?:members|kenya)/.test(id))).toBe(true)
  })

  it.each(OTHERS)('has one of %s', name => expect(ask(name).text).toMatch(/^No\b/))
})

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

/** How a question about an item begins, and what turns its answer round. */
const YES_NO = /^(?:is|are|was|were|did|does|do|has|have|had) /
const DENIES = /\bnot\b|n't\b|never|refus|declin|skip|stay/

describe('each closed list', () => {
  it(
    'says of everything of its kind, in its own words, whether it is on it',
    async () => {
      const { knowledge, answerer } = await openAnswerer(KNOWLEDGE, join(ROOT, '.data'), { now: NOW })
      const lists = knowledge.facts.filter(({ closed, itemYes, items }) => closed && itemYes && items.length > 1)
      expect(lists.length).toBeGreaterThan(10)
      const wrong = lists.flatMap(({ asks, items, itemYes = '' }) => {
        const asked = asks.filter(ask => ask.includes('{item}') && YES_NO.test(ask)).slice(0, 2)
        const isOn = (id: string) => items.includes(id)
        const kinds = new Set(items.map(id => knowledge.subjects.get(id)?.kind))
        const others = [...knowledge.bySubject.keys()].filter(
          id => kinds.has(knowledge.subjects.get(id)?.kind) && !isOn(id),
        )
        return asked.flatMap(ask =>
          [...items, ...others.slice(0, 5)].flatMap(id => {
            const text = ask.replace('{item}', knowledge.subjects.get(id)?.name ?? id)
            const turned = DENIES.test(itemYes) !== DENIES.test(ask)
            const contrary = isOn(id) !== turned ? /^No\b/ : /^Yes\b/
            return contrary.test(answerer.ask({ text, now: NOW }).text) ? [text] : []
          }),
        )
      })
      expect(wrong).toEqual([])
    },
    LEARNING_MS,
  )
})

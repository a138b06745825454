import { beforeAll, describe, expect, it } from 'vitest'
import { strangeLanguage } from '../../src/answer/message/language.ts'
import { openAnswerer, type Opened } from '../../src/training/open.ts'
import { KNOWLEDGE, NOW, ROOT } from './sets.ts'
import { join } from 'node:path'

const LEARNING_MS = 300_000
/** Some thousand questions; not told by the clock, since a loaded machine takes long. */
const ASKING_MS = 300_000

describe('the name of each thing that is described', () => {
  let team: Opened
  beforeAll(async () => {
    team = await openAnswerer(KNOWLEDGE, join(ROOT, '.data'), { now: NOW })
  }, LEARNING_MS)

  it(
    'tells what it is when typed alone',
    () => {
      const { knowledge, answerer } = team
      const described = knowledge.facts.filter(({ properties }) => properties.includes('definition'))
      expect(described.length).toBeGreaterThan(100)
      const missed = described.flatMap(({ id, subject = '' }) => {
        const { name = '', aliases = [] } = knowledge.subjects.get(subject) ?? {}
        const english = [name, ...aliases].filter(text => !strangeLanguage(text))
        return english.filter(text => !answerer.ask({ text, now: NOW }).facts.includes(id))
      })
      expect(missed).toEqual([])
    },
    ASKING_MS,
  )
})

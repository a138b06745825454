import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openAnswerer, type Opened } from '../../src/training/open.ts'
import { KNOWLEDGE, NOW, ROOT } from './sets.ts'

const LEARNING_MS = 300_000
const BODIES = [
  ['UK', 'uk-aisi-definition'],
  ['US', 'us-caisi-definition'],
  ['Canadian', 'ca-caisi-definition'],
  ['Australian', 'au-aisi-definition'],
  ['Japanese', 'jp-aisi-definition'],
  ['Korean', 'kr-aisi-definition'],
  ['Singapore', 'sg-aisi-definition'],
] as const
const PAIRS = BODIES.flatMap((one, at) => BODIES.slice(at + 1).map(other => [one, other] as const))
/** Two bodies of one name, which a fact of its own tells apart. */
const ALIKE = ['us-caisi-definition', 'ca-caisi-definition']

/** The plainest question about two members: what each of their bodies is, whatever else is told of both. */
describe.each(['compare the X and Y institutes', 'difference between the X and the Y institute'])('%s', form => {
  let team: Opened
  beforeAll(async () => {
    team = await openAnswerer(KNOWLEDGE, join(ROOT, '.data'), { now: NOW })
  }, LEARNING_MS)

  it.each(PAIRS.filter(pair => !pair.every(([, id]) => ALIKE.includes(id))))(
    'tells of both: %s, %s',
    ([first, told], [second, toldToo]) => {
      const { facts } = team.answerer.ask({ text: form.replace('X', first).replace('Y', second), now: NOW })
      expect(facts).toEqual(expect.arrayContaining([told, toldToo]))
    },
  )
})

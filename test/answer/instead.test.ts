import { beforeAll, describe, expect, it } from 'vitest'
import { factsAbout } from '../../src/answer/rank/match.ts'
import { openFolder, type Office } from './office.ts'

describe('a property that something has no fact of', () => {
  let fairs: Office
  beforeAll(async () => {
    fairs = await openFolder('fairs')
  })

  it('is answered by the property that may stand for it', () => {
    expect(fairs.ask('under whose roof was the Hamar fair?').facts).toEqual(['hamar-place'])
    expect(fairs.ask('which roof was over the Porto fair').facts).toEqual(['porto-place'])
  })

  it('says neither yes nor no by that', () =>
    expect(fairs.ask('was the Hamar fair under the roof of the Viking Hall?').text).not.toMatch(/^(?:Yes|No)\b/))

  it('is an unknown one where there is nothing of the kind', () =>
    expect(fairs.ask('under whose roof was the Norwegian Toy Museum').kind).toBe('unknown'))

  it('of an owner is that of what represents it', () => {
    const { knowledge } = fairs
    const ids = factsAbout(knowledge, 'head', 'norway').map(fact => fact.id)
    expect(ids).toEqual(['no-head'])
  })

  it('of an event is that of what it is an event of', () => {
    const ids = factsAbout(fairs.knowledge, 'place', 'winter-fair-2026').map(fact => fact.id)
    expect(ids).toEqual(['porto-place'])
  })
})

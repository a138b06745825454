import { beforeAll, describe, expect, it } from 'vitest'
import { NOW, openFolder, type Office } from './office.ts'

describe('a phrasing that a fact answers with "no"', () => {
  let fairs: Office
  beforeAll(async () => {
    fairs = await openFolder('fairs')
  })
  const likeness = (text: string) => {
    const [part] = fairs.answerer.explain({ text, now: NOW }).parts
    return part?.candidates.find(({ fact }) => fact === 'hamar-prize')?.signs.near ?? 0
  }

  it('is likened to what asks whether', () => {
    const question = 'did the tin drummer with a blue coat win the prize in Hamar?'
    expect(likeness(question)).toBeGreaterThan(0.9)
    expect(fairs.ask(question).text).toMatch(/^No\b/)
  })

  it('is likened less to what takes it for true', () =>
    expect(likeness('when did the tin drummer with a blue coat win the prize in Hamar?')).toBeLessThan(0.75))
})

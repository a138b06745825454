import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import type { Candidate } from '../../src/answer/rank/rank.ts'
import type { Side, Telling } from '../../src/answer/tell/outcome.ts'
import { ofOneSide } from '../../src/answer/tell/tell.ts'
import { openOffice, TODAY, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})

function telling(id: string, side?: Side): Telling {
  const fact = office.knowledge.fact.get(id) ?? expect.fail(`no fact is called ${id}`)
  return { fact, candidate: {} as Candidate, ...(side ? { side } : {}) }
}

function told(text: string, tellings: Telling[]): string[] {
  const reading = lexiconOf(office.knowledge).reader.read(text, TODAY)
  return ofOneSide(tellings, reading, office).map(one => one.fact.id)
}

describe('two facts about one thing', () => {
  const sides = (first: Side, second?: Side) => [telling('lisbon-manager', first), telling('lisbon-opened', second)]

  it('are both told when they do not contradict', () => {
    expect(told('was Lisbon there', sides('yes', 'yes'))).toHaveLength(2)
    expect(told('was Lisbon there', sides('yes'))).toHaveLength(2)
  })

  it('say no yes and no at once: the better one is told', () =>
    expect(told('was Lisbon there', sides('yes', 'no'))).toEqual(['lisbon-manager']))

  it('leave it to the day of a beginning where a time was asked about', () =>
    expect(told('was Lisbon there in May 2020', sides('yes', 'no'))).toEqual(['lisbon-opened']))
})

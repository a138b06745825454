import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import { knownOf } from '../../src/answer/rank/signs.ts'
import { offTime } from '../../src/answer/rank/time-signs.ts'
import type { Knowledge, KnownFact } from '../../src/knowledge/knowledge.ts'
import { openOffice, TODAY } from './office.ts'

let knowledge: Knowledge
let fact: KnownFact
beforeAll(async () => {
  knowledge = (await openOffice()).knowledge
  fact = knowledge.facts.find(({ from, until, on, event }) => !from && !until && !on && !event) ?? expect.fail()
})

/** Whether a fact without dates, whose text tells of none, is at odds with the time of a question. */
function isOff(text: string): boolean {
  const reading = lexiconOf(knowledge).reader.read(text, TODAY)
  return offTime(fact, knownOf(fact, undefined, [], knowledge), reading, knowledge, TODAY) === 1
}

describe('a fact without dates', () => {
  it('is of a time around today', () => {
    expect(isOff('who sits there this autumn')).toBe(false)
    expect(isOff('who sits there this year')).toBe(false)
  })

  it('is of no other time, and of no year by its number', () => {
    expect(isOff('who sat there last autumn')).toBe(true)
    expect(isOff('who sits there next year')).toBe(true)
    expect(isOff('who sat there in 2019')).toBe(true)
  })
})

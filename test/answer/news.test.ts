import { beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
const ask = (...said: string[]) => office.ask(...said)

describe('what is new', () => {
  it('tells what began since a day, latest first, and cites it', () => {
    const answer = ask('what changed since January 2022?')
    expect(answer.kind).toBe('answer')
    expect(answer.text).toMatch(/^Since 1 January 2022, latest first:\n• /)
    expect(answer.facts.length).toBeGreaterThan(1)
    expect(answer.sources.length).toBeGreaterThan(0)
  })

  it('takes a month without a year as the last one', () => {
    expect(ask('what changed since December?').text).toMatch(/^Since 1 December 2025/)
  })

  it('leaves what is still to come to the calendar', () => {
    expect(ask('what changes in March 2027').text).not.toMatch(/^Since/)
  })

  it('leaves other questions with "change" in them alone', () => {
    expect(ask('who changed the manager of the Bergen office').text).not.toMatch(/^Since/)
  })
})

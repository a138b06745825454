import { beforeAll, describe, expect, it } from 'vitest'
import { openFolder, openOffice, type Office } from './office.ts'

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

describe('what happened on a day that is over', () => {
  it('is told from the facts of that day', async () => {
    const fairs = await openFolder('fairs')
    const answer = fairs.ask('what happened on 3 May 2021?')
    expect(answer.text).toMatch(/^3 May 2021:\n• /)
    expect(answer.facts).toContain('hamar-dates')
    expect(fairs.ask('what happened in May 2021?').text).toMatch(/^1–31 May 2021:\n• /)
  })

  it('is told of what something did', async () => {
    const fairs = await openFolder('fairs')
    expect(fairs.ask('what did the Hamar fair do in 2021?').facts).toContain('hamar-dates')
    expect(fairs.ask('what was the Hamar fair up to in 2021').facts).toContain('hamar-dates')
  })

  it('is not made up for a day without any', async () => {
    const fairs = await openFolder('fairs')
    expect(fairs.ask('what happened on 4 May 2021?').text).not.toMatch(/Hamar/)
  })

  it('is not what will happen', () => {
    expect(ask('what happens on 3 December 2026').text).not.toMatch(/^3 December 2026:\n/)
  })
})

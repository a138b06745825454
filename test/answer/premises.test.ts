import { beforeAll, describe, expect, it } from 'vitest'
import { NOW, openFolder, openOffice, type Office } from './office.ts'

let office: Office
let fairs: Office
beforeAll(async () => {
  office = await openOffice()
  fairs = await openFolder('fairs')
})

describe('a list that is asked who, when or why', () => {
  it('tells what is on it without a yes', () =>
    expect(office.ask('when did Acorn Books join the Friday Circle?').text).toMatch(/^Acorn Books is a member/))

  it('says no to what takes the contrary for granted', () =>
    expect(office.ask('why did Acorn Books refuse to be a member of the Friday Circle?').text).toMatch(
      /^No: Acorn Books is a member/,
    ))
})

describe("the folder's own theme", () => {
  const strangers = (text: string) => {
    const [part] = fairs.answerer.explain({ text, now: NOW }).parts
    return part?.candidates.find(({ fact }) => fact === 'hamar-charter-review')?.signs.strangers
  }

  it('is a stranger to a fact that knows nothing of it, where it is named', () =>
    expect(strangers('is the review of the Hamar Charter for the toy fairs?')).toBe(1))

  it('is none where it is not named', () => expect(strangers('is there a review of the Hamar Charter?')).toBe(0))
})

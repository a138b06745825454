import { beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})

describe('whether something still holds', () => {
  it.each([
    ['does Tomas Berg still manage the Bergen office?', /^No\b/],
    ['is the Bergen office still managed by Tomas Berg', /^No\b/],
    ['does Ines Falk still manage the Bergen office?', /^Yes\b/],
  ])('follows from who holds it by now: %s', (question, told) => expect(office.ask(question).text).toMatch(told))

  it('is no matter of what held before, where it was asked so', () => {
    expect(office.ask('did Tomas Berg manage the Bergen office in 2023?').text).not.toMatch(/^No\b/)
  })
})

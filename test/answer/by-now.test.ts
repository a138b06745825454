import { beforeAll, describe, expect, it } from 'vitest'
import { byNow } from '../../src/answer/sides/by-now.ts'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import { openOffice, TODAY, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})

/** What the office says on another day. */
const asked = (text: string, now: string) => office.answerer.ask({ text, now: new Date(`${now}T12:00:00Z`) }).text

describe('whether something has begun by today', () => {
  it.each([
    ['has the Lisbon office opened yet?', '2020-03-01', /^No\b.*2021/],
    ['has the Lisbon office opened yet?', '2022-03-01', /^Yes\b.*2021/],
    ['has the Lisbon office opened already?', '2020-03-01', /^No\b.*2021/],
  ])('%s, asked on %s', (text, now, told) => expect(asked(text, now)).toMatch(told))
})

describe('how a fact stands today', () => {
  const standing = (id: string, text: string, today = TODAY) => {
    const fact = office.knowledge.fact.get(id) ?? expect.fail()
    return byNow(fact, lexiconOf(office.knowledge).reader.read(text, today), office.knowledge, today)
  }

  it.each([
    ['lisbon-opened', 'is the Lisbon office already open', '2020-03-01', 'ahead'],
    ['lisbon-opened', 'is the Lisbon office running', '2020-03-01', 'ahead'],
    ['lisbon-opened', 'is the Lisbon office already open', TODAY, 'begun'],
    ['bergen-manager-2022', 'is he still the manager of the Bergen office', TODAY, 'over'],
  ])('%s, where it is asked "%s" on %s', (id, text, today, is) => expect(standing(id, text, today)).toBe(is))

  it.each([
    ['lisbon-opened', 'is the Lisbon office open', TODAY],
    ['lisbon-opened', 'is the Lisbon office not open yet', '2020-03-01'],
    ['lisbon-opened', 'was the Lisbon office already open in 2020', TODAY],
    ['bergen-manager-2022', 'is he still the manager of the Bergen office', '2023-01-01'],
    ['bergen-manager', 'is she still the manager of the Bergen office', TODAY],
  ])('%s says nothing of it, where it is asked "%s" on %s', (id, text, today) =>
    expect(standing(id, text, today)).toBeUndefined(),
  )
})

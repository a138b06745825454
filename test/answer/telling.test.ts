import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../src/answer/answer.ts'
import { openFolder } from './office.ts'

let ask: (...said: string[]) => Answer
beforeAll(async () => {
  ;({ ask } = await openFolder('harbour'))
})

describe('the side of a yes or no', () => {
  it.each([
    ['is night pilotage compulsory under the Harbour Charter?', /^No\b/],
    ['is night pilotage voluntary under the Harbour Charter?', /^Yes\b/],
    ['does the Harbour Charter force fees on ships at night?', /^No\b/],
    ['was the Harbour Charter signed in 2019?', /^No\b.*2021/],
    ['was the Harbour Charter signed in March 2023?', /^No\b.*2021/],
    ['is night pilotage voluntary under the Harbour Charter or not', /^Yes\b/],
    ['night pilotage, compulsory under the Harbour Charter or no', /^No\b/],
    ['was the Harbour Charter signed in June 2021?', /^Yes\b/],
    ['was the Harbour Charter signed before 2020?', /^No\b/],
    ['was the Harbour Charter signed before 2023?', /^Yes\b/],
    ['does Ada Holm lead the North Guild?', /^Yes\b/],
    ['does Per Lund lead the North Guild?', /^No\b.*Ada Holm/],
    ['did five firms join the Harbour Charter?', /^Yes\b/],
    ['did Norby endorse the Harbour Charter?', /^Yes\b/],
    ['did Norby refuse to endorse the Harbour Charter?', /^No\b.*Norby endorsed/],
  ])('%s', (question, told) => expect(ask(question).text).toMatch(told))

  it('is no "no" for a name that the fact lists', () =>
    expect(ask('is Auk Ferries in the Harbour Charter?').text).not.toMatch(/^No\b/))

  it.each([
    ['another number', 'did six firms join the Harbour Charter?'],
    ['a limit', 'did only Tern Lines join the Harbour Charter?'],
    ['what the fact excepts', 'does Sorby pay lamp dues to the crown?'],
  ])('is no "yes" for %s', (_, question) => expect(ask(question).text).not.toMatch(/^Yes\b/))

  it('is not turned by how a question is put', () => {
    expect(ask("isn't night pilotage voluntary under the Harbour Charter?").text).not.toMatch(/^No\b/)
    expect(ask('was the Harbour Charter signed in 2019 or not?').text).toMatch(/^No\b/)
  })

  it('is found in what somebody claims', () =>
    expect(ask('My uncle says the Harbour Charter was signed in 2019. True?').text).toMatch(/^No\b.*2021/))
})

describe('a list that is asked for with its number', () => {
  it.each([
    'pilot boats of the North Guild, all three please',
    'The three pilot boats of the North Guild - I need all',
    'three pilot boats of the North Guild, names please',
  ])('is told, not how many: %s', question => expect(ask(question).text).toMatch(/Plover/))

  it('is counted where only that is asked', () =>
    expect(ask('how many pilot boats does the North Guild keep?').text).toMatch(/three pilot boats/))
})

describe('a question that takes for granted what did not happen', () => {
  it('is told so by a list', () =>
    expect(ask('why did Norby refuse to endorse the Harbour Charter?').text).toMatch(/^No: Norby endorsed/))
})

describe('what is not known', () => {
  it('is said instead of a neighbour that is hardly nearer', () => {
    const answer = ask('who is the new deputy of the North Guild after Ole Brandt?')
    expect(answer.kind).toBe('unknown')
    expect(answer.text).toContain('not yet told')
  })

  it('is said from three quarters of its score on', () =>
    expect(ask('who was successor of deputy Ole Brandt?').text).toContain('not yet told'))

  it('is said of anything that was named', () =>
    expect(ask('at which quay will be the guild house in Norby?').text).toContain('not yet told'))

  it.each([
    'So the 40 crowns are really a tax of Norby?',
    'So Norby itself takes the 40 crowns?',
    'are the 40 crowns a tax the town takes?',
  ])('rules out what it can: %s', question => {
    const { kind, text } = ask(question)
    expect(kind).toBe('answer')
    expect(text).toMatch(/^No\b/)
  })

  it.each(['what tax do ships pay in Norby?', 'do we know what tax ships in Norby pay?', 'tax on ships in Norby?'])(
    'rules out nothing where nothing is claimed: %s',
    question => expect(ask(question).text).toMatch(/^I don't know\b/),
  )

  it('is not told of whoever is named where somebody else is asked for', () => {
    expect(ask('who followed Ada Holm as head of the North Guild?').kind).toBe('unknown')
    expect(ask('who is Ada Holm, the head of the North Guild?').text).toContain('Ada Holm leads')
  })

  it('takes no question away from what is known', () =>
    expect(ask('what became of Ole Brandt?').text).toMatch(/paints/))
})

describe('a name that two bodies share', () => {
  it.each([
    ["who leads the Pilots' Guild, the one in Norby?", /Ada Holm/, /Per Lund/],
    ["who leads the Pilots' Guild (Sorby)?", /Per Lund/, /Ada Holm/],
  ])('means the one whose town stands beside it: %s', (question, there, absent) => {
    const { text } = ask(question)
    expect(text).toMatch(there)
    expect(text).not.toMatch(absent)
  })

  it('is asked back where nothing tells whose is meant', () => {
    const { kind, text } = ask('who is the head?')
    expect(kind).toBe('choices')
    expect(text).toMatch(/North Guild[^]*South Guild/)
  })
})

describe('a half that is known to be open', () => {
  it('is told as what is not known', () => {
    const { kind, text } = ask('Who leads the North Guild and who follows Ole Brandt as deputy?')
    expect(kind).toBe('answer')
    expect(text).toMatch(/Ada Holm[^]*second part of that I don't know\. .*not yet told/)
  })
})

describe('a follow-up that names the owner alone', () => {
  it('means the same kind of thing of that owner', () =>
    expect(ask('how much is the fee of the North Guild?', 'and Sorby?').text).toMatch(/25 crowns/))
})

describe('a comparison', () => {
  it('tells what other sources claim, too', () => {
    expect(ask('fee of the North Guild: are there different figures?').text).toMatch(/40 crowns[^]*30 crowns/)
    expect(ask('how much is the fee of the North Guild?').text).not.toMatch(/30 crowns/)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { pairsOf } from '../../src/answer/pairs/pairs.ts'
import { openFolder, TODAY, type Office } from './office.ts'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'

let office: Office
beforeAll(async () => {
  office = await openFolder('lights')
})
const ask = (question: string) => office.ask(question)

describe('the order of two things in time', () => {
  it.each([
    ["Which light is older, Norby's or Sorby's?", /^First: the Norby light \(4 May 1902\); then: the Sorby light/],
    ["Norby's light or Sorby's: which is the elder?", /^First: the Norby light/],
    [
      'What is newer, the light of Norby or the light of Sorby?',
      /^Later: the Sorby light \(14 May 1902\); before it: the N/,
    ],
    ['Did the Sorby light or the Norby light open earlier?', /^First: the Norby light/],
    ['Sorby and Norby were both lit. Which came first?', /^First: the Norby light/],
    ['Which came first, the Norby light or the Sorby light?', /^First: the Norby light \(4 May 1902\)/],
    ['which came first the Norby light or the Sorby light', /^First: the Norby light \(4 May 1902\)/],
  ])('%s', (question, told) => {
    const { text, facts } = ask(question)
    expect(text).toMatch(told)
    expect([...facts].sort()).toEqual(['north-lit', 'south-lit'])
  })

  it.each([
    "Which light is older, Norby's or Sorby's, and by how many days?",
    'How many days lay between the Norby light and the Sorby light?',
  ])('tells how far apart they are where that is asked: %s', question =>
    expect(ask(question).text).toMatch(/, 10 days later/),
  )

  it.each([
    ['Was the Norby light lit before the Sorby light?', /^Yes\. First: the Norby light/],
    ['Was the Norby light lit after the Sorby light?', /^No\. First: the Norby light/],
  ])('settles a claim: %s', (question, told) => expect(ask(question).text).toMatch(told))

  it('is not known where one of them has no date', () => {
    const { text } = ask('Which light is older, that of Norby or that of Vesby?')
    expect(text).not.toMatch(/First|Later/)
  })

  it('is not told one by one in its place', () => {
    const { facts } = ask('How many steps does the Norby light or the Vesby light have earlier?')
    expect(facts).toEqual([])
  })

  it('is no answer to what else is asked of them', () =>
    expect(ask("Which light has the older cafeteria, Norby's or Sorby's?").text).not.toMatch(/First|Later/))

  it('is that of what is asked of them, not of themselves', () =>
    expect(ask('Which was renamed first, the Norby light or the Sorby light?').text).toMatch(
      /^First: the Sorby light \(1 June 1950\)/,
    ))
})

describe('the larger of two numbers', () => {
  it.each([
    [
      'Which has more steps, the Sorby light or the Norby light?',
      /^More: the Norby light \(120\); against the Sorby light \(95\)/,
    ],
    ['Which has fewer steps, the Sorby light or the Norby light?', /^Fewer: the Sorby light \(95\)/],
    ['Which has more steps, the Sorby light or the Vesby light?', /^The same number/],
    ['Has the Norby light more steps than the Sorby light?', /^Yes\. More: the Norby light \(120\)/],
    ['Has the Norby light fewer steps than the Sorby light?', /^No\. Fewer: the Sorby light \(95\)/],
    ['Has the Vesby light more steps than the Sorby light?', /^No\. The same number/],
  ])('%s', (question, told) => expect(ask(question).text).toMatch(told))
})

describe('what is asked of each of two things', () => {
  it.each([
    ['The Red Book vs the Blue Book: what is each about?', /Wrecks[^]*Keepers/],
    ['the difference between the Red Book and the Blue Book in one line?', /wrecks[^]*keepers/],
    ['What did the first and the second boat race each look at?', /Rowing[^]*Sailing/],
    ['First versus second boat race: what did each look at?', /Rowing[^]*Sailing/],
  ])('is told of both: %s', (question, told) => expect(ask(question).text).toMatch(told))
})

describe('two questions in one', () => {
  it('are not both answered by one fact', () =>
    expect(ask('How many steps does the Norby light have and how many rungs in the south?').text).toMatch(
      /120 steps[^]*95 steps/,
    ))
})

describe('a question about two things', () => {
  const pairs = (text: string) => {
    const { reader } = lexiconOf(office.knowledge)
    return pairsOf(text, reader.read(text, TODAY), office.knowledge).map(pair => pair.things)
  }

  it.each([
    ["Which is older, Norby's light or Sorby's?", ["Norby's light", "Sorby's light"]],
    ["Which is older, Norby's or Sorby's light?", ["Norby's light", "Sorby's light"]],
    ['Which is older, the old tower or the new one?', ['the old tower', 'the new tower']],
    ['the first and the third round: which was longer?', ['the first round', 'the third round']],
  ])('has them completed from each other: %s', (text, things) => expect(pairs(text)[0]).toEqual(things))

  it.each(['Which is older?', 'Who lit the light and who paid for it?', 'a, b or c or d: which is older?', ''])(
    'is nothing else: %j',
    text => expect(pairs(text)).toEqual([]),
  )
})

import { beforeAll, describe, expect, it } from 'vitest'
import { numberedApart } from '../../src/answer/pairs/numbered.ts'
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
    ["Which was first, Norby's light or Sorby's?", /^First: the Norby light/],
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

describe('two amounts of different sorts', () => {
  it('are both told, and neither is called the larger', () => {
    const { text } = ask('Which has the higher fee, the Norby light or the Sorby light?')
    expect(text).toMatch(/40 crowns[^]*9 pounds/)
    expect(text).not.toMatch(/More|Fewer/)
  })

  it('are not told of one alone', () =>
    expect(ask('Which light has more wrecks, the Norby light or the Sorby light?').kind).toBe('unknown'))

  it('settle no claim', () =>
    expect(ask('Has the Norby light a higher fee than the Sorby light?').text).not.toMatch(/^Yes|^No/))
})

describe('what is asked of each of two things', () => {
  it.each([
    ['The Red Book vs the Blue Book: what is each about?', /Wrecks[^]*Keepers/],
    ['the difference between the Red Book and the Blue Book in one line?', /wrecks[^]*keepers/],
    ['What did the first and the second boat race each look at?', /Rowing[^]*Sailing/],
    ['First versus second boat race: what did each look at?', /Rowing[^]*Sailing/],
    ['how do the first and second boat races differ in what they looked at', /Rowing[^]*Sailing/],
    ['difference between the Norby light and the Red Book', /granite[^]*wrecks/],
  ])('is told of both: %s', (question, told) => expect(ask(question).text).toMatch(told))
})

describe('what is asked of several at once', () => {
  it.each([
    ['What did the first and second boat races look at?', /Rowing[^]*Sailing/],
    ['topic of the 1st and the 2nd boat race', /Rowing[^]*Sailing/],
    ['Norby light and Sorby light steps', /120 steps[^]*95 steps/],
  ])('is told of each, though a fact of one knows the other: %s', (question, told) =>
    expect(ask(question).text).toMatch(told),
  )

  it.each([
    ['who lit the first, second and third light', ['the first light', 'the second light', 'the third light']],
    ['who lit both the 1st and 2nd lights', ['the 1st light', 'the 2nd light']],
    ['who lit lights 1 and 3', ['light 1', 'light 3']],
    ['who lit light 1, 2 or 3', ['light 1', 'light 2', 'light 3']],
  ])('is parted at its numbers: %s', (question, lights) =>
    expect(numberedApart(question).map(part => part.replace(/\s+/g, ' '))).toEqual(
      lights.map(light => `who lit ${light}`),
    ),
  )

  it.each([
    'who lit the first light',
    'what is on 3 and 4 May',
    'Regulation 1 and 2.5',
    'first and foremost, who is it',
  ])('is one question about one thing: %s', question => expect(numberedApart(question)).toEqual([]))
})

describe('a word that also names a land', () => {
  it.each([
    ['Is the Red Book written in Danish?', /^Yes: Danish is a tongue/],
    ['Is the Red Book written in Swedish?', /^No: Swedish is no tongue/],
  ])('is looked for on a list of words: %s', (question, told) => expect(ask(question).text).toMatch(told))
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

  it.each([
    ['Which came first, the Norwegian or the Danish museum?', ['the Norwegian Toy Museum', 'the Danish museum']],
    ['Which came first, the Norwegian Toy Museum or Denmark?', ['the Norwegian Toy Museum', 'the Danish Toy Museum']],
    ['Which came first, Norway or Denmark?', ['Norway', 'Denmark']],
  ])('has what belongs to one beside the like of the other: %s', async (text, things) => {
    const { knowledge } = await openFolder('fairs')
    const reading = lexiconOf(knowledge).reader.read(text, TODAY)
    expect(pairsOf(text, reading, knowledge)[0]?.things).toEqual(things)
  })
})

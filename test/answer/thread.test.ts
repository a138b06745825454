import { beforeAll, describe, expect, it } from 'vitest'
import { isDoubt } from '../../src/answer/thread/doubt.ts'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import { asksOfPerson, namedIn } from '../../src/answer/thread/referents.ts'
import { lineOf, seriesOf } from '../../src/answer/thread/series.ts'
import { openFolder, openOffice, TODAY, type Office } from './office.ts'

let fairs: Office
let office: Office
beforeAll(async () => {
  fairs = await openFolder('fairs')
  office = await openOffice()
})
const say = (...said: string[]) => fairs.ask(...said).text

describe('a series', () => {
  it('is what a fact lists in the order of its days', () => {
    expect(seriesOf(fairs.knowledge, 'porto-fair')).toEqual(['hamar-fair', 'porto-fair', 'aarhus-fair'])
    expect(seriesOf(fairs.knowledge, 'porto-charter')).toBeUndefined()
    expect(seriesOf(office.knowledge, 'cork')).toBeUndefined()
  })

  it('is what a property was over time', () => {
    const line = (id: string) => {
      const fact = office.knowledge.fact.get(id) ?? expect.fail(`no fact is called ${id}`)
      return lineOf(fact, office.knowledge).map(one => one.id)
    }
    expect(line('bergen-manager')).toEqual(['bergen-manager-2022', 'bergen-manager'])
    expect(line('bergen-opened')).toEqual([])
  })

  it.each([
    ['where was the Porto Toy Fair', 'and the one after it?', /Harbour Theatre/],
    ['where was the Porto Toy Fair', 'and the one before that?', /Viking Hall/],
    ['when was the Hamar Toy Fair', 'and the next one?', /12 June 2023/],
    ['when was the Hamar Toy Fair', 'the following fair?', /12 June 2023/],
    ['when was the Aarhus Toy Fair', 'what about the previous one', /12 June 2023/],
    ['when was the Hamar Toy Fair', 'and the third one?', /7 September 2025/],
    ['where was the Hamar Toy Fair', 'and the next one with robots?', /Harbour Theatre/],
  ])('is followed: %s, %s', (first, then, told) => expect(say(first, then)).toMatch(told))

  it('has an end', () => {
    const after = fairs.ask('where was the Aarhus Toy Fair', 'and the one after it?')
    expect(after.text).not.toMatch(/Old Customs House|Viking Hall/)
    expect(say('what came out of the Porto fair', 'and the one after it?')).not.toMatch(/Hamar/)
  })

  it.each([
    ['who managed the Bergen office in 2023', 'and after he left?', /^Ines Falk/],
    ['who managed the Bergen office in 2023', 'who came after him', /^Ines Falk/],
    ['who was the first chair of the Friday Circle', 'and after that?', /^Nora Vik/],
    ['who chairs the Friday Circle', 'who was before her?', /^Olaf Lind/],
    ['who chairs the Friday Circle', 'and before Nora Vik?', /^Olaf Lind/],
    ['who managed the Bergen office in 2023', 'and after Tomas Berg?', /^Ines Falk/],
    ['who managed the Bergen office in 2023', 'and who took over?', /^Ines Falk/],
    ['who managed the Bergen office in 2023', 'who took over from him?', /^Ines Falk/],
    ['who manages the Bergen office', 'and her predecessor?', /^Tomas Berg/],
  ])('of values is followed: %s, %s', (first, then, told) => expect(office.ask(first, then).text).toMatch(told))
})

describe('one of several that are counted', () => {
  it.each([
    ['what was the first boat race about', 'and the second?'],
    ['what was the first boat race about', 'what was the second one about?'],
    ['what was the 1st boat race about?', 'the second one?'],
  ])('is asked about after another: %s, %s', async (first, then) => {
    const lights = await openFolder('lights')
    expect(lights.ask(first, then).facts).toEqual(['second-topic'])
  })
})

describe('a year in a name', () => {
  it('is exchanged for another', () => {
    expect(fairs.ask('when is Doll Day 2027', 'and in 2026?').facts).toEqual(['event.doll-day-2026'])
    expect(fairs.ask('when is Doll Day 2027', 'and in 2022?').kind).toBe('unknown')
  })
})

describe('what only sounds like a step', () => {
  it.each([
    ['who managed the Bergen office in 2023', 'what did he do after that?', /^Ines Falk/],
    ['who chairs the Friday Circle', 'how was lunch paid before that?', /^Olaf Lind/],
  ])('is none: %s, %s', (first, then, told) => expect(office.ask(first, then).text).not.toMatch(told))

  it('is a look into the calendar, from the day of what was told on', () => {
    const told = say('when is the Hamar Charter reviewed', 'anything after that?')
    expect(told).toContain('Doll Day 2027')
    expect(told).not.toContain('Winter Toy Fair')
  })
})

describe('what says more than that', () => {
  it('is not bent to what was told', () => {
    const said = 'My uncle collects stamps in a castle, is that right?'
    expect(fairs.ask('when was the Porto Toy Fair', said).kind).toBe('unknown')
  })
})

describe('the same of another', () => {
  it.each([
    ['who heads the Norwegian Toy Museum', 'and its Danish counterpart?', /Per Holm/],
    ['who runs the Danish Toy Museum', "its Norwegian sister museum's?", /Liv Dahl/],
    ['who leads the Norwegian Toy Museum, do you know', 'and the Danish?', /Per Holm/],
  ])('%s, %s', (first, then, told) => expect(say(first, then)).toMatch(told))

  it('is as sure as what was told before', () => {
    const first = fairs.ask('whom does the Norwegian Toy Museum have for a head')
    const then = fairs.ask('whom does the Norwegian Toy Museum have for a head', 'and the Danish?')
    expect(then.text).toContain('Per Holm')
    expect(then.confidence).toBeGreaterThan(first.confidence * 0.8)
  })

  it('is not known where only the first has it', () => {
    expect(fairs.ask('what came out of the Porto fair', 'and the Aarhus fair?').text).not.toMatch(/Charter was agreed/)
  })
})

describe('a list that was told', () => {
  it.each([
    ['which firms eat together on Fridays', 'is Cork?', /^Yes: Cork Toys is a member/],
    ['which firms eat together on Fridays', 'does Elm Radio?', /^Yes: Elm Radio/],
  ])('is what is asked about: %s, %s', (first, then, told) => expect(office.ask(first, then).text).toMatch(told))
})

describe('since when', () => {
  it.each([
    ['who chairs the Friday Circle', 'since when?', /9 January 2026/],
    ['who manages the Bergen office', 'since when does she?', /1 March 2025/],
  ])('is asked of what was told: %s, %s', (first, then, told) => expect(office.ask(first, then).text).toMatch(told))
})

describe('a pronoun', () => {
  const names = (text: string, lead = '') => {
    const context = { today: TODAY, subjects: ['hamar-fair'], last: { text: '', told: ['hamar-outcome'], score: 1 } }
    return namedIn(text, lead, context, { knowledge: fairs.knowledge, lexicon: lexiconOf(fairs.knowledge) })
  }

  it.each([
    ['what was agreed at the Porto fair', 'how many signed it?', /Twelve towns/],
    ['what came out of the Hamar fair', 'how many towns signed it', /Seven towns/],
    ['who heads the Norwegian Toy Museum', 'what did she carve?', /carved puppets/],
    ['who heads the Norwegian Toy Museum', 'where is it, and who runs it?', /Liv Dahl/],
    ['what is on in December', 'what was agreed at it?', /Porto Charter/],
  ])('stands for what was told: %s, %s', (first, then, told) => expect(say(first, then)).toMatch(told))

  it('stands for what the message itself names rather than for what was told', () => {
    const last = 'what came out of the Hamar fair'
    expect(say(last, 'The Porto Charter is new to me. How many signed it?')).toContain('Twelve towns')
  })

  it('stands for somebody, if it is one', () => {
    const context = {
      today: TODAY,
      subjects: ['bergen-office'],
      last: { text: '', told: ['bergen-manager'], score: 1 },
    }
    const by = { knowledge: office.knowledge, lexicon: lexiconOf(office.knowledge) }
    const named = namedIn('when did she start', '', context, by)
    expect(named).toEqual(['when did Ines Falk start'])
    expect(asksOfPerson('when did she start', named, by)).toBe(true)
    expect(asksOfPerson('when did it start', named, by)).toBe(false)
  })

  it.each([
    ['how many signed it', 'how many signed the Hamar Charter'],
    ['which towns does it have', 'which towns does the Hamar Charter have'],
    ['and its towns', "and the Hamar Charter's towns"],
    ['so, who signed it', 'so, who signed the Hamar Charter'],
  ])('is put as its name: %s', (text, named) => expect(names(text)[0]).toBe(named))

  it.each([
    ['what did she sign', 'what did Liv Dahl sign'],
    ['who signed it', 'who signed the Hamar Charter'],
  ])('stands for a person or for a thing: %s', (text, named) => {
    const context = { today: TODAY, subjects: ['hamar-charter', 'liv-dahl'] }
    const by = { knowledge: fairs.knowledge, lexicon: lexiconOf(fairs.knowledge) }
    expect(namedIn(text, '', context, by)).toEqual([named])
  })

  it.each([
    ['the puppets, when do they come in'],
    ['which town decided that it wants a fair'],
    ['what did the puppets say they would do'],
    ['they would stop', 'what did the puppets say '],
    ['how many signed'],
  ])('stands for what is said before it: %s', (text, lead = '') => expect(names(text, lead)).toEqual([]))

  it('stands for nothing that is not known', () => {
    const rent = fairs.ask('who heads the Norwegian Toy Museum', 'what rent does it pay?')
    expect(rent.kind).toBe('unknown')
    expect(rent.text).toContain('the Norwegian Toy Museum')
  })
})

describe('a doubt', () => {
  it.each(['But I read 3 May?', 'are you sure?', 'I thought it was in Hamar', 'really?', 'Is that right?'])(
    'is met with what was told: %s',
    doubt => expect(say('when was the Porto Toy Fair', doubt)).toContain('12 June 2023'),
  )

  it('is none where something is asked', () => {
    const { reader } = lexiconOf(fairs.knowledge)
    const doubts = (text: string) => isDoubt(reader.read(text, TODAY))
    expect(doubts('I read it was signed, by whom?')).toBe(false)
    expect(doubts('I heard of the Hamar Charter')).toBe(false)
    expect(doubts('I heard 3 May')).toBe(true)
  })

  it('of nothing told is none', () => {
    expect(fairs.ask('what is the weather like', 'are you sure?').text).not.toMatch(/Fair|Museum|Charter/)
  })
})

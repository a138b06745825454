import { beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
const ask = (...said: string[]) => office.ask(...said)
const say = (...said: string[]) => ask(...said).text

describe('the office', () => {
  it('is a fact folder without faults', () => expect(office.faults).toEqual([]))
})

describe('a question for a fact', () => {
  it.each([
    ['what is the Friday Circle', 'share lunch on Fridays'],
    ['what is Paper Lantern?', 'publisher of walking guides'],
    ['how do I book the Fjord room', 'front desk'],
    ['I lost my key, what now?', 'A lost key is reported'],
    ['how much does lunch cost', '90 euros'],
    ['where can I work in silence', 'The Attic is the quiet room'],
    ['when is the canteen open', '11.30 to 13.30'],
  ])('%s', (question, told) => {
    const answer = ask(question)
    expect(answer.kind).toBe('answer')
    expect(answer.text).toContain(told)
  })

  it('is answered with its sources and the day on which they were confirmed', () => {
    const { sources, asOf, confidence } = ask('what is the Friday Circle')
    expect(sources).toMatchObject([
      { id: 'circular', publisher: 'Friday Circle', url: 'https://circle.example/circular' },
    ])
    expect(asOf).toBe('2026-11-01')
    expect(confidence).toBeGreaterThan(0.5)
  })

  it('says so when it rests on little', () => expect(say('how much does lunch cost')).toContain('weak source'))

  it.each([
    'who manages the Bergen office',
    'WHO MANAGES THE BERGEN OFFICE???',
    'whos the manger of the bergen ofice',
    'who is the boss of the Bergen office?',
    'who runs Lantern House',
    'bergen office manager',
    'could you please be so kind to tell me who manages the Bergen office, thank you!',
    "Hi! I'm new here. Who manages the Bergen office? Thanks a lot!",
  ])('is understood however it is put: %s', question => expect(say(question)).toContain('Ines Falk'))
})

describe('a property of a subject', () => {
  it.each([
    ['who manages the Lisbon office', 'Rui Prata'],
    ['budget of the Bergen office', '2.4 million kroner'],
    ['how many seats does the Fjord room have', '12 seats'],
    ['how many people fit into Tagus', '8 seats'],
  ])('%s', (question, told) => expect(say(question)).toContain(told))

  it('is not known where only a neighbour has it', () => {
    const budget = ask('what is the budget of the Lisbon office')
    expect(budget.kind).toBe('unknown')
    expect(budget.text).toContain('the Lisbon office')
    expect(budget.text).not.toContain('kroner')
    const seats = ask('how many seats does the Attic have')
    expect(seats.kind).toBe('unknown')
    expect(seats.text).not.toMatch(/\b(?:8|12|eight|twelve)\b/)
  })

  it.each([
    ['when did the Lisbon office open', /^(?:The Lisbon office opened on )?12 April 2021/],
    ['where is the Lisbon office', /^Rua da Prata 40/],
    ['in which street is the Bergen office', /^Strandgaten 12/],
    ['who manages the Bergen office', /^Ines Falk/],
  ])('comes value first: %s', (question, start) => expect(say(question)).toMatch(start))
})

describe('a list', () => {
  const ALL = ['Acorn Books', 'Birch Maps', 'Cork Toys', 'Dune Films', 'Elm Radio']

  it('is complete', () => {
    for (const name of ALL) expect(say('who are the members of the Friday Circle')).toContain(name)
  })

  it('is counted', () => {
    expect(say('how many members does the Friday Circle have')).toMatch(/^(?:5|five) members/i)
    expect(say('how many members of the Friday Circle are in Iberia')).toMatch(/^(?:2|two)\b/i)
    expect(say('how many members of the Friday Circle are from Scandinavia')).toMatch(/^(?:3|three)\b/i)
  })

  it('is told for a region alone', () => {
    const told = say('which members of the Friday Circle are in Iberia')
    expect(told).toMatch(/Cork Toys.*Dune Films/)
    expect(told).not.toMatch(/Acorn|Birch|Elm/)
  })

  it('leaves out what is not wanted', () => {
    const told = say('who is in the Friday Circle besides Elm Radio')
    for (const name of ALL.slice(0, 4)) expect(told).toContain(name)
    expect(told).not.toContain('Elm')
  })
})

describe('a question for yes or no', () => {
  it.each([
    ['is Cork Toys a member of the Friday Circle', /^Yes\b.*Cork Toys/],
    ['does Acorn belong to the Friday Circle', /^Yes\b.*Acorn Books/],
    ['is Fig Games a member of the Friday Circle', /^No\b.*Fig Games is not/],
    ['are dogs forbidden in Bergen', /^No\b.*Mondays and Fridays/],
    ['is smoking allowed in the offices', /^No\b.*smoke/],
    ['was Nora Vik the first chair of the Friday Circle', /^No\b.*Olaf Lind/],
    ['did the Lisbon office open in 2015', /^No\b.*2021/],
  ])('%s', (question, told) => expect(say(question)).toMatch(told))

  it('is answered for each that is named', () => {
    const told = say('are Acorn Books and Fig Games members of the Friday Circle')
    expect(told).toMatch(/Acorn Books is a member/)
    expect(told).toMatch(/Fig Games is not a member/)
  })

  it('never turns a fact round', () => {
    expect(say('does the Fjord room have 12 seats')).not.toMatch(/^No\b/)
    expect(say('does the Fjord room have 20 seats')).not.toMatch(/^Yes\b/)
  })
})

describe('what changed over time', () => {
  it.each([
    ['who manages the Bergen office now', /^Ines Falk/],
    ['who managed the Bergen office before', /^Tomas Berg/],
    ['who managed the Bergen office in 2023', /^Tomas Berg/],
    ['who was manager of the Bergen office before Ines Falk', /^Tomas Berg/],
    ['who chairs the Friday Circle', /^Nora Vik/],
    ['who chaired the Friday Circle in 2025', /^Olaf Lind/],
    ['who was the first chair of the Friday Circle', /^Olaf Lind/],
    ['what is the company called now', /Paper Lantern since 1 May 2024/],
    ['what was the company called in 2015', /Wick and Wax/],
  ])('%s', (question, told) => expect(say(question)).toMatch(told))

  it('is told with what came before and after', () => {
    expect(say('who manages the Bergen office')).toContain('Before that: Tomas Berg')
    expect(say('what was the company called before')).toContain('Since 1 May 2024: Paper Lantern')
  })

  it('depends on the day that is handed in', () => {
    const then = new Date('2024-06-01T12:00:00Z')
    expect(office.answerer.ask({ text: 'who manages the Bergen office now', now: then }).text).toMatch(/^Tomas Berg/)
  })
})

describe('several things at once', () => {
  it('are told side by side', () => {
    for (const question of [
      'which office opened first, Bergen or Lisbon',
      'when did the Bergen office and the Lisbon office open',
      'compare the opening dates of the Bergen office and the Lisbon office',
    ])
      expect(say(question)).toMatch(/5 September 2011[^]*12 April 2021/)
    expect(say('who manages the Bergen office and the Lisbon office')).toMatch(/Ines Falk[^]*Rui Prata/)
    expect(say('seats of the Fjord room and the Tagus room')).toMatch(/12 seats[^]*8 seats/)
  })

  it.each([
    ['who manages the Bergen office and when did the Lisbon office open', /Ines Falk[^]*12 April 2021/],
    ['who chairs the Friday Circle and how much does lunch cost', /Nora Vik[^]*90 euros/],
    ['where is the Lisbon office and who runs it', /Rua da Prata 40[^]*Rui Prata/],
    ['who manages the Bergen office? And how many seats does Tagus have?', /Ines Falk[^]*8 seats/],
  ])('are answered one after the other: %s', (question, told) => expect(say(question)).toMatch(told))

  it('leave "it" open where the first was not understood, whatever is meant without a name', () => {
    expect(say('what was it called before')).toContain('Wick and Wax')
    expect(ask('which zeppelin flew, and what was it called before?').kind).toBe('unknown')
  })

  it('are half known, and it says which half is not', () => {
    const answer = ask('who manages the Lisbon office and what is its phone number')
    expect(answer.kind).toBe('answer')
    expect(answer.text).toContain('Rui Prata')
    expect(answer.text).toMatch(/(?:don't know|no record)[^]*phone number/)
  })
})

describe('a thread', () => {
  it.each([
    [['who manages the Bergen office', 'and Lisbon?'], /^Rui Prata/],
    [['who manages the Bergen office', 'and the Lisbon office?'], /^Rui Prata/],
    [['who manages the Bergen office', 'and in 2023?'], /^Tomas Berg/],
    [['who manages the Bergen office', 'and before that?'], /^Tomas Berg/],
    [['how many seats does the Fjord room have', 'and Tagus?'], /8 seats/],
    [['how many seats does the Fjord room have', 'how do I book it'], /front desk/],
    [['when did the Lisbon office open', 'and Bergen?'], /5 September 2011/],
    [['what was the company called before', 'when was that?'], /30 April 2024/],
    [['what is the Friday Circle', 'who chairs it'], /^Nora Vik/],
    [['where is the Lisbon office', 'who manages it'], /^Rui Prata/],
    [['tell me about the Friday Circle', 'is Birch Maps in it'], /^Yes\b.*Birch Maps/],
    [['is Cork Toys a member of the Friday Circle', 'and Fig Games?'], /Fig Games is not a member/],
    [['who are the members of the Friday Circle', 'how many are in Iberia'], /^(?:2|two)\b/i],
    [['when is the fire drill', 'and the winter dinner?'], /17 December 2026/],
    [['hi', 'who manages the Bergen office'], /^Ines Falk/],
  ])('%j', (said, told) => expect(say(...said)).toMatch(told))

  it('is left when a question stands by itself', () => {
    const earlier = ['who manages the Bergen office', 'what is the weather like']
    expect(say(...earlier, 'how many seats does the Tagus room have')).toContain('8 seats')
  })
})

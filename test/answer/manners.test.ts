import { beforeAll, describe, expect, it } from 'vitest'
import { openOffice, type Office } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
const ask = (...said: string[]) => office.ask(...said)
const say = (...said: string[]) => ask(...said).text

describe('the calendar', () => {
  it.each([
    ['what is on in December', ['Fire drill', 'Winter dinner 2026'], ['Budget day']],
    ['events in 2027', ['Budget day 2027', 'Spring cleaning', 'Assembly', 'Hack week'], ['Winter dinner']],
    ["what's coming up", ['Fire drill', 'Winter dinner', 'Hack week 2027'], ['Summer party']],
    ['any upcoming events in Lisbon', ['Winter dinner', 'Spring cleaning', 'Assembly'], ['Fire drill', 'Hack week']],
    ['anything happening next month', ['Fire drill', 'Winter dinner'], ['Budget day']],
    ['what happened in June', ['Summer party 2026'], ['Fire drill']],
  ])('%s', (question, there, absent) => {
    const { kind, text } = ask(question)
    expect(kind).toBe('answer')
    const places = there.map(name => text.indexOf(name))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    for (const name of there) expect(text).toContain(name)
    for (const name of absent) expect(text).not.toContain(name)
  })

  it.each([
    ['when is the winter dinner', /17 December 2026/],
    ['where does the budget day take place', /Bergen/],
    ['when is hack week', /4–8 October 2027/],
    ['when is spring cleaning', /April 2027.*not fixed/],
  ])('%s', (question, told) => expect(say(question)).toMatch(told))

  it('says that there is nothing, and what comes next', () => {
    const { kind, text } = ask('events in August 2027')
    expect(kind).toBe('unknown')
    expect(text).toContain('3 December 2026: Fire drill')
  })
})

describe('what is not known', () => {
  it.each([
    'what is the phone number of the Bergen office',
    'what rent do we pay for the Lisbon office',
    'what is the salary of Ines Falk',
    'how old is Ines Falk',
    'who catered the winter dinner',
    'what is the wifi password',
    'weather tomorrow',
    'tell me a joke',
    'write a python script',
    'what is the capital of Peru',
  ])('is declined: %s', question => {
    const { kind, text, facts } = ask(question)
    expect(kind).toBe('unknown')
    expect(text).toMatch(/don't know|no record/)
    expect(facts).toEqual([])
  })

  it('is not made up for one who takes it for granted', () => {
    expect(ask('why was the Lisbon office closed').kind).toBe('unknown')
  })

  it('is put right where a closed list tells', () => {
    expect(say('when did Fig Games join the Friday Circle')).toMatch(/^No\b.*Fig Games is not a member/)
  })
})

describe('an unclear or friendly word', () => {
  it.each(['the manager?', 'who is the manager', 'manager'])('asks back which one is meant: %s', question => {
    const { kind, text } = ask(question)
    expect(kind).toBe('choices')
    expect(text).toMatch(/Bergen[^]*Lisbon/)
  })

  it('does not choose between two that share a short name', () => {
    expect(say('what is the address of LH')).toMatch(/Bergen[^]*Lisbon/)
  })

  it.each([
    ['hi', /^Hello/],
    ['good morning', /^Hello/],
    ['thank you so much!', /welcome/i],
    ['bye', /^Goodbye/],
    ['what can you do', /questions about Paper Lantern/],
    ['help', /questions about Paper Lantern/],
  ])('gets a friendly line: %s', (said, told) => {
    const { kind, text, facts } = ask(said)
    expect(kind).toBe('help')
    expect(text).toMatch(told)
    expect(facts).toEqual([])
  })
})

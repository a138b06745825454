import { describe, expect, it } from 'vitest'
import { bareForms, clausesOf, partsOf } from '../../src/answer/message/clauses.ts'

describe('a message', () => {
  it.each([
    ['who is it?', ['who is it?']],
    ['bergen office manager', ['bergen office manager']],
    ['Who is it? Where is it?', ['Who is it?', 'Where is it?']],
    ['Hi! Who is it? Thanks a lot.', ['Who is it?']],
    ['one.two three', ['one.two three']],
  ])('asks: %s', (text, questions) => expect(clausesOf(text).questions).toEqual(questions))

  it('has what is said besides apart', () => {
    const { questions, background } = clausesOf('I am writing about Bergen. Who manages it?')
    expect(questions).toEqual(['Who manages it?'])
    expect(background).toBe('I am writing about Bergen.')
  })

  it('is one question where nothing in it looks like one', () =>
    expect(clausesOf('Bergen office. The manager there.').questions).toEqual(['Bergen office. The manager there.']))

  it.each([
    ['I work at a small firm. Bergen office manager', 'Bergen office manager', 'I work at a small firm.'],
    ['Just back from lunch. the manager there', 'the manager there', 'Just back from lunch.'],
    ['I like it. We do, too.', 'I like it. We do, too.', ''],
  ])('asks in the sentences that do not tell of the asker: %s', (text, question, background) =>
    expect(clausesOf(text)).toEqual({ questions: [question], background }),
  )

  it.each([
    ['when is it open Thank you so much for the help', ['when is it open']],
    ['was it possible thanks to Bergen', ['was it possible thanks to Bergen']],
  ])('ends where it thanks: %s', (text, questions) => expect(clausesOf(text).questions).toEqual(questions))

  it.each(['', ' ', '?', '...', 'hello'])('always has one: %j', text =>
    expect(clausesOf(text).questions).toHaveLength(1),
  )

  it('is listened to at its end when it asks too much', () => {
    const flood = Array.from({ length: 50 }, (_, at) => `Who is number ${at}?`)
    const { questions } = clausesOf(flood.join(' '))
    expect(questions.length).toBeLessThan(10)
    expect(questions.at(-1)).toBe('Who is number 49?')
  })
})

describe('a sentence', () => {
  it.each([
    ['who is it and where is it', ['who is it', 'where is it']],
    ['who is it and what does it cost and when did it open', ['who is it', 'what does it cost', 'when did it open']],
    ['how do I book it, and how do I pay for it?', ['how do I book it', 'how do I pay for it?']],
    ['in which town is it, and in which street is that?', ['in which town is it', 'in which street is that?']],
    ['where was it, when, and how many came?', ['where was it and when', 'how many came?']],
    ['where and when was it and how many came?', ['where and when was it', 'how many came?']],
    ['list the members and say who leads them', ['list the members', 'say who leads them']],
    ['for my notes: who is it and what does it cost?', ['for my notes: who is it', 'what does it cost?']],
  ])('joins several questions: %s', (text, parts) => expect(partsOf(text)).toEqual(parts))

  it.each([
    'Bergen and Lisbon',
    'who manages Bergen and Lisbon',
    'when and where is it',
    'besides Bergen, who was in it',
    'in 2024, who was it',
    'who is it',
    '',
    'last June, who managed the Bergen office',
    'back in 2023, what was the company called',
    'two years ago, who had the keys',
  ])('is one question: %j', text => expect(partsOf(text)).toEqual([text]))
})

describe('the question inside its packing', () => {
  it.each([
    'could you tell me who it is',
    'I would like to know who it is',
    'I wonder, if you have a minute, who it is',
    'who it is, please',
    'Dear team, could you tell me who it is, thanks',
    'who it is, would be amazing',
    'who it is, that would be really helpful to us',
    'who it is, yes or no?',
    'who it is or not',
  ])('%s', text => expect(bareForms(text)).toContain('who it is'))

  it('is tried as a whole first', () =>
    expect(bareForms('could you tell me who it is')[0]).toBe('could you tell me who it is'))
  it.each(['When the office opened, who managed it?', 'Back before the party, was it there?'])(
    'keeps what tells its time: %s',
    text => expect(bareForms(text)).toEqual([text]),
  )
  it('is not kept waiting by what the asker does', () =>
    expect(bareForms('Before we go on, who managed it?')).toContain('who managed it?'))
  it('is the whole where there is no packing', () => expect(bareForms('who is it')).toEqual(['who is it']))
})

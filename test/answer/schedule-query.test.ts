import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf, type Lexicon } from '../../src/answer/read/lexicon.ts'
import { scheduleQuery, type ScheduleQuery } from '../../src/answer/calendar/schedule-query.ts'
import { eventsFor, scheduleOf, type Schedule } from '../../src/answer/calendar/schedule.ts'
import { openFolder, TODAY, type Office } from './office.ts'

let orchard: Office
let lexicon: Lexicon
let schedule: Schedule
beforeAll(async () => {
  orchard = await openFolder('orchard')
  lexicon = lexiconOf(orchard.knowledge)
  schedule = scheduleOf(orchard.knowledge, lexicon)
})

const queryOf = (text: string): ScheduleQuery | undefined =>
  scheduleQuery(lexicon.reader.read(text, TODAY), schedule, orchard.knowledge, lexicon, TODAY)

/** The events that a question asks for; undefined when it does not ask the calendar. */
function asked(text: string): string[] | undefined {
  const query = queryOf(text)
  return query && eventsFor(query, schedule).map(({ id }) => id)
}

it('is asked over a folder without faults', () => expect(orchard.faults).toEqual([]))

describe('the period of a question', () => {
  it.each([
    ['what is on in the next three weeks', ['stall-call', 'cider-fair']],
    ['what is on in the first half of 2027', ['spray-law', 'label-law', 'new-press', 'graft-meeting']],
    ['anything before Christmas?', ['stall-call', 'cider-fair']],
    ["is anything happening on New Year's Day", ['spray-law', 'label-law']],
    ['events in the week of 7 December', ['cider-fair']],
    ['events before 10 December 2026', ['stall-call']],
    ['events until 10 December 2026', ['stall-call', 'cider-fair']],
    ['events after 12 December 2026', ['spray-law', 'label-law', 'new-press', 'graft-meeting']],
    ['what is on in May', ['new-press', 'graft-meeting']],
    ['on 10 December, what is on this year', ['cider-fair']],
    ['what will May bring for growers who travel', ['new-press', 'graft-meeting']],
    ['what is on today', []],
  ])('%s', (text, events) => expect(asked(text)).toEqual(events))

  it('is bounded by events', () => {
    expect(asked('is there anything between the cider fair and the grafters spring meeting?')).toEqual([
      'spray-law',
      'label-law',
      'new-press',
    ])
    expect(asked('what comes right after the cider fair?')?.[0]).toBe('spray-law')
    expect(queryOf('what comes right after the cider fair?')?.single).toBe(true)
  })

  it('is no reason to look where one event is held against another', () =>
    expect(asked('was the cider fair before the grafters spring meeting?')).toBeUndefined())
})

describe('what no calendar tells', () => {
  it.each([
    'what is on the agenda of the cider fair?',
    'what was the old deadline for stalls?',
    'what time does the conference start on 10 December 2026?',
    'which countries will attend the conference in December 2026?',
    'who comes to the conference in December 2026?',
  ])('%s', text => expect(asked(text)).toBeUndefined())

  it('does not keep one from asking where to go', () =>
    expect(asked('what can I attend in December 2026?')).toEqual(['cider-fair']))
})

describe('the sort that a question asks for', () => {
  it.each([
    ['any conferences in December 2026', ['cider-fair']],
    ['any gatherings from December 2026 to June 2027', ['cider-fair', 'graft-meeting']],
    ['which rules start in 2027', ['spray-law', 'label-law']],
    ['which deadlines fall in January 2027', ['spray-law', 'label-law']],
    ['what is due in May 2027', []],
    ['what begins in May 2027', ['new-press', 'graft-meeting']],
  ])('%s', (text, events) => expect(asked(text)).toEqual(events))

  it('is enough to ask for the next of them', () => {
    expect(asked('next conference')).toEqual(['cider-fair'])
    expect(queryOf('next conference')?.single).toBe(true)
  })
})

describe('what happened', () => {
  it('is over', () => {
    expect(asked('what happened this year?')).toEqual(['pruning'])
    expect(asked('what is on this year?')).toEqual(['stall-call', 'cider-fair'])
  })
})

describe('the place of a question', () => {
  it('is where an event is, or in what an event is all over', () => {
    expect(asked('events in Norland in 2027')).toEqual(['spray-law', 'new-press'])
    expect(asked('events in Vestby in 2027')).toEqual(['spray-law', 'new-press'])
    expect(asked('events in Ostby in 2027')).toEqual(['spray-law'])
  })

  it('is one of several alike', () => expect(asked('events in Ostby or Sanmar in May 2027')).toEqual(['graft-meeting']))

  it('is an example where any other will do', () =>
    expect(asked('events in May 2027, in Sanmar or anywhere else')).toEqual(['new-press', 'graft-meeting']))
})

describe('a word that is none of the calendar’s own', () => {
  it('keeps what is asked for to events written of with it', () => {
    expect(asked('events about cider in 2027')).toEqual(['new-press'])
    expect(asked('events about grafters in 2027')).toEqual(['graft-meeting'])
    expect(asked('what happens in January 2027 about the unsprayed strip')).toEqual(['spray-law'])
  })

  it('never asks for everything', () => {
    for (const text of ['events about plums in 2027', 'any concerts in May 2027', 'events for plumbers in 2027'])
      expect(asked(text)).toBeUndefined()
  })

  it('does not count where it says for whom', () =>
    expect(asked('any conferences in December 2026 for growers')).toEqual(['cider-fair']))

  it('is asked for itself after "which"', () =>
    expect(asked('which makers will attend the conference in December 2026?')).toBeUndefined())
})

describe('an answer from the calendar', () => {
  it('keeps to what was said beside the question', () => {
    const { facts } = orchard.ask('Is anything happening in May 2027? Conferences or meetings I mean')
    expect(facts).toEqual(['event.graft-meeting'])
  })

  it('is of the whole question, not of its barest form', () => {
    const { facts } = orchard.ask('Anything in January 2027 in Norland I should know about?')
    expect(facts).toEqual(['event.spray-law'])
  })

  it('begins with the count that was asked for', () =>
    expect(orchard.ask('how many events are there in May 2027?').text).toMatch(/^2 in the calendar:/))

  it('is none where nothing of the sort is in it', () => {
    expect(orchard.ask('any conferences in May 2027?').kind).toBe('unknown')
    expect(orchard.ask('events about plums in 2027').kind).toBe('unknown')
  })
})

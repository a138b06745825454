import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf, type Lexicon } from '../../src/answer/read/lexicon.ts'
import { scheduleQuery } from '../../src/answer/calendar/schedule-query.ts'
import { eventLine, eventsFor, scheduleOf, type Schedule } from '../../src/answer/calendar/schedule.ts'
import type { Knowledge } from '../../src/knowledge/knowledge.ts'
import { openOffice, TODAY } from './office.ts'

let knowledge: Knowledge
let lexicon: Lexicon
let schedule: Schedule
beforeAll(async () => {
  knowledge = (await openOffice()).knowledge
  lexicon = lexiconOf(knowledge)
  schedule = scheduleOf(knowledge, lexicon)
})

const queryOf = (text: string) => scheduleQuery(lexicon.reader.read(text, TODAY), schedule, knowledge, lexicon, TODAY)
/** The events that a question asks for; undefined when it does not ask the calendar. */
function asked(text: string): string[] | undefined {
  const query = queryOf(text)
  return query && eventsFor(query, schedule).map(({ id }) => id.replace(/-20\d\d$/, ''))
}

describe('a question for the calendar', () => {
  it.each([
    ['what is on in December', ['fire-drill', 'winter-dinner']],
    ['what comes up in December', ['fire-drill', 'winter-dinner']],
    ['what do you have for December', ['fire-drill', 'winter-dinner']],
    [
      'upcoming events',
      ['fire-drill', 'winter-dinner', 'budget-day', 'spring-cleaning', 'circle-assembly', 'hack-week'],
    ],
    ['events in 2027', ['budget-day', 'spring-cleaning', 'circle-assembly', 'hack-week']],
    ['events in Lisbon', ['winter-dinner', 'spring-cleaning', 'circle-assembly']],
    ['events in Bergen in 2027', ['budget-day', 'hack-week']],
    ['events after May 2027', ['hack-week']],
    ['events between February and April 2027', ['budget-day', 'spring-cleaning']],
    ['what happened in June', ['summer-party']],
    ['what was on in June', ['summer-party']],
    ['what did we miss in June', ['summer-party']],
    ['past events 2026', ['summer-party']],
    ['what events are left this year', ['fire-drill', 'winter-dinner']],
    [
      'the next 2 events',
      ['fire-drill', 'winter-dinner', 'budget-day', 'spring-cleaning', 'circle-assembly', 'hack-week'],
    ],
    ['events in August 2027', []],
  ])('%s', (text, events) => expect(asked(text)).toEqual(events))

  it('leaves out what is over, unless it was asked for', () => {
    expect(asked('events this year')).toEqual(['fire-drill', 'winter-dinner'])
    expect(queryOf('what happened in June')?.past).toBe(true)
    expect(queryOf('events this year')?.past).toBe(false)
  })

  it('is not what asks for a fact', () => {
    for (const text of [
      'who manages the Bergen office',
      'what happened to him',
      'when is the canteen open',
      'what is the budget of Bergen',
      '',
    ])
      expect(asked(text)).toBeUndefined()
  })

  it('is nothing that a folder without a calendar has', async () => {
    const without = { ...schedule, entries: [] }
    const reading = lexicon.reader.read('what is on in December', TODAY)
    expect(scheduleQuery(reading, without, knowledge, lexicon, TODAY)).toBeUndefined()
  })
})

describe('a line of the calendar', () => {
  const lineOf = (id: string) => eventLine(knowledge.events.find(event => event.id === id) ?? expect.fail(id))

  it('has the days, the name and the place', () => {
    expect(lineOf('fire-drill-2026')).toBe('3 December 2026: Fire drill, Bergen')
    expect(lineOf('hack-week-2027')).toBe('4–8 October 2027: Hack week 2027, Bergen')
  })

  it('says when the days are not fixed', () =>
    expect(lineOf('spring-cleaning-2027')).toMatch(/^April 2027 \(.*not fixed.*\): Spring/))
})

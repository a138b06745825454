import { describe, expect, it } from 'vitest'
import { agendaOf } from '../../../src/answer/calendar/agenda.ts'
import { EVENTS } from '../../reminders/events.ts'
import { factsOf } from '../../reminders/stage.ts'

const agenda = agendaOf(factsOf(EVENTS).knowledge)
const found = (words: string) => agenda.find(words, '2026-11-21')?.map(({ id }) => id)
const ALL = ['call', 'papers', 'gathering', 'later']

describe('the calendar by words', () => {
  it.each(['', 'all', 'coming up', 'what is on', 'everything please', 'upcoming events', 'key dates'])(
    'is all of it for %j',
    words => expect(found(words)).toEqual(ALL),
  )

  it.each([
    ['december 2026', ['call', 'papers', 'gathering']],
    ['2027', ['later']],
    ['summits', ['gathering', 'later']],
    ['summits in december', ['gathering']],
    ['next deadline', ['papers']],
  ])('is a part of it for %j', (words, ids) => expect(found(words)).toEqual(ids))

  it.each(['blorp', 'thing', 'good stuff', 'conferences', 'big', 'right', 'country', 'something', 'december blorp'])(
    'is unknown for %j, which names nothing in it',
    words => expect(found(words)).toBeUndefined(),
  )
})

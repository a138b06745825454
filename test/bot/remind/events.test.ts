import { describe, expect, it } from 'vitest'
import ICAL from 'ical.js'
import { MOST_CODE } from '../../../src/bot/action.ts'
import { Problem } from '../../../src/errors.ts'
import type { Teams } from '../../../src/store/teams.ts'
import { EVENTS } from '../../reminders/events.ts'
import { memoryTeams } from '../../reminders/memory-teams.ts'
import { buttonOf, factsOf, labelsOf, openStage, type Spoken } from '../../reminders/stage.ts'

const stageWith = (more: Parameters<typeof openStage>[0] = {}) => openStage({ events: EVENTS, ...more })
const summaries = ({ reply }: Spoken) =>
  new ICAL.Component(ICAL.parse(reply.file?.content ?? ''))
    .getAllSubcomponents('vevent')
    .map(event => event.getFirstPropertyValue('summary'))

describe('events', () => {
  it('lists what is coming, with its sources and a button for each', async () => {
    const listed = await stageWith().say('events')
    expect(listed.text).toBe(
      [
        'In the calendar',
        [
          '• Board call: Thursday 3 December 2026, 14:00 (Europe/Paris) until 15:30 (Europe/Paris)',
          '• Papers due: 5 December 2026 (end of day, AoE)',
          '• Spring gathering: 10–11 December 2026, Norvik',
          '• Later summit: January 2027 (days not fixed)',
        ].join('\n'),
        'Sources\n• Charter, Harbour League, https://example.org/charter',
      ].join('\n\n'),
    )
    expect(buttonOf(listed.reply, 'Remind me: Spring gathering')).toBe('me:gathering')
  })

  it('leaves clock times to the platform, and dates alone', async () => {
    const { reply } = await stageWith().say('events')
    const items = reply.blocks.flatMap(block => (block.kind === 'list' ? block.items : []))
    const moments = items.map(item =>
      typeof item === 'string' ? 0 : item.filter(span => typeof span === 'object' && 'moment' in span).length,
    )
    expect(moments).toEqual([2, 0, 0, 0])
  })

  it('takes months, topics and a team’s own words', async () => {
    const stage = stageWith()
    await stage.say('event add Summer party | 2027-06-18 | | Norvik')
    expect((await stage.say('events january 2027')).text).toContain('Later summit')
    expect((await stage.say('events 2027')).text).not.toContain('Spring gathering')
    expect((await stage.say('events in norvik')).text).toContain('Spring gathering')
    expect((await stage.say('events in norvik')).text).not.toContain('Board call')
    expect((await stage.say('events coming up')).text).toContain('Summer party')
    expect((await stage.say('events summits')).text).not.toContain('Summer party')
    expect((await stage.say('events party')).text).toContain('Summer party')
    expect((await stage.say('events june 2027')).text).toContain('Summer party')
    expect((await stage.say('events netwrk')).text).toContain('Board call')
    expect((await stage.say('events march')).text).toBe('Nothing is in the calendar for that.')
  })

  it('says what can be asked for where it does not know the words', async () => {
    const stage = stageWith()
    const { text, reply } = await stage.say('events nets')
    expect(text).toContain('I know no event by these words. Try a month, a year, or: deadlines, network, summits.')
    expect(labelsOf(reply)).toContain('network')
    expect((await stage.say('events 32 december')).text).toContain('December has no day 32')
  })

  it('has five buttons at most, all of them short enough', async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({
      id: `event-${at}-${'x'.repeat(at * 4)}`,
      name: `Event ${at} ${'long '.repeat(30)}`,
      start: `2026-12-${String(at + 1).padStart(2, '0')}`,
    }))
    const { reply, text } = await stageWith({ events: many }).say('events')
    expect(labelsOf(reply)).toHaveLength(5)
    for (const label of labelsOf(reply)) {
      expect(label.length).toBeLessThanOrEqual(75)
      expect(buttonOf(reply, label).length).toBeLessThanOrEqual(MOST_CODE)
    }
    expect(text).toContain('… and 10 more.')
  })

  it('tells what the facts know where the store is away', async () => {
    const away = () => Promise.reject(new Problem('The disk is full.'))
    const teams: Teams = { ...memoryTeams(), events: away, setting: away }
    const { text } = await stageWith({ teams }).say('events summits')
    expect(text).toContain('Spring gathering')
    expect(text).toContain('Your team’s own events cannot be read at the moment.')
  })
})

describe('calendar', () => {
  it('is a file of what is coming, without what has no fixed days', async () => {
    const stage = stageWith()
    const made = await stage.say('calendar')
    expect(made.text).toContain('3 events as a calendar file.')
    expect(made.text).toContain('1 more has no fixed days yet')
    expect(made.reply.file).toMatchObject({ name: 'events.ics', type: 'text/calendar' })
    expect(summaries(made)).toEqual(['Board call', 'Papers due', 'Spring gathering'])
  })

  it('of one event has links as well, for those who take no files', async () => {
    const stage = stageWith()
    const made = await stage.say('calendar summits')
    const links = made.reply.blocks.flatMap(block => (block.kind === 'links' ? block.links : []))
    expect(links.map(({ text, url }) => [text, url?.slice(0, 30)])).toEqual([
      ['Google Calendar', 'https://calendar.google.com/ca'],
      ['Outlook', 'https://outlook.office.com/cal'],
    ])
    expect(links[0]?.url).toContain('dates=20261210%2F20261212')
  })

  it('comes by the button of a reminder', async () => {
    const stage = stageWith()
    await stage.say('remind here about summits 1 week before at 09:00 UTC')
    await stage.at('2026-12-03T09:00:05Z')
    const made = await stage.press(stage.square.last('C1'), 'Add to calendar')
    expect(summaries(made)).toEqual(['Spring gathering'])
    expect(made.reply.audience).toBe('asker')
    stage.facts.now = factsOf([])
    expect((await stage.press(stage.square.last('C1'), 'Add to calendar')).text).toContain('no longer in the calendar')
  })

  it('says so where nothing can be put in it', async () => {
    const stage = stageWith()
    expect((await stage.say('calendar january 2027')).text).toContain('The days of that are not fixed yet')
    expect((await stage.say('calendar blorp')).text).toContain('I know no event by these words')
    expect((await stage.say('calendar march')).text).toBe('Nothing is in the calendar for that.')
  })
})

import { describe, expect, it } from 'vitest'
import { EVENTS } from '../../reminders/events.ts'
import { labelsOf, openStage } from '../../reminders/stage.ts'

const stageWith = () => openStage({ events: EVENTS, reminders: ['summits'] })

describe('event add', () => {
  it('adds an event with a clock time, in its zone', async () => {
    const stage = stageWith()
    const { text } = await stage.say('event add Board meeting | 2026-12-03 14:00 | 15:30 | Paris | Europe/Paris')
    expect(text).toContain(
      'Board meeting: Thursday 3 December 2026, 14:00 (Europe/Paris) until 15:30 (Europe/Paris), Paris',
    )
    expect((await stage.say('event list')).text).toContain('1. Board meeting')
  })

  it.each([
    ['Retreat | 2026-12-03', 'Retreat: 3 December 2026'],
    ['Retreat | 2026-12-03 | 2026-12-05 | Norvik', 'Retreat: 3–5 December 2026, Norvik'],
    ['Call | 2026-12-03 9am | 2026-12-03 10:30 | | Seoul', '09:00 (Asia/Seoul) until 10:30 (Asia/Seoul)'],
    ['Call | 2026-12-03T09:00', '09:00 (UTC)'],
  ])('takes %j', async (said, wanted) => {
    const { text } = await stageWith().say(`event add ${said}`)
    expect(text).toContain(wanted)
  })

  it('says whose clock is meant where none was named', async () => {
    const stage = stageWith()
    stage.square.may = { manages: true, zone: 'Europe/Lisbon' }
    const { text } = await stage.say('event add Call | 2026-12-03 09:00')
    expect(text).toContain('Its clock is taken as Europe/Lisbon.')
  })

  it.each([
    ['', 'Write it as “event add NAME | START | END | PLACE | ZONE”'],
    ['Retreat', 'It has no start.'],
    ['| 2026-12-03', 'It has no name.'],
    [`${'long '.repeat(40)} | 2026-12-03`, 'The name is longer than 120 characters.'],
    ['Retreat | 32 December', 'December has no day 32; its last is the 31st.'],
    ['Retreat | 2026-02-30', 'February has no day 30; its last is the 28th.'],
    ['Retreat | 2026-12-32 10:00', 'December has no day 32'],
    ['Retreat | soon', '“soon” is not a date; write it as 2026-12-03 or 2026-12-03 14:00.'],
    ['Retreat | 2026-12-03 25:00', 'is not a date'],
    ['Retreat | 03/12/2026', '“03/12/2026” is not a date'],
    ['Retreat | 2026-12-03 | 2026-12-01', 'The end, 2026-12-01, is before the start, 2026-12-03.'],
    ['Retreat | 2026-12-03 14:00 | 13:00', 'The end, 2026-12-03 13:00, is before the start'],
    ['Retreat | 2026-12-03 | 13:00', 'An end with a clock time needs a start with one.'],
    ['Retreat | 2026-12-03 | later', '“later” is not an end'],
    ['Retreat | 2025-12-03', '2025-12-03 is over.'],
    ['Retreat | 2026-12-03 | | Norvik | Mars/Olympus', '“Mars/Olympus” is no time zone that I know'],
    ['Retreat | 2026-12-03 | | Norvik | UTC | more', 'more than five parts'],
  ])('answers %.50j with the cure, and adds nothing', async (said, sentence) => {
    const stage = stageWith()
    expect((await stage.say(`event add ${said}`.trim())).text).toContain(sentence)
    expect((await stage.say('event list')).text).toContain('has no events of its own')
  })

  it.each([
    ['3 December 2026', '2026-12-03'],
    ['Dec 3rd, 2026 at 2pm', '2026-12-03 14:00'],
    ['2026-12-3', '2026-12-03'],
    ['3.12.2026 14:00', '2026-12-03 14:00'],
    ['2026/12/03', '2026-12-03'],
  ])('offers what %j should be, as a button', async (said, wanted) => {
    const stage = stageWith()
    const asked = await stage.say(`event add Retreat | ${said}`)
    expect(labelsOf(asked.reply)).toEqual([wanted])
    await stage.press(asked, wanted)
    expect((await stage.say('event list')).text).toContain('Retreat')
  })

  it('is added once where the same words arrive twice', async () => {
    const stage = stageWith()
    for (let times = 0; times < 2; times++) await stage.say('event add Retreat | 2026-12-03', { id: 'same' })
    expect((await stage.say('event list')).text.match(/Retreat/g)).toHaveLength(1)
  })

  it('is reminded of where the channel asked for everything or for the team', async () => {
    const stage = stageWith()
    await stage.say('event add Retreat | 2026-12-10')
    await stage.say('remind here')
    await stage.say('remind here about network', { in: { workspace: 'T1', channel: 'C2', direct: false } })
    await stage.say('remind here', { in: { workspace: 'T2', channel: 'C3', direct: false } })
    stage.square.messages.length = 0
    await stage.at('2026-12-09T09:00:05Z')
    const told = stage.square.messages.filter(({ text }) => text.startsWith('Retreat'))
    expect(told.map(({ to }) => to)).toEqual(['C1'])
  })
})

describe('event drop', () => {
  it('takes out by the number of the list, and says which', async () => {
    const stage = stageWith()
    await stage.say('event add Second | 2026-12-20')
    await stage.say('event add First | 2026-12-10')
    expect((await stage.say('event drop 3')).text).toContain('“event list” shows 1 to 2; there is no “3”')
    expect((await stage.say('event drop 1')).text).toContain('First is out of your team’s calendar')
    expect((await stage.say('event list')).text).toContain('1. Second')
  })

  it('shows no numbers for what is over', async () => {
    const stage = stageWith()
    await stage.say('event add First | 2026-12-10')
    stage.clock.set('2026-12-12T00:00:00Z')
    expect((await stage.say('event list')).text).toContain('has no events of its own')
  })
})

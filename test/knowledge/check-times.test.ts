import { describe, expect, it } from 'vitest'
import { checkFile, fact, facts } from './folders.ts'

describe('time', () => {
  it('ends after it begins', () => {
    const event = 'events: [{ id: chi, name: CHI, start: 2027-05-14, end: 2027-05-10 }]'
    const list = facts(fact('a', 'from: 2024-06, until: 2024-05-31'), fact('b', 'on: 2024-11-21/2024-11-20'))
    expect(checkFile(list + event)).toEqual([
      'f.yaml:2  a.until: 2024-05-31 is before from, 2024-06; swap them',
      'f.yaml:3  b.on: 2024-11-20 is before 2024-11-21; write 2024-11-20/2024-11-21',
      'f.yaml:4  chi.end: 2027-05-10 is before start, 2027-05-14; swap them',
    ])
  })

  it('may end within the month or year in which it began', () => {
    expect(
      checkFile(facts(fact('a', 'from: 2024-06-15, until: 2024'), fact('b', 'from: 2024, until: 2024-03'))),
    ).toEqual([])
  })

  it('has clock times that fit its days', () => {
    const event = (id: string, more: string) => `  - { id: ${id}, name: ${id}, ${more} }\n`
    const events = [
      event('fine', 'start: 2027-05-10, startTime: "09:00", endTime: "17:30"'),
      event('overnight', 'start: 2027-05-10, end: 2027-05-11, startTime: "22:00", endTime: "02:00"'),
      event('month', 'start: 2027-05, startTime: "09:00"'),
      event('backwards', 'start: 2027-05-10, startTime: "17:00", endTime: "09:00"'),
      event('endless', 'start: 2027-05-10, endTime: "09:00"'),
      event('odd', 'start: 2027-05-10, startTime: "25:00"'),
    ]
    expect(checkFile(`events:\n${events.join('')}`)).toEqual([
      'f.yaml:4  month.start: 2027-05 is no day; a clock time needs one, as 2026-12-03',
      'f.yaml:5  backwards.endTime: 09:00 is not after startTime, 17:00; correct one of them',
      'f.yaml:6  endless.endTime: 09:00 has no startTime; write when it begins, too',
      'f.yaml:7  odd.startTime: "25:00" is not a time of day; write it as "14:00", in quotes',
    ])
  })

  it('has a zone that exists', () => {
    const event = (id: string, zone: string) => `  - { id: ${id}, name: ${id}, start: 2027, zone: "${zone}" }\n`
    const zones = ['Europe/Berlin', 'AoE', 'Etc/GMT+5', 'Europe/Berln', '+02:00']
    expect(checkFile(`events:\n${zones.map((zone, at) => event(`e${at}`, zone)).join('')}`)).toEqual([
      'f.yaml:5  e3.zone: "Europe/Berln" is not a time zone; did you mean "Europe/Berlin"?',
      'f.yaml:6  e4.zone: "+02:00" is not a time zone; did you mean "Europe/Berlin"?',
    ])
  })
})

describe('one value at a time', () => {
  const heads = (...intervals: string[]) =>
    checkFile(
      `${facts(...intervals.map((interval, at) => fact(`h${at}`, `subject: s, property: head${interval && `, ${interval}`}`)))}` +
        'subjects: [{ id: s, name: S }]\n' +
        'properties: [{ id: head, name: head, single: true, asks: ["who heads {subject}"] }]',
    )
  const rule = '"head" has one value at a time; end one with until before the other begins'

  it('means that no two facts hold on the same day', () => {
    expect(heads('from: 2024, until: 2025-03', 'from: 2025-03-31')).toEqual([
      `f.yaml:3  h1.property: holds from 2025-03-31 on and overlaps h0 (from 2024 until 2025-03, f.yaml:2), but ${rule}`,
    ])
    expect(heads('until: 2025-03', 'from: 2025-04')).toEqual([])
  })

  it('means that a fact without dates stands alone', () => {
    expect(heads('', 'on: 2024-11-20', 'until: 2020')).toEqual([
      `f.yaml:3  h1.property: holds on 2024-11-20 and overlaps h0 (at all times, f.yaml:2), but ${rule}`,
      `f.yaml:4  h2.property: holds until 2020 and overlaps h0 (at all times, f.yaml:2), but ${rule}`,
    ])
  })

  it('does not count observations', () => {
    expect(heads('from: 2024', 'asOf: 2024-11-25', 'asOf: 2025')).toEqual([])
  })
})

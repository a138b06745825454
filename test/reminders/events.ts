import type { EventLine } from './stage.ts'

/** Two days without a clock time. */
export const GATHERING: EventLine = {
  id: 'gathering',
  name: 'Spring gathering',
  start: '2026-12-10',
  end: '2026-12-11',
  place: 'Norvik',
  zone: 'Europe/Oslo',
  topics: ['summits'],
  says: 'The League gathers in Norvik.',
  sources: ['charter'],
}

/** With a clock time. */
export const CALL: EventLine = {
  id: 'call',
  name: 'Board call',
  start: '2026-12-03',
  startTime: '14:00',
  endTime: '15:30',
  zone: 'Europe/Paris',
  topics: ['network'],
  sources: ['charter'],
}

/** Due when the day is over everywhere. */
export const PAPERS: EventLine = {
  id: 'papers',
  name: 'Papers due',
  start: '2026-12-05',
  zone: 'AoE',
  kind: 'deadline',
  topics: ['deadlines'],
  sources: ['charter'],
}

/** Its days are not fixed. */
export const LATER: EventLine = {
  id: 'later',
  name: 'Later summit',
  start: '2027-01',
  exact: false,
  topics: ['summits'],
}

export const EVENTS: readonly EventLine[] = [GATHERING, CALL, PAPERS, LATER]

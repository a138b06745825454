import type { types } from '@slack/bolt'
import type { Submission } from '../payloads.ts'
import { plain } from '../text.ts'
import { channelInput, entryOf, input, lineOf, zoneInput, type Faults, type Forms } from './inputs.ts'

const MOST_NAME = 150
const MOST_PLACE = 150

/** The form that adds an event of the team's own. */
export function eventView({ zones }: Forms, channel: string | undefined): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'form:event',
    title: plain('Add an event'),
    submit: plain('Add'),
    close: plain('Cancel'),
    blocks: [
      input('name', 'Name', { type: 'plain_text_input', max_length: MOST_NAME }),
      input('start', 'First day', { type: 'datepicker' }),
      input('startTime', 'Begins at', { type: 'timepicker' }, { optional: true, hint: 'Leave it out for whole days.' }),
      input('end', 'Last day', { type: 'datepicker' }, { optional: true }),
      input('endTime', 'Ends at', { type: 'timepicker' }, { optional: true }),
      input('place', 'Place', { type: 'plain_text_input', max_length: MOST_PLACE }, { optional: true }),
      ...zoneInput(zones, 'Where the times are meant.'),
      channelInput('Whose event it is; I say there that it was added.', channel),
    ],
  }
}

/** The command that the form stands for: `event add NAME | START | END | PLACE | ZONE`, or what is wrong with it. */
export function eventCommand(submission: Submission): { command: string } | { faults: Faults } {
  const entered = {
    name: lineOf(submission, 'name'),
    place: lineOf(submission, 'place'),
    zone: entryOf(submission, 'zone').selected_option?.value ?? '',
    start: entryOf(submission, 'start').selected_date ?? '',
    end: entryOf(submission, 'end').selected_date ?? '',
    startTime: entryOf(submission, 'startTime').selected_time ?? '',
    endTime: entryOf(submission, 'endTime').selected_time ?? '',
  }
  const faults = faultsOf(entered)
  if (Object.keys(faults).length > 0) return { faults }
  const { name, place, zone, start, end, startTime, endTime } = entered
  const first = [start, startTime].filter(Boolean).join(' ')
  const last = end || endTime ? [end || start, endTime].filter(Boolean).join(' ') : ''
  return { command: `event add ${[name, first, last, place, zone].join(' | ')}` }
}

type Entered = Record<'name' | 'place' | 'zone' | 'start' | 'end' | 'startTime' | 'endTime', string>

function faultsOf({ name, place, start, end, startTime, endTime }: Entered): Faults {
  const sameDay = end === '' || end === start
  return {
    ...(name === '' && { name: 'The event needs a name.' }),
    ...(name.includes('|') && { name: 'Please write it without |, which separates the parts.' }),
    ...(place.includes('|') && { place: 'Please write it without |, which separates the parts.' }),
    ...(start === '' && { start: 'Choose the day on which it begins.' }),
    ...(end !== '' && end < start && { end: 'This is before the first day.' }),
    ...(endTime !== '' && startTime === '' && { startTime: 'Say when it begins, too, or leave out when it ends.' }),
    ...(sameDay &&
      endTime !== '' &&
      startTime !== '' &&
      endTime <= startTime && { endTime: 'This is before it begins.' }),
  }
}

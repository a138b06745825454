import type { types } from '@slack/bolt'
import { LIMITS } from '../limits.ts'
import type { Submission } from '../payloads.ts'
import { plain } from '../text.ts'
import { channelInput, entryOf, input, optionOf, zoneInput, type Faults, type Forms } from './inputs.ts'

/** As the reminder commands take them. */
const LEADS = ['4 weeks', '2 weeks', '1 week', '3 days', '2 days', '1 day', '3 hours', '1 hour']
const USUAL_LEADS = ['1 week', '1 day']
const USUAL_TIME = '09:00'

/** The form that sets up reminders for a channel. */
export function remindView({ topics, zones }: Forms, channel: string | undefined): types.ModalView {
  const offered = topics.filter(topic => topic.length <= LIMITS.option).slice(0, LIMITS.options)
  return {
    type: 'modal',
    callback_id: 'form:remind',
    title: plain('Remind a channel'),
    submit: plain('Set up'),
    close: plain('Cancel'),
    blocks: [
      channelInput('I have to be in it: /invite @aisi', channel),
      ...(offered.length > 0 ? [topicsInput(offered)] : []),
      input('leads', 'How long before', {
        type: 'multi_static_select',
        options: LEADS.map(optionOf),
        initial_options: USUAL_LEADS.map(optionOf),
      }),
      input('time', 'At', { type: 'timepicker', initial_time: USUAL_TIME }),
      ...zoneInput(zones, 'The channel’s own where nothing is chosen.'),
    ],
  }
}

function topicsInput(topics: readonly string[]): types.InputBlock {
  const element = { type: 'multi_static_select' as const, options: topics.map(optionOf) }
  const hint = 'The usual ones where nothing is chosen: network, summits, standards and legal deadlines.'
  return input('topics', 'About', element, { hint, optional: true })
}

/** The command that the form stands for, or what is wrong with it. */
export function remindCommand(submission: Submission): { command: string } | { faults: Faults } {
  const chosen = (name: string) => (entryOf(submission, name).selected_options ?? []).map(({ value }) => value)
  const leads = chosen('leads')
  const topics = chosen('topics')
  const time = entryOf(submission, 'time').selected_time
  const zone = entryOf(submission, 'zone').selected_option?.value
  if (leads.length === 0) return { faults: { leads: 'Choose at least one, such as 1 week.' } }
  if (!time) return { faults: { time: 'Choose a time, such as 09:00.' } }
  const parts = [
    'remind here',
    ...(topics.length > 0 ? [`about ${topics.join(', ')}`] : []),
    `${leads.join(', ')} before`,
    `at ${time}`,
    ...(zone ? [zone] : []),
  ]
  return { command: parts.join(' ') }
}

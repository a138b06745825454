import { dicts, isDict, str, type Dict } from './wire.ts'

/** What a person enters or picks: the value of an option, a date, an id, a text; several of them; or a whole value. */
export type Choice = string | number | readonly string[] | Dict

interface Entry {
  /** Where the payload carries what was chosen, and where an element carries what is chosen at first. */
  field: string
  initial?: string
  many?: boolean
  /** What is chosen is one of the element's options. */
  option?: boolean
}

const WORD: Entry = { field: 'value', initial: 'initial_value' }

const ENTRIES: Readonly<Record<string, Entry>> = {
  plain_text_input: WORD,
  email_text_input: WORD,
  url_text_input: WORD,
  number_input: WORD,
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value' },
  datepicker: { field: 'selected_date', initial: 'initial_date' },
  timepicker: { field: 'selected_time', initial: 'initial_time' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time' },
  static_select: { field: 'selected_option', initial: 'initial_option', option: true },
  external_select: { field: 'selected_option', initial: 'initial_option', option: true },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', option: true },
  overflow: { field: 'selected_option', option: true },
  users_select: { field: 'selected_user', initial: 'initial_user' },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation' },
  channels_select: { field: 'selected_channel', initial: 'initial_channel' },
  checkboxes: { field: 'selected_options', initial: 'initial_options', option: true, many: true },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', option: true, many: true },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', option: true, many: true },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', many: true },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', many: true },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', many: true },
}

/** What the payload says of an element: the choice, or what was chosen at first. Buttons have nothing to say. */
export function stateValue(element: Dict, choice: Choice | undefined): Dict | undefined {
  const type = str(element['type'])
  const entry = ENTRIES[type]
  return (
    entry && { type, [entry.field]: choice === undefined ? untouched(element, entry) : chosen(element, entry, choice) }
  )
}

function untouched(element: Dict, { initial, many }: Entry): unknown {
  return (initial === undefined ? undefined : element[initial]) ?? (many ? [] : null)
}

function chosen(element: Dict, { many, option }: Entry, choice: Choice): unknown {
  const pick = (one: unknown) => (option ? optionOf(element, one) : one)
  if (!many) return pick(choice)
  return (Array.isArray(choice) ? choice : [choice]).map(pick)
}

function optionOf(element: Dict, choice: unknown): unknown {
  if (isDict(choice)) return choice
  const options = [
    ...dicts(element['options']),
    ...dicts(element['option_groups']).flatMap(group => dicts(group['options'])),
  ]
  const found = options.find(option => option['value'] === choice)
  if (found) return found
  throw new Error(`Nobody can pick "${String(choice)}"; there is ${options.map(({ value }) => str(value)).join(', ')}`)
}

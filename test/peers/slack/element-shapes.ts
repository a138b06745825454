import { among, anything, anyText, boolean, house, link, list, marked, number, object, one } from './field.ts'
import { opt, plain, string, type Shape } from './field.ts'

export const imageSource = {
  image_url: opt(link(3000)),
  slack_file: opt(object({ id: opt(string()), url: opt(link()) }, { some: [['id', 'url']], oneOf: [['id', 'url']] })),
}
export const oneImage = { some: [['image_url', 'slack_file']], oneOf: [['image_url', 'slack_file']] }

const act = { action_id: opt(string(255)) }
const focus = { focus_on_load: opt(boolean) }
const placeholder = { placeholder: opt(plain(150)) }
const dispatch = { dispatch_action_config: opt(object({ trigger_actions_on: opt(list(string())) })) }
const colour = { style: opt(among('primary', 'danger')) }
const confirm = {
  confirm: opt(
    object({ title: opt(plain(100)), text: anyText(300), confirm: opt(plain(30)), deny: opt(plain(30)), ...colour }),
  ),
}

// The library's types speak of 75 characters for a value, Slack's reference of 150.
const optionValue = string(150)
const plainOption = object({ text: plain(75), value: optionValue, description: opt(plain(75)) })
const linkOption = object({ text: plain(75), value: optionValue, description: opt(plain(75)), url: opt(link(3000)) })
const anyOption = object({ text: anyText(75), value: optionValue, description: opt(anyText(75)) })
const options = {
  options: opt(list(plainOption, 100)),
  option_groups: opt(list(object({ label: plain(75), options: list(plainOption, 100) }), 100)),
}
const oneOptions = { some: [['options', 'option_groups']], oneOf: [['options', 'option_groups']] }

const select = { ...act, ...confirm, ...focus, ...placeholder }
const multi = { ...select, max_selected_items: opt(number(1)) }
const ofConversations = { default_to_current_conversation: opt(boolean), filter: opt(anything) }
const respond = { response_url_enabled: opt(boolean) }
const typed = { ...act, ...dispatch, ...focus, ...placeholder }
const lines = { min_lines: opt(number(1, 100)), max_lines: opt(number(1, 100)) }
const feedback = object({ text: plain(75), value: string(2000), accessibility_label: house(string(75)) })
const button = { ...act, text: plain(75), accessibility_label: opt(string(75)) }

const SELECTS = ['static_select', 'external_select', 'users_select', 'conversations_select', 'channels_select']
export const CHOICES = [...SELECTS, ...SELECTS.map(type => `multi_${type}`), 'checkboxes', 'radio_buttons']
export const PICKERS = ['datepicker', 'timepicker', 'datetimepicker']
export const BUTTONS = ['button', 'overflow', 'workflow_button']
export const INPUTS = [
  ...['plain_text_input', 'rich_text_input', 'email_text_input'],
  ...['url_text_input', 'number_input', 'file_input'],
]

/** Every block element. Text objects stand here, too, for the blocks that list them among elements. */
export const ELEMENTS: Readonly<Record<string, Shape>> = {
  plain_text: { fields: { text: string(3000), emoji: opt(boolean) } },
  mrkdwn: { fields: { text: marked('mrkdwn', 3000), verbatim: opt(boolean) } },
  image: { fields: { ...imageSource, alt_text: string(2000) }, ...oneImage },
  button: { fields: { ...button, ...confirm, ...colour, value: opt(string(2000)), url: opt(link(3000)) } },
  workflow_button: { fields: { ...button, ...confirm, ...colour, workflow: anything } },
  icon_button: {
    fields: {
      ...act,
      ...confirm,
      icon: string(),
      text: plain(75),
      accessibility_label: house(string(75)),
      value: opt(string(2000)),
      visible_to_user_ids: opt(list(string())),
    },
  },
  feedback_buttons: { fields: { ...act, positive_button: feedback, negative_button: feedback } },
  overflow: { fields: { ...act, ...confirm, options: list(linkOption, 5) } },
  checkboxes: {
    fields: { ...act, ...confirm, ...focus, options: list(anyOption, 10), initial_options: opt(list(anyOption, 10)) },
  },
  radio_buttons: {
    fields: { ...act, ...confirm, ...focus, options: list(anyOption, 10), initial_option: opt(anyOption) },
  },
  static_select: { fields: { ...select, ...options, initial_option: opt(plainOption) }, ...oneOptions },
  external_select: { fields: { ...select, initial_option: opt(plainOption), min_query_length: opt(number(0)) } },
  users_select: { fields: { ...select, initial_user: opt(string()) } },
  conversations_select: {
    fields: { ...select, ...ofConversations, ...respond, initial_conversation: opt(string()) },
  },
  channels_select: { fields: { ...select, ...respond, initial_channel: opt(string()) } },
  multi_static_select: {
    fields: { ...multi, ...options, initial_options: opt(list(plainOption, 100)) },
    ...oneOptions,
  },
  multi_external_select: {
    fields: { ...multi, initial_options: opt(list(plainOption, 100)), min_query_length: opt(number(0)) },
  },
  multi_users_select: { fields: { ...multi, initial_users: opt(list(string())) } },
  multi_conversations_select: {
    fields: { ...multi, ...ofConversations, initial_conversations: opt(list(string())) },
  },
  multi_channels_select: { fields: { ...multi, initial_channels: opt(list(string())) } },
  datepicker: { fields: { ...select, initial_date: opt(string(10)) } },
  timepicker: { fields: { ...select, initial_time: opt(string(5)), timezone: opt(string()) } },
  datetimepicker: { fields: { ...act, ...confirm, ...focus, initial_date_time: opt(number(1e9, 1e10 - 1)) } },
  plain_text_input: {
    fields: {
      ...typed,
      initial_value: opt(string(3000)),
      multiline: opt(boolean),
      min_length: opt(number(0, 3000)),
      max_length: opt(number(1, 3000)),
    },
  },
  rich_text_input: { fields: { ...typed, ...lines, initial_value: opt(one('blocks', 'rich_text')) } },
  email_text_input: { fields: { ...typed, initial_value: opt(string()) } },
  url_text_input: { fields: { ...typed, initial_value: opt(string()) } },
  number_input: {
    fields: {
      ...typed,
      is_decimal_allowed: boolean,
      initial_value: opt(string()),
      min_value: opt(string()),
      max_value: opt(string()),
    },
  },
  file_input: { fields: { ...act, filetypes: opt(list(string())), max_files: opt(number(1, 10)) } },
  url: { fields: { url: link(), text: string() } },
}

import type { types } from '@slack/bolt'
import type { Entry, Submission } from '../payloads.ts'
import { LIMITS } from '../limits.ts'
import { fitting, plain } from '../text.ts'

/** What forms offer to choose from. */
export interface Forms {
  topics: readonly string[]
  /** IANA names. */
  zones: readonly string[]
}

/** What stands below an input that cannot be taken, by the input's name. */
export type Faults = Record<string, string>

/** A labelled input; its name is both its block's and its element's. */
export function input(
  name: string,
  label: string,
  element: types.InputBlockElement,
  more: { hint?: string; optional?: boolean } = {},
): types.InputBlock {
  const { hint, optional = false } = more
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    element: { ...element, action_id: name },
    optional,
    ...(hint && { hint: plain(hint) }),
  }
}

/** The channel it is about; the one that the form was opened in stands there already. */
export function channelInput(hint: string, channel: string | undefined): types.InputBlock {
  return input(
    'channel',
    'Channel',
    {
      type: 'conversations_select',
      filter: { include: ['public', 'private', 'mpim'] },
      response_url_enabled: true,
      ...(channel ? { initial_conversation: channel } : { default_to_current_conversation: true }),
    },
    { hint },
  )
}

/** Time zones by region, so that typing a city finds it. */
export function zoneInput(zones: readonly string[], hint: string): types.InputBlock[] {
  const short = zones.filter(zone => zone.length <= LIMITS.option)
  const regions = [...new Set(short.map(regionOf))]
  const option_groups = regions.flatMap(region =>
    chunks(
      short.filter(zone => regionOf(zone) === region),
      LIMITS.options,
    ).map(some => ({ label: plain(region), options: some.map(optionOf) })),
  )
  if (option_groups.length === 0) return []
  const element = { type: 'static_select' as const, option_groups: option_groups.slice(0, LIMITS.optionGroups) }
  return [input('zone', 'Time zone', element, { hint, optional: true })]
}

function regionOf(zone: string): string {
  const [region = '', city] = zone.split('/')
  return city === undefined ? 'Other' : region
}

export function optionOf(value: string): types.PlainTextOption {
  return { text: plain(fitting(value, LIMITS.option)), value }
}

export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

/** What was entered, by the input's name. */
export function entryOf({ view }: Submission, name: string): Entry {
  return view.state.values[name]?.[name] ?? {}
}

/** One line of text without what would separate the parts of a command. */
export function lineOf(submission: Submission, name: string): string {
  return (entryOf(submission, name).value ?? '').replace(/\s+/g, ' ').trim()
}

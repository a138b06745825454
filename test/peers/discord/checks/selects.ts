import { z } from 'zod'
import { COMPONENT } from '../constants.ts'
import { because, between, componentId, customId, emoji, flag, snowflake, twice, upTo, whole } from './pieces.ts'

const MOST_OPTIONS = 25

const common = {
  id: componentId,
  custom_id: customId,
  placeholder: upTo(150).nullish(),
  min_values: whole(0, MOST_OPTIONS).nullish(),
  max_values: whole(1, MOST_OPTIONS).nullish(),
  disabled: flag,
  required: flag,
}

export const option = z.object({
  label: between(1, 100),
  value: between(1, 100),
  description: upTo(100).nullish(),
  default: flag,
  emoji,
})

const rightCount = because('SELECT_MIN_MAX', 'min_values must not be above max_values.')
const inOrder = (select: { min_values?: number | null | undefined; max_values?: number | null | undefined }) =>
  (select.min_values ?? 1) <= (select.max_values ?? Math.max(1, select.min_values ?? 1))

const VALUE_TWICE = because('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'The specified option value is already used')
const DEFAULTS = because('SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES', 'More options are chosen than max_values allows.')

export const StringSelect = z
  .object({ ...common, type: z.literal(COMPONENT.stringSelect), options: z.array(option).min(1).max(MOST_OPTIONS) })
  .refine(inOrder, rightCount)
  .refine(({ options }) => twice(options.map(({ value }) => value)) === undefined, VALUE_TWICE)
  .refine(select => select.options.filter(one => one.default).length <= (select.max_values ?? 1), DEFAULTS)
  .refine(
    select => (select.max_values ?? 1) <= select.options.length && (select.min_values ?? 0) <= select.options.length,
    because('SELECT_COMPONENT_MAX_VALUES', 'Must not ask for more values than there are options.'),
  )

const chosen = z
  .array(z.object({ id: snowflake, type: z.string() }))
  .max(MOST_OPTIONS)
  .nullish()
const entities = <T extends number>(type: T) =>
  z.object({ ...common, type: z.literal(type), default_values: chosen }).refine(inOrder, rightCount)

export const UserSelect = entities(COMPONENT.userSelect)
export const RoleSelect = entities(COMPONENT.roleSelect)
export const MentionableSelect = entities(COMPONENT.mentionableSelect)
export const ChannelSelect = z
  .object({
    ...common,
    type: z.literal(COMPONENT.channelSelect),
    default_values: chosen,
    channel_types: z.array(z.int()).nullish(),
  })
  .refine(inOrder, rightCount)

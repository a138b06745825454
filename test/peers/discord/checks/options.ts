import { z } from 'zod'
import { OPTION } from '../constants.ts'
import { because, between, flag, twice, whole } from './pieces.ts'

const MOST = 25
const LONGEST_TEXT = 6_000

/** Lower case where the alphabet has it; letters, digits, dash, underscore and apostrophe. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u
const NAME_RULE = because('APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
const proper = (name: string) => NAME.test(name) && name === name.toLowerCase()

export const commandName = between(1, 32).refine(proper, NAME_RULE)
export const localised = <T extends z.ZodType>(text: T) => z.record(z.string(), text).nullish()
export const description = between(1, 100)

const common = {
  name: commandName,
  description,
  name_localizations: localised(commandName),
  description_localizations: localised(description),
}
const value = { ...common, required: flag }

const choice = <T extends z.ZodType>(of: T) =>
  z.object({ name: between(1, 100), name_localizations: localised(between(1, 100)), value: of })

const CHOICES = because('APPLICATION_COMMAND_OPTIONS_CHOICES', 'choices and autocomplete exclude each other')
const onlyOne = (one: { choices?: readonly unknown[] | null | undefined; autocomplete?: boolean | null | undefined }) =>
  !(one.autocomplete && one.choices?.length)

const TextOption = z
  .object({
    ...value,
    type: z.literal(OPTION.string),
    autocomplete: flag,
    choices: z
      .array(choice(between(1, 100)))
      .max(MOST)
      .nullish(),
    min_length: whole(0, LONGEST_TEXT).nullish(),
    max_length: whole(1, LONGEST_TEXT).nullish(),
  })
  .refine(onlyOne, CHOICES)

const counted = <T extends number>(type: T) =>
  z
    .object({
      ...value,
      type: z.literal(type),
      autocomplete: flag,
      choices: z.array(choice(z.number())).max(MOST).nullish(),
      min_value: z.number().nullish(),
      max_value: z.number().nullish(),
    })
    .refine(onlyOne, CHOICES)

const plain = <T extends number>(type: T) => z.object({ ...value, type: z.literal(type) })
const ofChannel = z.object({ ...value, type: z.literal(OPTION.channel), channel_types: z.array(z.int()).nullish() })

const values = [
  TextOption,
  counted(OPTION.integer),
  counted(OPTION.number),
  plain(OPTION.boolean),
  plain(OPTION.user),
  ofChannel,
  plain(OPTION.role),
  plain(OPTION.mentionable),
  plain(OPTION.attachment),
] as const

const TWICE = because('APPLICATION_COMMAND_OPTIONS_NAME_INVALID', 'Option name is used twice')
const ORDER = because('APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', 'Required options must be placed before others')
const eachOnce = (options: readonly { name: string }[]) => twice(options.map(({ name }) => name)) === undefined
const requiredFirst = (options: readonly { required?: boolean | null | undefined }[]) =>
  options.every((one, index) => !one.required || index === 0 || options[index - 1]?.required)

const valueList = z.array(z.discriminatedUnion('type', [...values])).max(MOST)
const Subcommand = z.object({
  ...common,
  type: z.literal(OPTION.subcommand),
  options: valueList.refine(eachOnce, TWICE).refine(requiredFirst, ORDER).nullish(),
})
const Group = z.object({
  ...common,
  type: z.literal(OPTION.group),
  options: z.array(Subcommand).min(1).max(MOST).refine(eachOnce, TWICE),
})

const MIXED = because('APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands and values exclude each other')
const ofOneSort = (options: readonly { type: number }[]) =>
  new Set(options.map(({ type }) => type <= OPTION.group)).size <= 1

/** Options of a slash command: values, or sub-commands and their groups. */
export const Options = z
  .array(z.discriminatedUnion('type', [...values, Subcommand, Group]))
  .max(MOST)
  .refine(eachOnce, TWICE)
  .refine(options => requiredFirst(options.filter(isValue)), ORDER)
  .refine(ofOneSort, MIXED)

function isValue<T extends { type: number }>(option: T): option is T & { required?: boolean | null | undefined } {
  return option.type > OPTION.group
}

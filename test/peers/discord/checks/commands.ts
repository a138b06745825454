import { z } from 'zod'
import { COMMAND, CONTEXT, INSTALL } from '../constants.ts'
import type { CommandOption } from '../shapes.ts'
import { checked } from './checked.ts'
import type { Fault } from './form.ts'
import { commandName, description, localised, Options } from './options.ts'
import { between, flag, twice } from './pieces.ts'

const MOST_SLASH = 100
const MOST_OF_MENU = 15
/** Names, descriptions and values of one command together. */
const MOST_TEXT = 8_000

const permissions = z
  .union([z.string().regex(/^\d+$/), z.int().min(0)])
  .nullish()
  .transform(bits => (bits === null || bits === undefined ? null : String(bits)))

const common = {
  default_member_permissions: permissions,
  contexts: z
    .array(z.literal(Object.values(CONTEXT)))
    .min(1)
    .nullish(),
  integration_types: z
    .array(z.literal(Object.values(INSTALL)))
    .min(1)
    .nullish(),
  nsfw: flag,
}
const ChatInput = z.object({
  ...common,
  type: z.literal(COMMAND.chatInput),
  name: commandName,
  name_localizations: localised(commandName),
  description,
  description_localizations: localised(description),
  options: Options.nullish(),
})
const menu = <T extends number>(type: T) =>
  z.object({
    ...common,
    type: z.literal(type),
    name: between(1, 32),
    name_localizations: localised(between(1, 32)),
    description: z
      .literal('', { error: 'Context menu commands cannot have description' })
      .nullish()
      .transform(() => ''),
    description_localizations: z.null().optional(),
    options: z
      .array(z.unknown())
      .max(0)
      .nullish()
      .transform(() => undefined),
  })

const Definition = z.preprocess(
  typed,
  z.discriminatedUnion('type', [ChatInput, menu(COMMAND.user), menu(COMMAND.message)]),
)

export type Definition = z.infer<typeof Definition>

/** A command without a type is a slash command. */
function typed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || ('type' in value && value.type)) return value
  return { ...value, type: COMMAND.chatInput }
}

/** One command's definition, or a refusal with all its faults. */
export function definition(value: unknown): Definition {
  return checked(Definition, value, { further: sizeFaults })
}

/** All commands at once, as a bulk overwrite sends them. */
export function definitions(value: unknown): Definition[] {
  return checked(z.array(Definition), value, { further: listFaults })
}

function listFaults(all: readonly Definition[]): Fault[] {
  const name = twice(all.map(one => `${one.type} ${one.name}`))
  const many = Object.values(COMMAND).filter(type => {
    const most = type === COMMAND.chatInput ? MOST_SLASH : MOST_OF_MENU
    return all.filter(one => one.type === type).length > most
  })
  return [
    ...all.flatMap((one, index) => sizeFaults(one).map(fault => ({ ...fault, path: [index, ...fault.path] }))),
    ...(name === undefined ? [] : [fault('APPLICATION_COMMANDS_DUPLICATE_NAME', 'Command names must be unique.')]),
    ...many.map(type => fault('BASE_TYPE_MAX_LENGTH', `Too many commands of type ${type}.`)),
  ]
}

function sizeFaults(one: Definition): Fault[] {
  const size = textOf(one)
  if (size <= MOST_TEXT) return []
  return [fault('APPLICATION_COMMAND_TOO_LARGE', `Command exceeds maximum size (${size} of ${MOST_TEXT}).`)]
}

function textOf(one: {
  name: string
  description: string
  options?: readonly CommandOption[] | null | undefined
}): number {
  const own = one.name.length + one.description.length
  return (one.options ?? []).reduce((sum, option) => sum + textOf(option) + choiceText(option), own)
}

function choiceText({ choices }: CommandOption): number {
  return (choices ?? []).reduce((sum, { name, value }) => sum + name.length + String(value).length, 0)
}

function fault(code: string, message: string): Fault {
  return { path: [], code, message }
}

import { Routes, type REST } from 'discord.js'
import { z } from 'zod'
import { COMMANDS, COMMANDS_FOR_ANYBODY } from './commands.ts'

/** What of a command is ours to define; Discord fills in the rest. What is left out and what is null mean the same. */
const nothing = <T extends z.ZodType>(shape: T) =>
  shape.nullish().transform(value => (isEmpty(value) ? undefined : value))
const BaseOption = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: nothing(z.boolean()),
  autocomplete: nothing(z.boolean()),
  choices: nothing(z.array(z.object({ name: z.string(), value: z.union([z.string(), z.number()]) }))),
  min_value: nothing(z.number()),
  min_length: nothing(z.number()),
  max_length: nothing(z.number()),
})
const Option = BaseOption.extend({ options: nothing(z.array(BaseOption)) })
const Definition = z.object({
  type: z.number().default(1),
  name: z.string(),
  description: z
    .string()
    .nullish()
    .transform(value => value ?? ''),
  options: nothing(z.array(Option)),
  default_member_permissions: nothing(z.string()),
  contexts: nothing(z.array(z.number())).transform(sorted),
  integration_types: nothing(z.array(z.number())).transform(sorted),
})
/** A command of one server is for that server: where it can be used is not ours to define. */
const OfServer = Definition.omit({ contexts: true, integration_types: true })

export interface Scope {
  app: string
  /** Registered there alone, for development. */
  devGuild?: string | undefined
  /** Anybody may change what others get; without it those who manage a channel. */
  anybody?: boolean | undefined
}

/** Whether Discord offers people what we define now. */
export async function isRegistered(rest: REST, scope: Scope): Promise<boolean> {
  const known = z.array(scope.devGuild === undefined ? Definition : OfServer).safeParse(await rest.get(routeOf(scope)))
  return known.success && told(known.data) === told(z.array(Definition).parse(commandsIn(scope)))
}

/** Defines the commands, but only where Discord has others: a needless change makes them unusable for a moment. */
export async function register(rest: REST, scope: Scope): Promise<'changed' | 'unchanged'> {
  if (await isRegistered(rest, scope)) return 'unchanged'
  await rest.put(routeOf(scope), { body: commandsIn(scope) })
  return 'changed'
}

function routeOf({ app, devGuild }: Scope) {
  return devGuild === undefined ? Routes.applicationCommands(app) : Routes.applicationGuildCommands(app, devGuild)
}

function commandsIn({ devGuild, anybody }: Scope): unknown[] {
  const commands = anybody ? COMMANDS_FOR_ANYBODY : COMMANDS
  if (devGuild === undefined) return [...commands]
  return commands.map(({ contexts: _, integration_types: __, ...command }) => command)
}

/** The same for the same commands, in whatever order they come. */
function told(all: readonly object[]): string {
  return JSON.stringify(all.map(one => JSON.stringify(one)).sort())
}

function sorted(all: number[] | null | undefined): number[] | undefined {
  return all?.toSorted((a, b) => a - b)
}

function isEmpty(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0)
}

import { COMMAND, INSTALL, OPTION } from '../constants.ts'
import { PERMISSION } from '../permissions.ts'
import type { Command, CommandOption } from '../shapes.ts'
import type { State } from '../state.ts'
import type { Origin } from './origin.ts'

/** The command that Discord offers a person under this name, or an error that says why it offers none. */
export function offered({ world }: State, name: string, type: number, origin: Origin): Command {
  const { who, context, install, rights } = origin
  const { guild } = who
  const named = world.commands.filter(one => one.name === name && one.type === type)
  const command = named.find(one => one.guild_id === guild?.id && guild !== undefined) ?? named.find(isGlobal)
  const told = type === COMMAND.chatInput ? `/${name}` : `"${name}"`
  if (!command) throw new Error(`${told} is not registered; there are ${listOf(world.commands)}.`)
  if (command.contexts && !command.contexts.includes(context)) throw new Error(`${told} is not for context ${context}.`)
  if (!command.integration_types.includes(install)) {
    throw new Error(
      `${told} is not for ${install === INSTALL.user ? 'people' : 'servers'} who install the application.`,
    )
  }
  const needed = command.default_member_permissions
  const mighty = (rights & PERMISSION.Administrator) !== 0n
  const allowed = needed === null || mighty || (needed !== '0' && (rights & BigInt(needed)) === BigInt(needed))
  if (guild && !allowed) throw new Error(`${told} is not offered to people with these permissions.`)
  return command
}

function isGlobal({ guild_id }: Command): boolean {
  return guild_id === undefined
}

function listOf(commands: readonly Command[]): string {
  return commands.map(({ name }) => name).join(', ') || 'none'
}

export interface Chosen {
  /** The values that the command, or its sub-command, takes. */
  takes: readonly CommandOption[]
  /** Wraps values in the sub-command and group that were named. */
  wrap: (values: unknown[]) => unknown[]
}

/** Follows a path of sub-commands. */
export function subcommandOf(command: Command, path: readonly string[]): Chosen {
  let takes = command.options ?? []
  const steps: CommandOption[] = []
  for (const name of path) {
    const next = takes.find(one => one.name === name && one.type <= OPTION.group)
    if (!next) throw new Error(`/${command.name} has no sub-command "${path.join(' ')}".`)
    steps.unshift(next)
    takes = next.options ?? []
  }
  if (takes.some(({ type }) => type <= OPTION.group)) {
    throw new Error(`/${[command.name, ...path].join(' ')} needs one of ${takes.map(({ name }) => name).join(', ')}.`)
  }
  const wrap = (values: unknown[]) =>
    steps.reduce<unknown[]>((inner, { name, type }) => [{ name, type, options: inner }], values)
  return { takes, wrap }
}

import { COMMAND, INTERACTION } from '../constants.ts'
import { inFull } from '../content.ts'
import { begin, type Interaction } from '../interactions.ts'
import type { Message } from '../shapes.ts'
import type { State } from '../state.ts'
import { offered, subcommandOf } from './offered.ts'
import { originOf, type Where } from './origin.ts'
import { fill, type Filled } from './values.ts'

/** Somebody uses a slash command; sub-commands are named after it: `remind here`. */
export function useCommand(state: State, line: string, filled: Filled, where: Where): Interaction {
  const [name = '', ...path] = line.split(' ')
  const origin = originOf(state, where)
  const command = offered(state, name, COMMAND.chatInput, origin)
  const { takes, wrap } = subcommandOf(command, path)
  const { options, resolved } = fill(takes, filled)
  const data = {
    id: command.id,
    name,
    type: command.type,
    options: wrap(options),
    ...(command.guild_id !== undefined && { guild_id: command.guild_id }),
    ...(Object.keys(resolved).length > 0 && { resolved }),
  }
  const draft = { ...origin.who, type: INTERACTION.command, name: line, commandType: command.type }
  return begin(state, draft, { ...origin.payload, data })
}

/** Somebody types into an option that suggests. `focused` is the last one filled in, unless said otherwise. */
export function typeInto(state: State, line: string, filled: Filled, where: Where & { focused?: string }): Interaction {
  const [name = '', ...path] = line.split(' ')
  const origin = originOf(state, where)
  const command = offered(state, name, COMMAND.chatInput, origin)
  const { takes, wrap } = subcommandOf(command, path)
  const focused = where.focused ?? Object.keys(filled).at(-1)
  const option = takes.find(one => one.name === focused)
  if (!option?.autocomplete) throw new Error(`The option "${focused}" of /${line} suggests nothing.`)
  const options = takes
    .filter(one => filled[one.name] !== undefined)
    .map(one => ({ name: one.name, type: one.type, value: filled[one.name], ...(one === option && { focused: true }) }))
  const data = { id: command.id, name, type: command.type, options: wrap(options) }
  return begin(state, { ...origin.who, type: INTERACTION.autocomplete, name: line }, { ...origin.payload, data })
}

/** Somebody picks a command from a message's menu. The bot gets the message in full. */
export function useMenu(state: State, name: string, message: Message, where: Where): Interaction {
  const channel = where.channel ?? state.world.channels.get(message.channel_id)
  const origin = originOf(state, { ...where, ...(channel && { channel }) })
  const command = offered(state, name, COMMAND.message, origin)
  const resolved = { messages: { [message.id]: inFull(state.world, message) } }
  const data = { id: command.id, name, type: command.type, target_id: message.id, resolved }
  const draft = { ...origin.who, type: INTERACTION.command, name, commandType: command.type }
  return begin(state, draft, { ...origin.payload, data })
}

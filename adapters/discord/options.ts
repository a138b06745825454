import type { AutocompleteInteraction, ChatInputCommandInteraction, CommandInteractionOption } from 'discord.js'
import type { Filled } from './phrase.ts'

/** The values that were filled in, wherever sub-commands put them. */
export function leaves({ options }: Pick<ChatInputCommandInteraction | AutocompleteInteraction, 'options'>): Filled {
  return Object.fromEntries(below(options.data).map(({ name, value }) => [name, value]))
}

function below(options: readonly CommandInteractionOption[]): CommandInteractionOption[] {
  return options.flatMap(option => (option.options ? below(option.options) : [option]))
}

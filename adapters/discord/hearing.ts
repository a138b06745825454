import { setTimeout as pause } from 'node:timers/promises'
import type { AutocompleteInteraction, Interaction, Message } from 'discord.js'
import { decode } from '../../src/bot/action.ts'
import type { Ears } from '../../src/bot/platform.ts'
import type { Log } from '../../src/log.ts'
import type { Acknowledging } from './acknowledge.ts'
import { fromInteraction, fromMessage, type Asking } from './incoming.ts'
import type { Replied } from './replied.ts'
import { choosing, type Forms } from './suggest.ts'

/** Keeping and acknowledging take three seconds at most. */
const DONE_WITHIN_MS = 4_000

export interface HearingParts {
  ears: Ears
  acknowledging: Acknowledging
  forms: Forms
  log: Log
}

/** What the gateway's events become. */
export interface Hearing {
  interaction(interaction: Interaction): void
  message(message: Message, bot: string, replied?: Replied): void
  /** We were removed from a server. */
  removed(server: string): void
  /** Fulfilled when everything that was heard is kept and acknowledged, or that takes too long. */
  done(): Promise<void>
}

export function openHearing({ ears, acknowledging, forms, log }: HearingParts): Hearing {
  const work = new Set<Promise<void>>()
  const choices = choosing(forms)
  const start = (one: Promise<void>) => {
    const watched = one.catch(cause => log.error('hearing-failed', { cause })).finally(() => work.delete(watched))
    work.add(watched)
  }
  const ask = async (interaction: Asking) => {
    const open = isOpen(interaction)
    const incoming = fromInteraction(interaction, open)
    if (!incoming) return log.warn('unknown-command', { kind: 'command' })
    if (incoming.kind === 'action' && !decode(incoming.text)) log.info('unknown-action', { kind: 'action' })
    await acknowledging.later(interaction, () => ears.hear(incoming), open)
  }
  const suggest = async (interaction: AutocompleteInteraction) => {
    const { name, value } = interaction.options.getFocused(true)
    const typed = { command: interaction.commandName, option: name, text: value }
    await acknowledging.choices(interaction, choices(typed, ears.suggest))
  }
  return {
    interaction(interaction) {
      if (interaction.isAutocomplete()) start(suggest(interaction))
      else if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand() || interaction.isButton())
        start(ask(interaction))
    },
    message(message, bot, replied) {
      const incoming = fromMessage(message, bot, replied)
      if (incoming) start(ears.hear(incoming))
    },
    removed: server => start(ears.removed(server)),
    async done() {
      await Promise.race([Promise.all(work), pause(DONE_WITHIN_MS, undefined, { ref: false })])
    },
  }
}

/** What is shared is for everybody; all else is first of all for who asked. */
function isOpen(interaction: Asking): boolean {
  return interaction.isButton() && decode(interaction.customId)?.do === 'share'
}

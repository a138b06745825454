import { sayButton } from '../answer-reply.ts'
import type { Block, Button } from '../reply.ts'
import { WORDING } from '../wording.ts'
import type { Fault } from './read-times.ts'
import { WORDS } from './wording.ts'

/** Next to each other: Discord's limit. */
const MOST_BUTTONS = 5
/** Of what somebody said so much is said back; they know the rest. */
const MOST_QUOTED = 80

/** What could not be followed, with buttons that say it again as it may have been meant. */
export function faultBlocks(command: string, faults: readonly Fault[]): Block[] {
  const buttons = faults
    .flatMap(({ instead }) => (instead ? instead.meant.flatMap(meant => again(command, instead.said, meant)) : []))
    .slice(0, MOST_BUTTONS)
  return [
    ...faults.map(({ says }) => ({ kind: 'text', text: shortened(says) }) as const),
    ...(buttons.length > 0 ? [{ kind: 'choices', lead: WORDING.meant, buttons } as const] : []),
    { kind: 'note', text: WORDS.nothingChanged },
  ]
}

/** With what it quotes cut where that is long. */
function shortened(says: string): string {
  return says.replace(/([“"])([^“”"]+)(?=[”"])/g, (_, mark: string, quoted: string) =>
    quoted.length > MOST_QUOTED ? `${mark}${quoted.slice(0, MOST_QUOTED).trimEnd()}…` : `${mark}${quoted}`,
  )
}

/** The command with some words exchanged where they stand, however they were typed. */
function again(command: string, said: string, meant: string): Button[] {
  const at = command.toLowerCase().indexOf(said.toLowerCase())
  if (at < 0) return []
  return sayButton(meant, `${command.slice(0, at)}${meant}${command.slice(at + said.length)}`)
}

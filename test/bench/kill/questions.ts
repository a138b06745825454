import type { Incoming } from '../../../src/bot/platform.ts'
import type { Random } from './random.ts'

/** Questions to the Harbour League, with words that their right answer holds. */
const ASKED: readonly (readonly [text: string, told: string])[] = [
  ['who heads Norvik', 'Per Holm heads the harbour of Norvik'],
  ['who are the members of the league', 'two members, Norvik and Selby'],
  ['when was Norvik founded', '1 June 1887'],
  ['who headed the league in 2024', 'Per Holm headed the Harbour League'],
  ['how much are the dues', '200 crowns'],
]
/** Slack brings a delivery up to three times where it hears no acknowledgement in time. */
const MOST_DELIVERIES = 3

export interface Asked {
  incoming: Incoming
  told: string
}

/** Questions of as many people, all said now. */
export function questions(count: number): Asked[] {
  return Array.from({ length: count }, (_, at): Asked => {
    const [text, told] = ASKED[at % ASKED.length] ?? ['', '']
    const [id, person] = [`q${at}`, `U${at}`]
    const where = { in: { workspace: 'W1', channel: 'C1', direct: false }, thread: `W1/C1/@${person}` }
    const who = { from: { id: person, name: `Person ${at}` }, address: id, at: Date.now() }
    return { told, incoming: { id, platform: 'parent', kind: at % 2 ? 'command' : 'message', text, ...who, ...where } }
  })
}

/** Each of them once to three times, all in a mixed order. */
export function deliveriesOf(asked: readonly Asked[], random: Random): Incoming[] {
  const doubled = asked.flatMap(({ incoming }) => Array<Incoming>(1 + random.below(MOST_DELIVERIES)).fill(incoming))
  return random.shuffled(doubled)
}

import { edits } from '../answer/read/spell.ts'

/** The command words, the same after /aisi, after a mention and in the terminal; `rest` is what follows, as typed. */
export const COMMANDS = [
  'help',
  'events',
  'remind here',
  'remind list',
  'remind off',
  'remind test',
  'remind me',
  'digest',
  'quiet',
  'zone',
  'calendar',
  'event add',
  'event list',
  'event drop',
  'sources',
  'why',
  'privacy',
  'forget me',
] as const
export type CommandName = (typeof COMMANDS)[number]

export type Command =
  | { kind: 'command'; name: CommandName; rest: string }
  /** Close to a command, too far to be sure: the person is asked. */
  | { kind: 'near'; meant: readonly string[] }
  | { kind: 'question' }

/** Commands that more words may follow; anything after the others makes a question of it. */
const OPEN = new Set<CommandName>([
  'events',
  'remind here',
  'remind off',
  'remind me',
  'digest',
  'quiet',
  'zone',
  'calendar',
  'event add',
  'event drop',
])
/** A first word that may also begin a question: only a few words may follow it. */
const SHORT_ONLY: Partial<Record<CommandName, number>> = { events: 6, digest: 8, quiet: 6, zone: 4, calendar: 6 }
const FIRSTS = [...new Set(COMMANDS.map(name => name.split(' ')[0] ?? name))]
/** "sources?" and "help!" are commands, "help me find …" is none. */
const ENDING = /[\s.!?,:]+$/u

/** What the words of a message ask us to do. */
export function toCommand(text: string): Command {
  const typed = text.trim().replace(ENDING, '')
  const words = typed.toLowerCase().split(/\s+/)
  const [first = '', second = ''] = words
  const exact = COMMANDS.find(name => name === first || name === `${first} ${second}`)
  if (exact) return whole(exact, typed)
  const meant = FIRSTS.find(word => word === first) ?? slipOf(first)
  if (!meant) return { kind: 'question' }
  return guess(meant, words, typed)
}

function whole(name: CommandName, typed: string): Command {
  const rest = typed.split(/\s+/).slice(name.split(' ').length).join(' ')
  const most = SHORT_ONLY[name]
  if (rest === '') return { kind: 'command', name, rest }
  if (!OPEN.has(name)) return { kind: 'question' }
  return most !== undefined && rest.split(' ').length > most ? { kind: 'question' } : { kind: 'command', name, rest }
}

/** A mistyped first word, or a first word without a right second one: understood where the rest fits, else asked about. */
function guess(meant: string, words: readonly string[], typed: string): Command {
  const family = COMMANDS.filter(name => name.split(' ')[0] === meant)
  const [first = '', second = ''] = words
  const [, ...after] = typed.split(/\s+/)
  const named = second && family.find(name => isSlip(second, name.split(' ')[1] ?? ''))
  if (named) return { kind: 'command', name: named, rest: after.slice(1).join(' ') }
  if (after.length > 0 && first !== 'remind' && (first === meant || !family.some(name => OPEN.has(name))))
    return { kind: 'question' }
  return { kind: 'near', meant: family.map((name, at) => (at === 0 ? [name, ...after].join(' ') : name)) }
}

/** The first word of a command that was meant by a mistyped one. */
function slipOf(word: string): string | undefined {
  return FIRSTS.find(first => first.length >= 4 && first !== word && isSlip(word, first))
}

/** Equal, or one slip of the finger apart in a word of four letters or more. */
function isSlip(word: string, name: string): boolean {
  return word === name || (name.length >= 3 && word.length >= 2 && edits(word, name) <= 1)
}

import { parseArgs } from 'node:util'
import { closest } from '../answer/closest.ts'
import { Problem } from '../errors.ts'
import type { Terminal } from './terminal.ts'

/** An option of a command; `value` names what a text option takes, as `DIR`. */
export interface Option {
  help: string
  short?: string
  value?: string
}

/** What was typed after a command's name. */
export interface Args {
  words: readonly string[]
  on(option: string): boolean
  text(option: string): string | undefined
}

export interface Command {
  summary: string
  /** What follows the name: `[options] "question"`. */
  usage: string
  options: Readonly<Record<string, Option>>
  /** What follows `aisi` in real use. */
  examples: readonly string[]
  /** The exit code: 0 fine, 1 a fault found or failed. */
  run(args: Args, terminal: Terminal): Promise<number>
}

/** Typed in a way that no command understands; the message says how it would be right. */
export class WrongUsage extends Problem {
  override name = 'WrongUsage'
}

export const HELP: Option = { short: 'h', help: 'this text' }

/** Reads the words after a command's name; @param name is told to those who got it wrong. */
export function readArgs(typed: readonly string[], options: Command['options'], name: string): Args {
  const known = { ...options, help: HELP }
  const config = Object.entries(known).map(
    ([name, { short, value }]) =>
      [name, { type: value ? ('string' as const) : ('boolean' as const), ...(short ? { short } : {}) }] as const,
  )
  try {
    const { values, positionals } = parseArgs({
      args: [...typed],
      options: Object.fromEntries(config),
      allowPositionals: true,
    })
    const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
    return { words: positionals, on: name => values[name] === true, text }
  } catch (cause) {
    const what = hint(typed, Object.keys(known)) ?? firstSentence((cause as Error).message)
    throw new WrongUsage(`${what} See ${name} --help.`, [], { cause })
  }
}

/** For an option that does not exist: the one that may have been meant. */
function hint(typed: readonly string[], known: readonly string[]): string | undefined {
  const end = typed.indexOf('--')
  const names = typed.slice(0, end < 0 ? typed.length : end).filter(word => word.startsWith('--'))
  const strange = names.map(word => word.slice(2).split('=')[0] ?? '').find(name => !known.includes(name))
  if (strange === undefined) return undefined
  const [near] = closest(strange, known)
  return `There is no option --${strange}; ${near ? `did you mean --${near}?` : `there are ${known.map(name => `--${name}`).join(', ')}.`}`
}

function firstSentence(message: string): string {
  return `${message.split(/\.\s|\n/)[0]?.replace(/\.$/, '')}.`
}

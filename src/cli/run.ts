import { closest } from '../answer/closest.ts'
import { Problem } from '../errors.ts'
import { readArgs, WrongUsage, type Command } from './command.ts'
import { commandHelp, overview } from './help.ts'
import { print, type Terminal } from './terminal.ts'

/** Each is loaded when it is needed, so that none slows down another's start. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./serve.ts')).startCommand,
  ask: async () => (await import('./ask.ts')).ask,
  chat: async () => (await import('./chat.ts')).chat,
  check: async () => (await import('./check.ts')).check,
  eval: async () => (await import('./eval.ts')).evaluate,
  why: async () => (await import('./why.ts')).why,
  facts: async () => (await import('./facts.ts')).facts,
  events: async () => (await import('./events.ts')).events,
  gaps: async () => (await import('./gaps.ts')).gaps,
  doctor: async () => (await import('./doctor.ts')).doctor,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  'move-data': async () => (await import('./move-data.ts')).moveData,
}

/** Runs what was typed and returns the exit code; a Problem is told in plain lines. */
export async function run(typed: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await dispatch(typed, terminal)
  } catch (cause) {
    if (!(cause instanceof Problem)) {
      print(terminal.stderr, `This is a fault of aisi itself, please report it: ${(cause as Error).stack}`)
      return 1
    }
    print(terminal.stderr, cause.message, ...cause.faults.map(fault => `  ${fault}`))
    return cause instanceof WrongUsage ? 2 : 1
  }
}

async function dispatch([name, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined) throw new WrongUsage('Name a command; aisi --help lists them.')
  if (name === 'help' && rest[0] !== undefined) return dispatch([rest[0], '--help'], terminal)
  if (['help', '--help', '-h'].includes(name)) {
    print(terminal.stdout, overview(await loadAll(), terminal.style))
    return 0
  }
  const command = await commandCalled(name)
  const args = readArgs(rest, command.options, `aisi ${name}`)
  if (!args.on('help')) return command.run(args, terminal)
  print(terminal.stdout, commandHelp(name, command, terminal.style))
  return 0
}

async function commandCalled(name: string): Promise<Command> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (load) return load()
  const [near] = closest(name, Object.keys(COMMANDS))
  const cure = near ? `did you mean aisi ${near}?` : `to ask a question: aisi ask "${name}"`
  throw new WrongUsage(`There is no command "${name}"; ${cure} (aisi --help lists them.)`)
}

async function loadAll(): Promise<[string, Command][]> {
  return Promise.all(
    Object.entries(COMMANDS).map(async ([name, load]): Promise<[string, Command]> => [name, await load()]),
  )
}

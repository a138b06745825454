import { HELP, type Command } from './command.ts'
import { columns } from './columns.ts'
import type { Style } from './style.ts'

/** How to use one command. */
export function commandHelp(name: string, command: Command, style: Style): string {
  const options = Object.entries({ ...command.options, help: HELP }).map(([option, { short, value, help }]) => [
    `  ${short ? `-${short}, ` : ''}--${option}${value ? ` ${value}` : ''}`,
    help,
  ])
  return [
    `${style.strong(`aisi ${name}`)} ${command.usage}`,
    '',
    command.summary,
    '',
    style.strong('Options'),
    ...columns(options),
    '',
    style.strong('Examples'),
    ...command.examples.map(example => `  aisi ${example}`),
  ].join('\n')
}

/** What there is. */
export function overview(commands: readonly (readonly [string, Command])[], style: Style): string {
  return [
    `${style.strong('aisi')} COMMAND [options]`,
    '',
    'Answers questions from a folder of curated, cited facts.',
    '',
    style.strong('Commands'),
    ...columns(commands.map(([name, command]) => [`  ${name}`, command.summary])),
    '',
    style.strong('Examples'),
    ...commands.map(([, command]) => `  aisi ${command.examples[0] ?? ''}`),
    '',
    'aisi COMMAND --help tells more. Exit codes: 0 fine, 1 a fault found or failed, 2 wrong usage.',
    'From the sources: npm run -s aisi -- COMMAND …',
  ].join('\n')
}

import { ASK, QUESTION } from './commands.ts'

/** What was filled in, by option; nothing for what was left out. */
export type Filled = Readonly<Record<string, string | number | boolean | undefined>>

/** A structured command in the words that anybody may type after /aisi; undefined for what is none of ours. */
export function phrase(command: string, subcommand: string | undefined, filled: Filled): string | undefined {
  const given = (name: string) => String(filled[name] ?? '').trim()
  if (command === ASK) return given(QUESTION)
  if (command === 'aisi-remind') return remind(subcommand, given)
  if (command === 'aisi-remind-me') return order('remind me', given)
  if (command === 'aisi-digest') return digest(given)
  if (command === 'aisi-quiet') return words('quiet', given('hours'), filled.weekends ? 'weekends' : '', given('zone'))
  if (command === 'aisi-event') return event(subcommand, given)
  return undefined
}

type Given = (name: string) => string

function remind(subcommand: string | undefined, given: Given): string | undefined {
  switch (subcommand) {
    case 'here':
      return order('remind here', given)
    case 'off':
      return words('remind off', given('number'))
    case 'list':
    case 'test':
      return `remind ${subcommand}`
    default:
      return undefined
  }
}

function order(command: string, given: Given): string {
  const at = led('at', given('at'))
  return words(command, led('about', given('topics')), before(given('before')), at, given('zone'))
}

function digest(given: Given): string {
  const rhythm = given('rhythm')
  return rhythm === 'off' ? 'digest off' : words('digest', rhythm, given('day'), given('at'), given('zone'))
}

/** The bars part the fields: none may stand within one. */
function event(subcommand: string | undefined, given: Given): string | undefined {
  if (subcommand === 'list') return 'event list'
  if (subcommand === 'drop') return words('event drop', given('number'))
  if (subcommand !== 'add') return undefined
  const fields = ['name', 'start', 'end', 'place', 'zone'].map(name => given(name).replaceAll('|', '/'))
  const last = fields.findLastIndex(Boolean)
  return `event add ${fields.slice(0, last + 1).join(' | ')}`
}

function before(leads: string): string {
  return leads === '' || /\bbefore$/i.test(leads) ? leads : `${leads} before`
}

function led(word: string, value: string): string {
  if (value === '') return ''
  return value.toLowerCase().startsWith(`${word} `) ? value : `${word} ${value}`
}

function words(...all: readonly string[]): string {
  return all.filter(Boolean).join(' ')
}

import type { Answer, Question } from '../answer/answer.ts'
import { dayOf } from '../knowledge/dates.ts'
import type { Opened } from '../training/open.ts'
import { eventList } from './event-list.ts'
import { factList } from './fact-list.ts'
import { reasons } from './reasons.ts'
import { render, sourceLines } from './render.ts'
import type { Style } from './style.ts'

/** What is said to a line; `leave` ends the conversation. */
export interface Said {
  text: string
  leave?: boolean
}

/** Earlier questions that still lend a new one their context. */
const REMEMBERED = 20

const HELP = [
  'Ask in your own words; a next question may lean on the ones before ("and when was that?").',
  '  sources        the sources of the last answer, and the facts it came from',
  '  why            how the last answer came about',
  '  facts [NAME]   what the folder holds, all of it or about one subject or fact',
  '  events [WORDS] what is coming up: events december, events 2027, events eu',
  '  help, quit',
].join('\n')

/** A conversation with one person: knows what was asked before, and a few command words. */
export function conversation(current: () => Opened, now: () => Date, style: Style): (line: string) => Said {
  const thread: string[] = []
  let last: { question: Question; answer: Answer } | undefined

  const commands: Readonly<Record<string, (rest: string) => string | undefined>> = {
    help: alone(() => HELP),
    sources: alone(() => (last ? cited(last.answer, style) : NOTHING_YET)),
    why: alone(() => (last ? reasons(current().answerer.explain(last.question), style).join('\n') : NOTHING_YET)),
    facts: rest => factList(current().knowledge, rest, style)?.join('\n'),
    events: rest => {
      const { lines, understood } = eventList(current().knowledge, rest, dayOf(now()), false, style)
      return understood ? lines.join('\n') : undefined
    },
  }

  function ask(text: string): string {
    const question = { text, thread: [...thread], now: now() }
    last = { question, answer: current().answerer.ask(question) }
    thread.push(text)
    if (thread.length > REMEMBERED) thread.shift()
    return render(last.answer, style)
  }

  return line => {
    const [, word = '', rest = ''] = COMMAND.exec(line) ?? []
    if (/^(?:quit|exit)$/i.test(line)) return { text: '', leave: true }
    const said = Object.hasOwn(commands, word.toLowerCase()) ? commands[word.toLowerCase()]?.(rest) : undefined
    return { text: said ?? ask(line) }
  }
}

const COMMAND = /^(\w+)(?:\s+(\S.*))?$/
const NOTHING_YET = 'Ask me something first.'

/** A command word with more after it is a question: "why did the name change". */
function alone(command: () => string): (rest: string) => string | undefined {
  return rest => (rest === '' ? command() : undefined)
}

function cited({ sources, facts }: Answer, style: Style): string {
  if (facts.length === 0) return 'The last answer told no fact.'
  return [...sourceLines(sources, style), style.faint(`From ${facts.join(', ')}; "facts ID" shows one.`)].join('\n')
}

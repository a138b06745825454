import { join } from 'node:path'
import { KNOWLEDGE, readSets, ROOT } from '../../golden/sets.ts'
import { questions } from '../kill/questions.ts'
import type { App } from './load.ts'
import { startBot, startEcho, type BotStart } from './process.ts'

/** Questions to the six facts. */
const FEW = 5

/** A bare Bolt app that says back what it is told, then the bot over the facts of the team and over six facts. */
export async function apps(): Promise<[App, ...App[]]> {
  const golden = await goldenQuestions()
  const facts = { folder: KNOWLEDGE, trainedIn: join(ROOT, '.data') }
  const few = questions(FEW).map(({ incoming: { text } }) => text)
  return [
    // Among the golden questions are some that nobody may say back.
    { name: 'bare Bolt', start: startEcho, questions: few },
    { name: 'aisi', start: botWith({ facts }), questions: golden },
    { name: 'aisi, six facts', start: botWith({}), questions: few },
  ]
}

function botWith(facts: Pick<BotStart, 'facts'>): App['start'] {
  return (slack, { botToken, appToken }, dataDir) => startBot(slack, { botToken, appToken, dataDir, ...facts })
}

/** What people ask outside a thread. */
async function goldenQuestions(): Promise<string[]> {
  const cases = (await readSets()).flatMap(set => set.cases)
  return cases.filter(({ thread }) => !thread?.length).map(({ q }) => q)
}

import { setTimeout as pause } from 'node:timers/promises'
import { openExisting, storeOn } from '../../../src/store/open.ts'
import { startLife } from './process.ts'
import { questions, type Asked } from './questions.ts'
import type { FromBot } from './wire.ts'

/** Nothing is taken up meanwhile: that would be counted too. */
const NEVER_MS = 2 ** 30
const LOOK_MS = 5

/** How many transactions SQLite commits for a question, each one fsync, where so many are asked together. */
export async function commitsPerQuestion(dataDir: string, count: number, together: number): Promise<number> {
  const heard: FromBot[] = []
  const life = startLife(
    { dataDir, leaseMs: NEVER_MS, takeUpMs: NEVER_MS },
    {
      said(message) {
        heard.push(message)
        if (message.say === 'reply') life.tell({ do: 'confirm', call: message.call })
      },
      ended: () => {},
    },
  )
  try {
    await until(() => life.isReady())
    const engine = await openExisting({ dataDir }, () => new Date())
    const { inbox } = storeOn(engine, () => new Date())
    const commits = async () => {
      const before = counts(heard).length
      life.tell({ do: 'count' })
      await until(() => counts(heard).length > before)
      return counts(heard).at(-1) ?? 0
    }
    const ask = async (some: readonly Asked[]) => {
      const replies = () => heard.filter(({ say }) => say === 'reply').length
      const before = replies()
      some.forEach(({ incoming }, envelope) => life.tell({ do: 'hear', envelope, incoming }))
      await until(() => replies() === before + some.length)
      while ((await inbox.waiting()) > 0) await pause(LOOK_MS)
    }
    // What is made once in the life of a store is made now.
    const [first, ...asked] = questions(1 + count)
    if (first) await ask([first])
    const before = await commits()
    for (let at = 0; at < count; at += together) await ask(asked.slice(at, at + together))
    const after = await commits()
    await engine.close()
    return (after - before) / count
  } finally {
    life.kill()
  }
}

function counts(heard: readonly FromBot[]): number[] {
  return heard.flatMap(message => (message.say === 'commits' ? [message.count] : []))
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(LOOK_MS)
}

import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.ts'

/** Keeps questions, some at a time, and names on stdout each one that the store has acknowledged. */
const [dataDir = '', prefix = '', count = '0'] = process.argv.slice(2)
const AT_ONCE = 5
const now = () => new Date()
const store = await openStore({ dataDir, now })
let next = 0

async function keepOn(): Promise<void> {
  while (next < Number(count)) {
    const id = `${prefix}${next++}`
    const question = { id, platform: 'slack', workspace: 'T1', payload: `{"of":"${id}"}`, receivedAt: now() }
    await store.inbox.keep(question, { worker: prefix, now: now(), until: now() })
    writeSync(1, `${id}\n`)
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, keepOn))
await store.close()

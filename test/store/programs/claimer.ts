import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.ts'

/** Takes up and settles questions until none is left, and names on stdout those it got. */
const [dataDir = '', worker = ''] = process.argv.slice(2)
const LEASE_MS = 60_000
const now = () => new Date()
const store = await openStore({ dataDir, now })

while ((await store.inbox.waiting()) > 0) {
  const lease = { worker, now: now(), until: new Date(Date.now() + LEASE_MS) }
  for (const { id } of await store.inbox.takeUp('slack', lease, 3)) {
    if (await store.inbox.replying(id, lease)) writeSync(1, `${id}\n`)
    await store.inbox.settle(id, worker, now())
  }
}
await store.close()

import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.ts'

/** Adds standing orders without end, and names on stdout each one that the store has acknowledged. */
const [dataDir = '', databaseUrl] = process.argv.slice(2)
const now = () => new Date()
const store = await openStore({ dataDir, databaseUrl, now })
const channel = { platform: 'slack', workspace: 'T1', id: 'C1' }

for (let at = 0; ; at++) {
  await store.teams.order({ id: `o${at}`, channel, kind: 'reminders', settings: '{}', by: 'U1', createdAt: now() })
  writeSync(1, `o${at}\n`)
}

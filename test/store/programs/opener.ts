import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.ts'

/** Opens the store at a given moment, so that several do so together, and tells a secret of it. */
const [dataDir = '', start = '0'] = process.argv.slice(2)
while (Date.now() < Number(start)) await new Promise(resolve => setImmediate(resolve))
const store = await openStore({ dataDir, now: () => new Date() })
writeSync(1, `${await store.secret('shared')}\n`)
await store.close()

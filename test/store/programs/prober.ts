import { writeSync } from 'node:fs'
import { openStore } from '../../../src/store/open.ts'

/** Opens the store as whoever runs it, and tells how that ends. */
const [dataDir = ''] = process.argv.slice(2)
try {
  const store = await openStore({ dataDir, now: () => new Date() })
  await store.secret('any')
  await store.close()
  writeSync(1, 'opened\n')
} catch (cause) {
  writeSync(1, `${(cause as Error).name}: ${(cause as Error).message}\n`)
}

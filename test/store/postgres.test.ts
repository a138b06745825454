import { afterAll, beforeAll, describe } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { missing, startPostgres, type Server } from '../contracts/postgres.ts'
import { storeContract } from '../contracts/store.ts'

describe.skipIf(missing)(`on a real server${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: Server
  beforeAll(async () => {
    server = await startPostgres()
  })
  afterAll(() => server.end())

  storeContract('PostgreSQL', async () => {
    const databaseUrl = await server.fresh()
    return now => openStore({ dataDir: '', databaseUrl, now })
  })
})

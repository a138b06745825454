import { openStore } from '../../src/store/open.ts'
import { storeContract } from '../contracts/store.ts'
import { folders } from './folders.ts'

const freshFolder = folders()

storeContract('SQLite', async () => {
  const dataDir = freshFolder()
  return now => openStore({ dataDir, now })
})

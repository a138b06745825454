import { describe } from 'vitest'
import { workbench, type Opener } from './store/bench.ts'
import { changesContract } from './store/changes.ts'
import { gapsContract } from './store/gaps.ts'
import { inboxContract } from './store/inbox.ts'
import { ledgerContract } from './store/ledger.ts'
import { teamEventsContract } from './store/team-events.ts'
import { teamsContract } from './store/teams.ts'
import { threadsContract } from './store/threads.ts'
import { wholeContract } from './store/whole.ts'

export type { Opener } from './store/bench.ts'

/**
 * What every store promises. A new engine is done when this passes.
 * @param fresh Makes an empty place, and tells how to open it: each opening is as another process has it.
 */
export function storeContract(name: string, fresh: () => Promise<Opener>): void {
  describe(`the ${name} store`, () => {
    const bench = workbench(fresh)
    for (const contract of [inboxContract, ledgerContract, changesContract, threadsContract, gapsContract])
      contract(bench)
    for (const contract of [teamsContract, teamEventsContract, wholeContract]) contract(bench)
  })
}

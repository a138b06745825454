import { sql } from 'kysely'
import { mustBeEmpty, type Contents } from './contents.ts'
import { copyAll } from './copy.ts'
import type { Engine } from './engine.ts'
import { StoreProblem } from './problem.ts'
import { TABLE_NAMES } from './schema.ts'

export interface Filling {
  /** Delete what is there; otherwise only an empty store is filled. */
  replace?: boolean
  /** What to do about a store that is not empty. */
  cure: string
  /** Called with the part that is done (0–1). */
  progress?: (part: number) => void
}

/** Makes a store hold what another holds at this moment; all of it or, where anything fails, nothing. */
export async function fill(into: Engine, from: Engine, { replace, cure, progress }: Filling): Promise<Contents> {
  if (into.name === from.name) throw new StoreProblem(`${from.name} cannot be copied into itself. Name two places.`)
  return from.snapshot(source =>
    into.write(async target => {
      if (into.kind === 'postgres') await sql`lock table ${sql.join(TABLE_NAMES.map(sql.table))}`.execute(target)
      if (!replace) await mustBeEmpty(target, into.name, cure)
      return copyAll(source, target, progress ?? (() => {}))
    }),
  )
}

import type { Sqlite } from './sqlite-dialect.ts'
import type { Turns } from './turns.ts'

/** More would keep the answers waiting while they are written. */
const MOST_TOGETHER = 200

interface Job {
  run(): Promise<unknown>
  succeed(value: unknown): void
  fail(cause: unknown): void
}
type Outcome = { kind: 'done'; value: unknown } | { kind: 'failed'; cause: unknown }

export interface GroupedWrites {
  write<T>(work: () => Promise<T>): Promise<T>
  /** Fulfilled when nothing waits any more. */
  drained(): Promise<void>
  commits(): number
}

/** Writes that come in the same tick, or while others are written, share one transaction and so one fsync. */
export function groupedWrites(database: Sqlite, turn: Turns, begin: () => Promise<void>): GroupedWrites {
  const waiting: Job[] = []
  const { together, commits } = transactions(database, begin)
  let flushing: Promise<void> | undefined

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      await nextTick()
      await turn(() => together(waiting.splice(0, MOST_TOGETHER)))
    }
    flushing = undefined
  }

  return {
    write<T>(run: () => Promise<T>) {
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run, succeed: value => resolve(value as T), fail: reject })
        flushing ??= flush()
      })
    },
    drained: async () => flushing,
    commits,
  }
}

function transactions(database: Sqlite, begin: () => Promise<void>) {
  let commits = 0

  /** Each succeeds or fails alone: where the transaction of all is lost, each gets one of its own. */
  async function together(jobs: readonly Job[]): Promise<void> {
    try {
      await begin()
    } catch (cause) {
      return jobs.forEach(job => job.fail(cause))
    }
    try {
      const outcomes: Outcome[] = []
      for (const job of jobs) outcomes.push(await apart(database, job))
      database.exec('commit')
      commits++
      jobs.forEach((job, at) => tell(job, outcomes[at]))
    } catch (cause) {
      attempt(() => database.exec('rollback'))
      if (jobs.length === 1) return jobs.forEach(job => job.fail(cause))
      for (const job of jobs) await together([job])
    }
  }

  return { together, commits: () => commits }
}

/** Undoes a failed one alone; throws where its failure has ended the whole transaction, as a full disk does. */
async function apart(database: Sqlite, job: Job): Promise<Outcome> {
  database.exec('savepoint job')
  try {
    const value = await job.run()
    database.exec('release job')
    return { kind: 'done', value }
  } catch (cause) {
    if (!attempt(() => database.exec('rollback to job; release job'))) throw cause
    return { kind: 'failed', cause }
  }
}

function nextTick(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}

function tell(job: Job, outcome: Outcome | undefined): void {
  if (outcome?.kind === 'done') job.succeed(outcome.value)
  else job.fail(outcome?.cause)
}

function attempt(action: () => void): boolean {
  try {
    action()
    return true
  } catch {
    return false
  }
}

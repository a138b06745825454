import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { columns } from '../../../src/cli/columns.ts'
import { missing, startPostgres } from '../../contracts/postgres.ts'
import { commitsPerQuestion } from './commits.ts'
import { measure, type Outcome } from './run.ts'

/** Questions through kills: prints what became of them, and ends with 1 where one was lost or answered twice for no reason. */
const QUESTIONS = 1_000
const KILLS = 10
const REPLICAS = 3
const SEED = 20_261_122
const COUNTED = 100
const TOGETHER = 20

const dataDir = mkdtempSync(join(tmpdir(), 'aisi-kill-'))
const run = { dataDir, questions: QUESTIONS, kills: KILLS, seed: SEED }
try {
  const outcomes = [
    { name: 'SQLite, one process', ...(await measure({ ...run, processes: 1 })) },
    ...(await onPostgres()),
  ]
  print(outcomes)
  const alone = await commitsPerQuestion(mkdtempSync(join(dataDir, 'alone-')), COUNTED, 1)
  const together = await commitsPerQuestion(mkdtempSync(join(dataDir, 'together-')), COUNTED, TOGETHER)
  console.log(`\nSQLite: ${alone.toFixed(1)} fsyncs a question, ${together.toFixed(1)} where ${TOGETHER} come together`)
  process.exitCode = outcomes.some(({ lost, twice, wrong }) => lost + twice + wrong > 0) ? 1 : 0
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}

async function onPostgres(): Promise<(Outcome & { name: string })[]> {
  if (missing) {
    console.error(`PostgreSQL is left out: ${missing}`)
    return []
  }
  const server = await startPostgres()
  try {
    const databaseUrl = await server.fresh()
    const outcome = await measure({ ...run, databaseUrl, processes: REPLICAS })
    return [{ name: `PostgreSQL, ${REPLICAS} processes`, ...outcome }]
  } finally {
    await server.end()
  }
}

function print(outcomes: readonly (Outcome & { name: string })[]): void {
  const sent = ['questions', 'deliveries', 'acknowledged', 'kills']
  const answered = ['lost', 'answered once', 'twice, outcome unknown at a kill', 'twice otherwise', 'wrong']
  const rows = outcomes.map(one => {
    const { questions, delivered, acknowledged, kills, lost, once, twiceUnknown, twice, wrong } = one
    const figures = [questions, delivered, acknowledged, kills, lost, once, twiceUnknown, twice, wrong]
    return [one.name, ...figures.map(String)]
  })
  console.log(columns([['', ...sent, ...answered], ...rows]).join('\n'))
}

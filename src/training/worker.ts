import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../errors.ts'
import type { Report } from './background.ts'
import { study, type Task } from './study.ts'

try {
  const studied = study(workerData as Task, part => report({ kind: 'progress', part }))
  report({ kind: 'studied', studied })
} catch (cause) {
  if (!(cause instanceof Problem)) throw cause
  report({ kind: 'problem', message: cause.message, faults: cause.faults })
}

function report(what: Report): void {
  parentPort?.postMessage(what)
}

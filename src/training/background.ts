import { Worker } from 'node:worker_threads'
import { Problem } from '../errors.ts'
import type { Studied, Task } from './study.ts'

/** What the thread has to say. */
export type Report =
  | { kind: 'progress'; part: number }
  | { kind: 'studied'; studied: Studied }
  | { kind: 'problem'; message: string; faults: readonly string[] }

/** Loads, checks and learns in a thread of its own, so that questions are answered meanwhile. */
export function studyInBackground(
  task: Task,
  options: { progress?: (part: number) => void; signal?: AbortSignal } = {},
): Promise<Studied> {
  const worker = start(task)
  const stop = () => void worker.terminate()
  options.signal?.addEventListener('abort', stop)
  return new Promise<Studied>((resolve, reject) => {
    worker.on('message', (report: Report) => {
      if (report.kind === 'progress') options.progress?.(report.part)
      else if (report.kind === 'studied') resolve(report.studied)
      else reject(new Problem(report.message, report.faults))
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Problem('Learning was stopped before it was done.')))
    if (options.signal?.aborted) stop()
  }).finally(() => options.signal?.removeEventListener('abort', stop))
}

/** In development the thread runs the sources, which a new thread cannot read before tsx is registered in it. */
function start(workerData: Task): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./worker.js', import.meta.url), { workerData })
  const [tsx, entry] = [import.meta.resolve('tsx/esm/api'), new URL('./worker.ts', import.meta.url).href]
  const boot = `import(${JSON.stringify(tsx)}).then(({ register }) => register() && import(${JSON.stringify(entry)}))`
  return new Worker(boot, { eval: true, workerData })
}

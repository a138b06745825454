import { describe, expect, it } from 'vitest'
import { readFolder } from '../../src/knowledge/files.ts'
import { studyInBackground } from '../../src/training/background.ts'
import { study } from '../../src/training/study.ts'
import { BROKEN, SMALL, TODAY } from './folders.ts'

describe('learning in the background', () => {
  it('learns the same as learning here, and tells how far it is', async () => {
    const task = { dir: SMALL, files: await readFolder(SMALL), today: TODAY }
    const parts: number[] = []
    const studied = await studyInBackground(task, { progress: part => void parts.push(part) })
    expect(studied).toEqual(study(task))
    expect(parts.at(-1)).toBeGreaterThan(0.5)
    expect(parts).toEqual(parts.toSorted((a, b) => a - b))
  })

  it('brings back the faults of a broken folder', async () => {
    const task = { dir: BROKEN, files: await readFolder(BROKEN), today: TODAY }
    await expect(studyInBackground(task)).rejects.toMatchObject({
      name: 'Problem',
      faults: expect.arrayContaining([expect.stringContaining('bad-date.from')]),
    })
  })

  it('stops when it is no longer wanted', async () => {
    const stop = new AbortController()
    const task = { dir: SMALL, files: await readFolder(SMALL), today: TODAY }
    const studying = studyInBackground(task, { signal: stop.signal })
    stop.abort()
    await expect(studying).rejects.toThrow('stopped')
  })
})

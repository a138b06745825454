import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Temporary data folders that go when the tests of the file are done. */
export function folders(): () => string {
  const made: string[] = []
  afterAll(() => made.forEach(folder => rmSync(folder, { recursive: true, force: true })))
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'aisi-store-'))
    made.push(folder)
    return folder
  }
}

import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const SMALL = fileURLToPath(new URL('../folders/small', import.meta.url))
export const BROKEN = fileURLToPath(new URL('../folders/broken', import.meta.url))
export const NOW = new Date('2026-11-21T12:00:00Z')
export const TODAY = '2026-11-21'

export const freshDir = () => mkdtempSync(join(tmpdir(), 'aisi-training-'))

/** A folder of one's own to change, with the facts of the small one. */
export function copyOfSmall(): { dir: string; edit: (from: string, to: string) => void } {
  const dir = freshDir()
  cpSync(SMALL, dir, { recursive: true })
  const file = join(dir, 'harbours.yaml')
  return { dir, edit: (from, to) => writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to)) }
}

import { execFile } from 'node:child_process'
import { copyFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, it } from 'vitest'
import { freshDir, SMALL } from './folders.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

describe('the compiled program', () => {
  const built = freshDir()
  beforeAll(async () => {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    await run(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(built, 'dist')])
    copyFileSync(join(ROOT, 'package.json'), join(built, 'package.json'))
    symlinkSync(join(ROOT, 'node_modules'), join(built, 'node_modules'))
  })

  it('answers and keeps its trained form', async () => {
    const env = { ...process.env, DATA_DIR: join(built, 'data') }
    const main = join(built, 'dist/src/cli/main.js')
    const { stdout } = await run(process.execPath, [main, 'ask', '--knowledge', SMALL, 'who heads Norvik'], { env })
    expect(stdout).toContain('Per Holm heads the harbour of Norvik.')
    expect(readdirSync(join(built, 'data/trained'))).toHaveLength(1)
  })

  it('learns in the background', async () => {
    const script = `
      const { studyInBackground } = await import(${JSON.stringify(join(built, 'dist/src/training/background.js'))})
      const { readFolder } = await import(${JSON.stringify(join(built, 'dist/src/knowledge/files.js'))})
      const files = await readFolder(${JSON.stringify(SMALL)})
      const { folder } = await studyInBackground({ dir: 'small', files, today: '2026-11-21' })
      console.log(folder.facts.length)`
    const file = join(built, 'learn.mjs')
    writeFileSync(file, script)
    const { stdout } = await run(process.execPath, [file])
    expect(stdout).toBe('6\n')
  })
})

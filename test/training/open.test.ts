import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Problem } from '../../src/errors.ts'
import { openAnswerer } from '../../src/training/open.ts'
import { BROKEN, copyOfSmall, freshDir, NOW, SMALL } from './folders.ts'

const question = { text: 'who heads the league', now: NOW }

/** Opens, and tells whether it had to learn. */
async function open(dir: string, dataDir: string) {
  let learnt = false
  const opened = await openAnswerer(dir, dataDir, { now: NOW, progress: () => (learnt = true) })
  return { ...opened, learnt }
}

describe('opening a fact folder', () => {
  it('learns once and then starts from the kept form, with the same answers', async () => {
    const dataDir = freshDir()
    const first = await open(SMALL, dataDir)
    const [file = ''] = readdirSync(join(dataDir, 'trained'))
    const { mtimeMs } = statSync(join(dataDir, 'trained', file))
    const second = await open(SMALL, dataDir)
    expect([first.learnt, second.learnt]).toEqual([true, false])
    expect(statSync(join(dataDir, 'trained', file)).mtimeMs).toBe(mtimeMs)
    expect(second.answerer.ask(question)).toEqual(first.answerer.ask(question))
    expect(second.knowledge.facts).toEqual(first.knowledge.facts)
  })

  it('learns anew when a file of the folder has changed', async () => {
    const dataDir = freshDir()
    const { dir, edit } = copyOfSmall()
    await open(dir, dataDir)
    edit('Ada Lund', 'Eva Berg')
    const { answerer, learnt } = await open(dir, dataDir)
    expect(learnt).toBe(true)
    expect(answerer.ask(question).text).toContain('Eva Berg')
  })

  it('learns anew when the kept form is not whole', async () => {
    const dataDir = freshDir()
    await open(SMALL, dataDir)
    const [file = ''] = readdirSync(join(dataDir, 'trained'))
    truncateSync(join(dataDir, 'trained', file), 1000)
    const { learnt } = await open(SMALL, dataDir)
    expect(learnt).toBe(true)
    expect((await open(SMALL, dataDir)).learnt).toBe(false)
  })

  it('refuses a broken folder with all its faults', async () => {
    const refused = await open(BROKEN, freshDir()).catch((cause: unknown) => cause)
    expect(refused).toBeInstanceOf(Problem)
    expect((refused as Problem).faults.length).toBeGreaterThanOrEqual(4)
  })

  it('goes on with one warning where nothing can be kept', async () => {
    const warnings: string[] = []
    const opened = await openAnswerer(SMALL, '/dev/null', { now: NOW, warn: line => void warnings.push(line) })
    expect(warnings).toHaveLength(1)
    expect(opened.answerer.ask(question).facts).toEqual(['league-head'])
  })
})

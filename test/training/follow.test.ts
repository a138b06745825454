import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Problem } from '../../src/errors.ts'
import { follow, type Following } from '../../src/training/follow.ts'
import { openAnswerer } from '../../src/training/open.ts'
import { copyOfSmall, freshDir, NOW } from './folders.ts'

describe('following a fact folder', () => {
  let folder: ReturnType<typeof copyOfSmall>
  let following: Following
  let told: (news: 'changed' | Problem) => void
  const news = () => new Promise<'changed' | Problem>(resolve => (told = resolve))
  const head = () => following.current().answerer.ask({ text: 'who heads the league', now: NOW }).text

  beforeEach(async () => {
    folder = copyOfSmall()
    const dataDir = freshDir()
    following = follow(folder.dir, await openAnswerer(folder.dir, dataDir, { now: NOW }), {
      dataDir,
      now: () => NOW,
      every: 20,
      changed: () => told('changed'),
      refused: problem => told(problem),
    })
  })
  afterEach(() => following.stop())

  it('answers from the changed facts once they are learnt, and from the old ones until then', async () => {
    const next = news()
    folder.edit('Ada Lund', 'Eva Berg')
    expect(head()).toContain('Ada Lund')
    expect(await next).toBe('changed')
    expect(head()).toContain('Eva Berg')
  })

  it('keeps the last good facts when the changed ones have faults, tells all of them, and recovers', async () => {
    const refusal = news()
    folder.edit('subject: norvik', 'subject: nowhere')
    expect(await refusal).toMatchObject({
      faults: [expect.stringContaining('nowhere'), expect.stringContaining('nowhere')],
    })
    expect(head()).toContain('Ada Lund')
    const recovery = news()
    folder.edit('subject: nowhere', 'subject: norvik')
    folder.edit('Ada Lund', 'Eva Berg')
    expect(await recovery).toBe('changed')
    expect(head()).toContain('Eva Berg')
  })
})

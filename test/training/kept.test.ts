import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { shelfIn, type Kept } from '../../src/training/kept.ts'
import { freshDir } from './folders.ts'

/** Whatever is learnt is plain data; the shelf does not look inside. */
const form = (name: string) =>
  ({ folder: { name }, model: { weights: Float32Array.of(1, 2), ids: new Map([[name, 1]]) } }) as unknown as Kept

describe('the shelf of trained forms', () => {
  let dir: string
  let warnings: string[]
  const shelf = (code = 'v1') => shelfIn(dir, code, line => void warnings.push(line))
  const files = () => readdirSync(join(dir, 'trained'))
  const onlyFile = () => join(dir, 'trained', files()[0] ?? '')
  beforeEach(() => {
    dir = freshDir()
    warnings = []
  })

  it('gives back what was kept', async () => {
    await shelf().keep('a', form('a'))
    expect(await shelf().take('a')).toEqual(form('a'))
  })

  it('has nothing for another folder or other code', async () => {
    await shelf().keep('a', form('a'))
    expect(await shelf().take('b')).toBeUndefined()
    expect(await shelf('v2').take('a')).toBeUndefined()
  })

  it.each([0, 10, 30, 60])('ignores a file cut after %d bytes', async length => {
    await shelf().keep('a', form('a'))
    truncateSync(onlyFile(), length)
    expect(await shelf().take('a')).toBeUndefined()
  })

  it('ignores a foreign file and one with a flipped bit, and replaces it', async () => {
    await shelf().keep('a', form('a'))
    const whole = readFileSync(onlyFile())
    whole[whole.length - 3] = (whole[whole.length - 3] ?? 0) ^ 1
    for (const content of [whole, 'something else entirely, but long enough to hold a mark and a digest of its own']) {
      writeFileSync(onlyFile(), content)
      expect(await shelf().take('a')).toBeUndefined()
    }
    await shelf().keep('a', form('a'))
    expect(await shelf().take('a')).toEqual(form('a'))
  })

  it('keeps the newest four and leaves no drafts', async () => {
    for (const [at, name] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
      const before = at === 0 ? [] : files()
      await shelf().keep(name, form(name))
      const made = files().find(file => !before.includes(file)) ?? ''
      utimesSync(join(dir, 'trained', made), at, at)
    }
    const kept = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(name => shelf().take(name)))
    expect(kept.map(one => one !== undefined)).toEqual([false, false, true, true, true, true])
    expect(files()).toHaveLength(4)
  })

  it('says once that it cannot keep, and goes on', async () => {
    const file = join(dir, 'a-file')
    writeFileSync(file, '')
    const blocked = shelfIn(file, 'v1', line => void warnings.push(line))
    await blocked.keep('a', form('a'))
    await blocked.keep('b', form('b'))
    expect(warnings).toEqual([expect.stringContaining('cannot be kept in')])
    expect(await blocked.take('a')).toBeUndefined()
    expect(statSync(file).size).toBe(0)
  })
})

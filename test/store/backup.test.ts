import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { backUp, openBackup } from '../../src/store/backup.ts'
import type { Engine } from '../../src/store/engine.ts'
import { fill } from '../../src/store/fill.ts'
import { openEngine, openExisting, storeOn } from '../../src/store/open.ts'
import { run } from './child.ts'
import { folders } from './folders.ts'
import { everythingIn, furnish, NOW, now } from './furnished.ts'

const freshFolder = folders()
const CURE = 'Do this.'
const channel = { platform: 'discord', workspace: 'G1', id: 'C9' }

/** An engine on a fresh folder, closed when the work is done. */
async function at<T>(dataDir: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openEngine({ dataDir }, now)
  return work(engine).finally(engine.close)
}
async function restored(file: string, dataDir: string, options: { replace?: boolean } = {}) {
  const from = await openBackup(file, now)
  return at(dataDir, into => fill(into, from, { cure: CURE, ...options })).finally(from.close)
}
const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

describe('a backup', () => {
  it('holds everything, in one file that its owner alone may read', async () => {
    const [dataDir, shelf, elsewhere] = [freshFolder(), freshFolder(), freshFolder()]
    const before = await at(dataDir, async engine => {
      await furnish(engine)
      return everythingIn(engine)
    })
    const file = join(shelf, 'backup.db')
    const bytes = await backUp({ dataDir }, file, now)
    expect(readdirSync(shelf)).toEqual(['backup.db'])
    expect(statSync(file)).toMatchObject({ size: bytes })
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const digestBefore = digest(file)
    await restored(file, elsewhere)
    expect(digest(file)).toBe(digestBefore)
    expect(readdirSync(shelf)).toEqual(['backup.db'])
    const { marks, ...rest } = await at(elsewhere, everythingIn)
    const { marks: marksBefore, ...restBefore } = before
    expect(rest).toEqual(restBefore)
    expect(marks?.map(mark => (mark as { name: string }).name)).toEqual(['planned-until', 'teams-version'])
    expect(marks?.[0]).toEqual(marksBefore?.[0])
    for (const rows of Object.values(before)) expect(rows).not.toEqual([])
  })

  it('holds one moment, though another process writes meanwhile', async () => {
    const [dataDir, shelf] = [freshFolder(), freshFolder()]
    const child = run('orderer', dataDir)
    for (const name of ['first', 'second']) {
      const before = child.lines.length
      await vi.waitFor(() => expect(child.lines.length).toBeGreaterThan(before + 20), { timeout: 20_000, interval: 5 })
      const acknowledged = child.lines.length
      await backUp({ dataDir }, join(shelf, name), now)
      const elsewhere = freshFolder()
      await restored(join(shelf, name), elsewhere)
      const { orders = [], marks } = await at(elsewhere, everythingIn)
      expect(orders.length).toBeGreaterThanOrEqual(acknowledged)
      expect(marks).toEqual([{ name: 'teams-version', value: orders.length + 1 }])
    }
    child.kill()
    await child.ended
  })

  it('is not written over another file, and leaves no draft behind', async () => {
    const [dataDir, shelf] = [freshFolder(), freshFolder()]
    await at(dataDir, furnish)
    const file = join(shelf, 'backup.db')
    writeFileSync(file, 'precious')
    await expect(backUp({ dataDir }, file, now)).rejects.toThrow('exists already. Name another file')
    expect(readFileSync(file, 'utf8')).toBe('precious')
    await expect(backUp({ dataDir }, join(shelf, 'no', 'b.db'), now)).rejects.toThrow(/ENOENT.*does not exist/)
    await expect(backUp({ dataDir: shelf }, join(shelf, 'b.db'), now)).rejects.toThrow('there is no store')
    expect(readdirSync(shelf)).toEqual(['backup.db'])
  })

  it('is refused where it is none, is damaged, or comes from a newer aisi', async () => {
    const [dataDir, shelf] = [freshFolder(), freshFolder()]
    await at(dataDir, furnish)
    await backUp({ dataDir }, join(shelf, 'whole'), now)
    const bytes = readFileSync(join(shelf, 'whole'))
    writeFileSync(join(shelf, 'half'), bytes.subarray(0, bytes.length / 2))
    writeFileSync(join(shelf, 'text'), 'not a backup')
    writeFileSync(join(shelf, 'empty'), '')
    await at(dataDir, engine =>
      engine.write(db => db.insertInto('aisi_migrations').values({ number: 99, name: 'x', applied_at: 0 }).execute()),
    )
    await backUp({ dataDir }, join(shelf, 'newer'), now)
    await expect(openBackup(join(shelf, 'half'), now)).rejects.toThrow(/half: .*malformed/)
    await expect(openBackup(join(shelf, 'text'), now)).rejects.toThrow(/text is no SQLite database/)
    await expect(openBackup(join(shelf, 'empty'), now)).rejects.toThrow(/empty holds no backup/)
    await expect(openBackup(join(shelf, 'missing'), now)).rejects.toThrow(/missing holds no backup/)
    await expect(openBackup(join(shelf, 'newer'), now)).rejects.toThrow(/newer was written by a newer aisi \(schema 99/)
  })
})

describe('restoring', () => {
  it('fills an empty store alone, unless what is there shall go', async () => {
    const [dataDir, target, shelf] = [freshFolder(), freshFolder(), freshFolder()]
    await at(dataDir, furnish)
    const file = join(shelf, 'b.db')
    await backUp({ dataDir }, file, now)
    await at(target, engine => storeOn(engine, now).teams.set(channel, 'zone', 'UTC'))
    const before = await at(target, everythingIn)
    await expect(restored(file, target)).rejects.toThrow('already holds 1 setting of a channel. Do this.')
    expect(await at(target, everythingIn)).toEqual(before)
    const contents = await restored(file, target, { replace: true })
    expect(contents).toMatchObject({ settings: 1, ledger: 1200, inbox: 3 })
    expect((await at(target, everythingIn)).settings).toMatchObject([{ platform: 'slack', value: 'Europe/Paris' }])
  })

  it('takes a store as empty that was merely opened, and brings the old secrets', async () => {
    const [dataDir, target, shelf] = [freshFolder(), freshFolder(), freshFolder()]
    const secret = await at(dataDir, async engine => {
      await furnish(engine, 1)
      return storeOn(engine, now).secret('persons')
    })
    await backUp({ dataDir }, join(shelf, 'b.db'), now)
    await at(target, async engine => {
      await storeOn(engine, now).secret('persons')
      await storeOn(engine, now).ledger.setPlannedUntil(NOW)
    })
    await restored(join(shelf, 'b.db'), target)
    expect(await at(target, engine => storeOn(engine, now).secret('persons'))).toBe(secret)
  })

  it('tells those who keep the old contents in memory that they changed', async () => {
    const [dataDir, target, shelf] = [freshFolder(), freshFolder(), freshFolder()]
    await at(dataDir, engine => furnish(engine, 1))
    await backUp({ dataDir }, join(shelf, 'b.db'), now)
    const seen = await at(target, async engine => {
      const { teams } = storeOn(engine, now)
      await furnish(engine, 1)
      for (const zone of ['UTC', 'Asia/Seoul', 'Europe/Paris']) await teams.set(channel, 'zone', zone)
      return teams.version()
    })
    await restored(join(shelf, 'b.db'), target, { replace: true })
    expect(await at(target, engine => storeOn(engine, now).teams.version())).toBeGreaterThan(seen)
  })

  it('leaves all as it was where it fails half way', async () => {
    const [dataDir, target, shelf] = [freshFolder(), freshFolder(), freshFolder()]
    await at(dataDir, engine => furnish(engine))
    await backUp({ dataDir }, join(shelf, 'b.db'), now)
    await at(target, engine => furnish(engine, 1))
    const before = await at(target, everythingIn)
    const from = await openBackup(join(shelf, 'b.db'), now)
    const progress = (part: number) => {
      if (part > 0.5) throw new Error('the power went')
    }
    const filling = at(target, into => fill(into, from, { replace: true, cure: CURE, progress }))
    await expect(filling).rejects.toThrow('the power went')
    await from.close()
    expect(await at(target, everythingIn)).toEqual(before)
  })

  it('makes no store where one must be, and copies none into itself', async () => {
    const dataDir = freshFolder()
    await expect(openExisting({ dataDir }, now)).rejects.toThrow(/there is no store/)
    expect(existsSync(join(dataDir, 'aisi.db'))).toBe(false)
    const engine = await openEngine({ dataDir }, now)
    const same = await openExisting({ dataDir }, now)
    await expect(fill(engine, same, { replace: true, cure: CURE })).rejects.toThrow('cannot be copied into itself')
    await Promise.all([engine.close(), same.close()])
  })
})

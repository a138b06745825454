import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadFolder } from '../../src/knowledge/load.ts'
import { codeIn } from '../answer/source.ts'

const code = codeIn('src/events')

describe('the reckoning of time', () => {
  it('has no clock and no dice: moments are handed in', () => {
    const chance = /^(?:Date\.now|new Date\(\)|Date\(\)|Math\.random|performance\b.*|process\b.*|Temporal\.Now\b.*)$/
    expect(code.length).toBeGreaterThan(15)
    expect(
      code.flatMap(({ file, uses }) => uses.filter(use => chance.test(use)).map(use => `${file}: ${use}`)),
    ).toEqual([])
  })

  it('knows no file, store or platform, and three libraries', () => {
    const libraries = code.flatMap(({ imports }) => imports.filter(target => !target.startsWith('.')))
    expect(new Set(libraries)).toEqual(new Set(['temporal-polyfill', 'ical-generator', 'node:crypto']))
    const near = code.flatMap(({ imports }) => imports.filter(target => target.startsWith('../')))
    const known = [
      '../answer/read/spell.ts',
      '../knowledge/calendar.ts',
      '../knowledge/dates.ts',
      '../knowledge/schema.ts',
    ]
    expect(near.filter(target => !known.includes(target))).toEqual([])
  })

  it('holds no word of what our folder is about', async () => {
    const { folder } = await loadFolder(fileURLToPath(new URL('../../knowledge', import.meta.url)))
    const named = folder.events.flatMap(({ name, topics }) => [name, ...topics])
    const words = [...new Set(['aisi', 'institute', 'safety', ...named].map(word => word.toLowerCase()))]
    const allowed = new Set(['eu', 'us'])
    const found = code.flatMap(({ file, texts }) =>
      texts.filter(text => words.includes(text.toLowerCase()) && !allowed.has(text)).map(text => `${file}: ${text}`),
    )
    expect(found).toEqual([])
  })
})

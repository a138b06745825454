import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadFolder } from '../src/knowledge/load.ts'
import { codeIn, read, type Code } from './answer/source.ts'

const src = codeIn('src')
const adapters = codeIn('adapters')
const core = src.filter(({ file }) => file.startsWith('src/answer/'))

/** Where an import leads: a path of the repository, or the name of a library. */
const targets = ({ file, imports }: Code) =>
  imports.map(target => (target.startsWith('.') ? join(dirname(file), target) : target))

/** `file -> target` for every import that a rule forbids. */
const breaches = (code: readonly Code[], forbidden: (target: string, file: string) => boolean) =>
  code.flatMap(one =>
    targets(one)
      .filter(target => forbidden(target, one.file))
      .map(target => `${one.file} -> ${target}`),
  )
const importers = (library: string) => src.filter(({ imports }) => imports.includes(library)).map(({ file }) => file)

describe('what is read of the code', () => {
  it('sees imports of every form, and no comment', () => {
    const code = read('a.ts', `import type { A } from './a.ts'\nexport * from './b.ts'\nvoid import('c') // import 'd'`)
    expect(code.imports).toEqual(['./a.ts', './b.ts', 'c'])
    expect(read('a.ts', '/** process.env */ const now = new Date()').uses).toEqual(['new Date()'])
  })

  it('finds the code', () => {
    expect(core.map(({ file }) => file)).toContain('src/answer/read/words.ts')
    expect(adapters).not.toEqual([])
  })
})

describe('the direction of imports', () => {
  it('keeps platform libraries out of src', () => {
    const platform = /^(?:@slack\/|slack|discord(?:\.js|-|$)|@discordjs\/|node:readline|readline)/
    expect(breaches(src, target => platform.test(target))).toEqual([])
  })

  it('lets only app.ts know the adapters', () => {
    expect(breaches(src, (target, file) => target.startsWith('adapters/') && file !== 'src/app.ts')).toEqual([])
  })

  it('keeps knowledge, answers and stores out of the adapters, and the adapters apart', () => {
    const inner = /^src\/(?:answer|knowledge|store|training|reminders|app\.ts)/
    const own = (file: string) => file.split('/').slice(0, 2).join('/')
    expect(breaches(adapters, target => inner.test(target))).toEqual([])
    expect(breaches(adapters, (target, file) => target.startsWith('adapters/') && own(target) !== own(file))).toEqual(
      [],
    )
  })

  it('lets nothing but the entries and the command line know the command line', () => {
    const mayKnow = /^src\/(?:cli\/|main\.ts|app\.ts)/
    expect(breaches(src, (target, file) => target.startsWith('src/cli/') && !mayKnow.test(file))).toEqual([])
  })

  it('keeps fuse.js in one file', () => expect(importers('fuse.js')).toEqual(['src/answer/closest.ts']))
  it('keeps dotenv in one file', () => expect(importers('dotenv')).toEqual(['src/config.ts']))
  it('keeps each database driver in one file', () => {
    expect(importers('pg')).toEqual(['src/store/postgres.ts'])
    expect([...importers('@photostructure/sqlite'), ...importers('node:sqlite')]).toEqual(['src/store/sqlite.ts'])
  })
  it('keeps logs and counters in one file each', () => {
    expect(importers('pino')).toEqual(['src/log.ts'])
    expect(importers('prom-client')).toEqual(['src/metrics.ts'])
  })
  it('keeps calendar time among the events', () => {
    const time = [...importers('temporal-polyfill'), ...importers('ical-generator')]
    expect(time.filter(file => !file.startsWith('src/events/'))).toEqual([])
  })
  it('keeps YAML in one file', () => expect(importers('yaml')).toEqual(['src/knowledge/parse.ts']))

  it('reads the environment in the entries alone', () => {
    const readers = [...src, ...adapters].filter(({ uses }) => uses.includes('process.env')).map(({ file }) => file)
    expect(readers).toEqual(['src/cli/main.ts', 'src/main.ts'])
  })
})

describe('the core', () => {
  const KNOWLEDGE = /^src\/knowledge\/(?:knowledge|schema|dates)\.ts$/

  it('knows itself, the shape of knowledge and two libraries', () => {
    const known = (target: string) => target.startsWith('src/answer/') || KNOWLEDGE.test(target)
    const libraries = ['stemmer', 'fuse.js']
    expect(breaches(core, target => !known(target) && !libraries.includes(target))).toEqual([])
  })

  it('has no clock and no dice: the same question always gets the same answer', () => {
    const chance = /^(?:Date\.now|new Date(?:\(\))?|Date\(\)|Math\.random|performance\b.*|crypto\b.*|process\b.*)$/
    expect(
      core.flatMap(({ file, uses }) => uses.filter(use => chance.test(use)).map(use => `${file}: ${use}`)),
    ).toEqual([])
  })

  it('touches nothing of the machine', () => {
    const machine = new Set(
      'process console fetch require globalThis setTimeout setInterval setImmediate queueMicrotask'.split(' '),
    )
    expect(
      core.flatMap(({ file, names }) => names.filter(name => machine.has(name)).map(name => `${file}: ${name}`)),
    ).toEqual([])
  })

  it('holds no word of what our folder is about', async () => {
    const { folder } = await loadFolder(fileURLToPath(new URL('../knowledge', import.meta.url)))
    const institutes = folder.subjects.filter(({ kind }) => kind === 'institute')
    const named = institutes.flatMap(({ name, aliases, exact }) => [name, ...aliases, ...exact])
    expect(institutes.length).toBeGreaterThan(5)
    const words = [...new Set(['aisi', 'institute', 'institutes', 'safety', ...named].map(word => word.toLowerCase()))]
    const found = core.flatMap(({ file, names, texts }) => {
      const told = ` ${[...names, ...texts].join(' ')} `.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')
      return words.filter(word => told.includes(` ${word} `)).map(word => `${file}: ${word}`)
    })
    expect(found).toEqual([])
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { readFolder } from '../../src/knowledge/files.ts'
import { plainEntries, type PlainEntry } from '../../src/knowledge/plain.ts'
import { KNOWLEDGE } from '../golden/sets.ts'

const FILE = `# More ways of asking.
phrasings:
  - fact: tea
    asks:
      - when is tea
      - 2 cups of tea, who pays
      - "tea: who pays"
      - 'is it "tea"'
      - "who said \\"tea\\", and when"
      - 'what''s in the tea'

  - fact: coffee
    no:
      - is coffee free
`

/** As YAML reads it; undefined where it does not. */
function byYaml(text: string): unknown {
  try {
    return parse(text, { schema: 'core' })
  } catch {
    return undefined
  }
}

function together(entries: readonly PlainEntry[]): Record<string, unknown[]> {
  const all: Record<string, unknown[]> = {}
  for (const { key, value } of entries) (all[key] ??= []).push(value)
  return all
}

describe('a plain file', () => {
  it('is read as YAML reads it', () => {
    const entries = plainEntries(FILE) ?? []
    expect(together(entries)).toEqual(byYaml(FILE))
    expect(entries.map(entry => entry.line)).toEqual([3, 12])
  })

  it.each([
    ['a number', 'when is tea', '2026'],
    ['no text', 'when is tea', 'null'],
    ['a comment behind', 'when is tea', 'when is tea # or coffee'],
    ['a pair', 'when is tea', 'tea: when'],
    ['a mark', 'when is tea', '*tea'],
    ['a flow', 'when is tea', '[when, is, tea]'],
    ['an escape', '"tea: who pays"', String.raw`"tea: \u0041"`],
    ['a second line', 'when is tea', 'when\n        is tea'],
    ['an end of another sort', 'when is tea', 'when is tea\r'],
    ['a field twice', 'fact: coffee', 'no: coffee'],
    ['a list of nothing', '      - is coffee free\n', ''],
    ['another depth', '    no:', '   no:'],
    ['a document of its own', 'phrasings:', '---\nphrasings:'],
  ])('is left to YAML with %s', (_, from, to) => {
    expect(FILE).toContain(from)
    expect(plainEntries(FILE.replace(from, to))).toBeUndefined()
  })

  it('is never read otherwise than by YAML', () => {
    const word = fc.constantFrom(
      'tea',
      'no',
      '2',
      '-',
      ':',
      '#',
      '"',
      "'",
      ' ',
      'a: b',
      '\\"',
      "''",
      '\n',
      '  ',
      'null',
      'é',
      ',',
      '?',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), words => {
        const text = FILE.replace('when is tea', words.join(''))
        const entries = plainEntries(text)
        if (entries) expect(together(entries)).toEqual(byYaml(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('is what most of our folder is', async () => {
    const files = await readFolder(KNOWLEDGE)
    const plain = files.filter(({ text }) => {
      const entries = plainEntries(text)
      if (entries) expect(together(entries)).toEqual(byYaml(text))
      return entries
    })
    const size = (some: typeof files) => some.reduce((sum, { text }) => sum + text.length, 0)
    expect(size(plain)).toBeGreaterThan(size(files) / 2)
  })
})

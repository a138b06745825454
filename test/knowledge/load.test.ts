import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultLine } from '../../src/knowledge/fault.ts'
import { loadFiles, loadFolder } from '../../src/knowledge/load.ts'

const load = (text: string) => loadFiles([{ file: 'facts.yaml', text }])
const faults = (text: string) => load(text).faults.map(faultLine)

describe('loading a fact folder', () => {
  it('merges the files and fills in what was left out', () => {
    const { folder, faults } = loadFiles([
      {
        file: 'a.yaml',
        text: 'facts:\n  - { id: wifi, says: The code is on the wall., asks: [what is the wifi code] }',
      },
      {
        file: 'b.yaml',
        text: 'about: { name: our office }\nfacts:\n  - { id: keys, says: Ask Ann., sources: [handbook] }',
      },
    ])
    expect(faults).toEqual([])
    expect(folder.facts.map(fact => fact.id)).toEqual(['wifi', 'keys'])
    expect(folder.facts[0]).toMatchObject({ yes: [], items: [], confidence: 'good', sources: [] })
    expect(folder.about).toEqual({ name: 'our office', examples: [], reminders: [] })
  })

  it('joins phrasings kept apart to their fact or event, and tells of those that have none', () => {
    const { folder, faults: told } = load(`facts: [{ id: keys, says: Ask Ann. }]
events: [{ id: dinner, name: Dinner, start: 2026-12-17 }]
phrasings:
  - { fact: keys, asks: [who has the keys] }
  - { fact: event.dinner, yes: [is there a dinner] }
  - { fact: key, asks: [where is the key] }`)
    expect(folder.facts[0]?.asks).toEqual(['who has the keys'])
    expect(folder.events[0]?.yes).toEqual(['is there a dinner'])
    expect(told.map(faultLine)).toEqual([
      'facts.yaml:6  phrasings.key: no fact is called "key"; write the id of a fact',
    ])
  })

  it('tells the fault of a fact or an event alone, not those of its phrasings', () => {
    const told = faults(`facts: [{ id: keys, says: Ask Ann., reviewed: 2026-13-01 }]
events: [{ id: dinner, name: Dinner, start: soon }]
phrasings:
  - { fact: keys, asks: [who has the keys] }
  - { fact: event.dinner, asks: [when do we eat] }`)
    expect(told).toHaveLength(2)
    expect(told[0]).toContain('keys.reviewed')
    expect(told[1]).toContain('dinner.start')
  })

  it('takes a file without any entry', () => {
    expect(faults('')).toEqual([])
    expect(faults('# nothing yet')).toEqual([])
    expect(faults('facts:')).toEqual([])
  })

  it('reads a bare year as a date and one id as a list of one', () => {
    const { folder } = load('facts: [{ id: a, says: A., from: 2024 }]\nsubjects: [{ id: kr-aisi, name: AISI, of: kr }]')
    expect(folder.facts[0]?.from).toBe('2024')
    expect(folder.subjects[0]?.of).toEqual(['kr'])
  })

  it('knows the line of every entry and of every part of it', () => {
    const { folder, placeOf, places } = load(`facts:
  - id: wifi
    says: The code is on the wall.
    asks:
      - what is the wifi code
      - wifi password
words:
  - [wifi, wlan]`)
    const [fact] = folder.facts
    expect(placeOf(fact!)).toEqual({ file: 'facts.yaml', line: 2 })
    expect(placeOf(fact!, ['asks', 1]).line).toBe(6)
    expect(placeOf(fact!, ['reviewed']).line, 'a field that is missing').toBe(2)
    expect(placeOf(folder.words[0]!).line).toBe(8)
    expect(places.get('facts')?.get('wifi')).toEqual([{ file: 'facts.yaml', line: 2 }])
  })

  it('changes its hash with any file', () => {
    expect(load('facts: []').hash).toBe(load('facts: []').hash)
    expect(load('facts: []').hash).not.toBe(load('facts:').hash)
  })

  it('finds the files of all folders below and only those', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'facts-'))
    await writeFile(join(dir, 'b.yaml'), 'facts: [{ id: b, says: B. }]')
    await writeFile(join(dir, 'a.yml'), 'facts: [{ id: a, says: A. }]')
    await writeFile(join(dir, 'README.md'), '# not a fact')
    expect((await loadFolder(dir)).folder.facts.map(fact => fact.id)).toEqual(['a', 'b'])
  })

  it('says so when there is no such folder or nothing in it', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'facts-'))
    await expect(loadFolder(dir)).rejects.toThrow(`${dir} holds no .yaml file; name a fact folder with --knowledge DIR`)
    await expect(loadFolder(join(dir, 'gone'))).rejects.toThrow('cannot be read as a fact folder')
  })
})

describe('a file that does not fit', () => {
  it('keeps the entries that do', () => {
    const { folder, faults } = load('facts:\n  - { id: a }\n  - { id: b, says: B. }')
    expect(folder.facts.map(fact => fact.id)).toEqual(['b'])
    expect(faults.map(faultLine)).toEqual(['facts.yaml:2  a.says: is missing; add it'])
  })

  it('names the line of broken YAML', () => {
    expect(faults('facts:\n  - id: a\n   says: B.')).toEqual([
      'facts.yaml:3  yaml: Sequence item without - indicator; mend the YAML here',
    ])
  })

  it('reports an alias that nothing anchors', () => {
    expect(faults('facts:\n  - { id: a, says: *motto }')).toEqual([
      'facts.yaml:2  yaml: Unresolved alias (the anchor must be set before the alias): motto; mend the YAML here',
    ])
  })

  it('shows a wrong value and what would be right', () => {
    expect(faults('facts:\n  - id: a\n    says: A.\n    reviewed: 2026-13-01')).toEqual([
      'facts.yaml:4  a.reviewed: "2026-13-01" is not a date; write it as 2026-11-21, 2026-11 or 2026',
    ])
    expect(faults('facts:\n  - id: no spaces\n    says: A.')).toEqual([
      'facts.yaml:2  no spaces.id: "no spaces" is not an id; use letters, digits and hyphens, as in "uk-aisi-head"',
    ])
  })

  it('suggests the field that was meant', () => {
    expect(faults('facts:\n  - id: a\n    says: A.\n    soruces: [x]\n    colour: red')).toEqual([
      'facts.yaml:4  a.soruces: is no field here; did you mean "sources"?',
      'facts.yaml:5  a.colour: is no field here; see knowledge/README.md',
    ])
  })

  it('explains the keys of a file', () => {
    const keys = 'about, facts, phrasings, subjects, properties, kinds, events, unknowns, words, sources'
    expect(faults('- a')).toEqual([`facts.yaml:1  file: is not a list of keys; start it with one of ${keys}`])
    expect(faults('fact: []')).toEqual([`facts.yaml:1  fact: is not a key of a fact file; use one of ${keys}`])
    expect(faults('facts:\n  wifi: on the wall')).toEqual([
      'facts.yaml:2  facts: is not a list; put "- " before each entry',
    ])
  })
})

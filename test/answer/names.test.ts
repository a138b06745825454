import { beforeAll, describe, expect, it } from 'vitest'
import { namesOf, type Names } from '../../src/answer/read/names.ts'
import { tokens } from '../../src/answer/read/words.ts'
import { knowledgeOf } from '../../src/knowledge/knowledge.ts'
import { loadFiles } from '../../src/knowledge/load.ts'
import { openOffice } from './office.ts'

let names: Names
beforeAll(async () => {
  names = namesOf((await openOffice()).knowledge)
})

/** What a text names, each as its words and what they may mean. */
const found = (text: string, by = names) => {
  const words = tokens(text)
  return by.find(words).map(({ start, end, ids }) => {
    const said = words.slice(start, end).map(({ text }) => text)
    return `${said.join(' ')} = ${[...ids].sort().join(', ')}`
  })
}

describe('names in a text', () => {
  it.each([
    ['where is Bergen', ['bergen = bergen']],
    ['WHERE IS BERGEN', ['bergen = bergen']],
    ['is Lisboa nice', ['lisboa = lisbon']],
    ['who runs Lantern House', ['lantern house = bergen-office']],
    ['Ines Falk or Rui Prata', ['ines falk = ines-falk', 'rui prata = rui-prata']],
    ["Tagus's seats", ['tagus = tagus']],
    ['who is it', []],
    ['', []],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected))

  it('are as long as they can be', () => expect(found('Dune Films')).toEqual(['dune films = dune']))

  it('keep all that they may mean', () => expect(found('where is LH')).toEqual(['lh = bergen-office, lisbon-office']))

  it('know their words', () => {
    expect(names.words.has('falk')).toBe(true)
    expect(names.words.has('falcon')).toBe(false)
  })
})

describe('a name and a noun', () => {
  it.each([
    'the Bergen office',
    "Bergen's office",
    'the office in Bergen',
    'the office of Bergen',
    'the branch in Bergen',
  ])('mean one thing together: %s', text =>
    expect(found(text).join()).toMatch(/office.*= bergen-office|branch.*= bergen-office/),
  )

  it('mean two things where the noun belongs to nobody named', () => {
    expect(found('Bergen and the office in Lisbon').map(one => one.replace(/.* = /, ''))).toEqual([
      'bergen',
      'lisbon-office',
    ])
  })
})

describe('a name without its apostrophe', () => {
  it.each([
    ['bergens office', ['bergens office = bergen-office']],
    ['who is tagus director', ['tagus = tagus']],
    ['lisbons harbour', ['lisbons = lisbon']],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected))
})

describe('a noun that is also a name', () => {
  const text = `
kinds:
  - { id: guild, name: guild, plural: guilds, answers: [], owned: true, nouns: [guild] }
  - { id: town, name: town, plural: towns, answers: [where] }
subjects:
  - { id: norby, name: Norby, kind: town }
  - { id: sorby, name: Sorby, kind: town }
  - { id: norby-guild, name: North Society, kind: guild, of: norby, aliases: [Guild] }
  - { id: sorby-guild, name: South Society, kind: guild, of: sorby }
`
  const guilds = namesOf(knowledgeOf(loadFiles([{ file: 'f.yaml', text }]).folder, 'hash'))

  it.each([
    ['who leads the guild', ['guild = norby-guild']],
    ['who leads the sorby guild', ['sorby guild = sorby-guild']],
    ["who leads Sorby's guild", ['sorby guild = sorby-guild']],
    ['who leads the guild of Sorby', ['guild of sorby = sorby-guild']],
    ['do Sorby and the guild meet', ['sorby = sorby', 'guild = norby-guild']],
  ])('%j', (text, expected) => expect(found(text, guilds)).toEqual(expected))
})

describe('a noun and a place', () => {
  const text = `
kinds:
  - { id: guild, name: guild, plural: guilds, answers: [], owned: true, nouns: [guild] }
  - { id: land, name: land, plural: lands, answers: [where] }
  - { id: town, name: town, plural: towns, answers: [where] }
subjects:
  - { id: norland, name: Norland, kind: land }
  - { id: norby, name: Norby, kind: town, of: norland }
  - { id: north-guild, name: North Society, kind: guild, of: norland }
`
  const guilds = namesOf(knowledgeOf(loadFiles([{ file: 'f.yaml', text }]).folder, 'hash'))

  it.each([
    ['who leads the guild in Norby', ['guild in norby = north-guild']],
    ['is there a guild in Norland', ['guild in norland = north-guild']],
    ['did they open a guild in Norby', ['norby = norby']],
    ['has it its guild in Norby', ['norby = norby']],
  ])('%j', (text, expected) => expect(found(text, guilds)).toEqual(expected))
})

describe('a name that is also a word', () => {
  const text = `
subjects:
  - { id: may-co, name: MAY, kind: company }
  - { id: it-dept, name: the computer people, kind: company, exact: [IT] }
`
  const picky = namesOf(knowledgeOf(loadFiles([{ file: 'f.yaml', text }]).folder, 'hash'))

  it('counts only as it is written', () => {
    expect(found('who runs IT', picky)).toEqual(['it = it-dept'])
    expect(found('who runs it', picky)).toEqual([])
    expect(found('what does MAY make', picky)).toEqual(['may = may-co'])
    expect(found('what may I make', picky)).toEqual([])
  })
})

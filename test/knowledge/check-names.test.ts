import { describe, expect, it } from 'vitest'
import { checkFile, fact, facts } from './folders.ts'

describe('a question', () => {
  it('is there for every fact', () => {
    const list =
      'facts:\n  - { id: a, says: A. }\n  - { id: b, says: B., property: head }\n  - { id: c, says: C., yes: [is c] }\n'
    expect(checkFile(`${list}properties: [{ id: head, name: head, asks: ["who heads {subject}"] }]`)).toEqual([
      'f.yaml:2  a.asks: nobody can ask for it; add the questions that it answers, in the words of people',
    ])
  })

  it('is not answered by two facts, however it is written', () => {
    expect(checkFile(`${facts(fact('a', 'yes: ["Is it, so?"]'), fact('b', 'no: [is IT so]'))}`)).toEqual([
      'f.yaml:3  b.no: "is IT so" is asked of a, too (f.yaml:2); keep one',
    ])
  })

  it('is not answered by a fact and declined by an unknown', () => {
    expect(
      checkFile(`${facts(fact('rain'))}unknowns:\n  - id: weather\n    name: W\n    asks:\n      - What about rain?`),
    ).toEqual(['f.yaml:7  weather.asks: "What about rain?" is asked of rain, too (f.yaml:2); keep one'])
  })

  it('is not lent by two properties', () => {
    const property = (id: string, asks: string) => `  - { id: ${id}, name: ${id}, asks: ["${asks}"] }\n`
    const both = property('head', 'who runs {subject}') + property('chair', 'Who runs {subject}?')
    expect(checkFile(`properties:\n${both}`)).toEqual([
      'f.yaml:3  chair.asks: "Who runs {subject}?" is asked of head, too (f.yaml:2); keep one',
    ])
  })

  it('stands only once in a fact', () => {
    expect(checkFile(facts(fact('a', 'yes: ["What about A?"]')))).toEqual([
      'f.yaml:2  warning: a.yes: "What about A?" stands here twice; take one out',
    ])
  })

  it('has {item} only where there are items, and {subject} in all properties and only there', () => {
    const list = facts(
      fact('a', 'yes: ["is {item} in"]'),
      fact('b', 'items: [X], no: ["is {item} out"]'),
      fact('c', 'no: ["is {subject}"]'),
    )
    expect(checkFile(`${list}properties: [{ id: head, name: head, asks: [who heads it] }]`)).toEqual([
      'f.yaml:2  a.yes: "is {item} in" has {item}, but the fact has no items; add items or write the name',
      'f.yaml:4  c.no: "is {subject}" has {subject}, which only properties have; write the name',
      'f.yaml:5  head.asks: "who heads it" has no {subject}; put it where the name of the subject goes',
    ])
  })
})

describe('a name', () => {
  it('leads to its own subject and says something new', () => {
    const lines = checkFile(`subjects:
  - { id: uk, name: Britain, aliases: [Britain, GB, gb] }
  - { id: isles, name: the Isles, aliases: [Britain] }
events: [{ id: chi, name: CHI, start: 2027, aliases: [the isles] }]`)
    expect(lines).toEqual([
      'f.yaml:2  warning: uk.aliases: "Britain" repeats the name "Britain"; take it out',
      'f.yaml:2  warning: uk.aliases: "gb" repeats the alias "GB"; take it out',
      'f.yaml:3  warning: isles.aliases: "Britain" is the name of uk (f.yaml:2); take it out',
      'f.yaml:4  warning: chi.aliases: "the isles" is the name of isles (f.yaml:3); take it out',
    ])
  })

  it('is not shared by many', () => {
    const subjects = (many: number) =>
      Array.from({ length: many }, (_, at) => `  - { id: i${at}, name: Institute ${at}, aliases: [AISI] }\n`).join('')
    expect(checkFile(`subjects:\n${subjects(6)}`)).toEqual([])
    expect(checkFile(`subjects:\n${subjects(7)}`)).toEqual([
      'f.yaml:2  warning: i0.aliases: "AISI" stands for 7 subjects (i0, i1, i2, i3, i4, i5, i6), more than 6; nobody can tell which is meant, so take it out',
    ])
  })
})

describe('a word', () => {
  it('stands in one group', () => {
    expect(checkFile('words:\n  - [head, boss]\n  - [chief,\n     Boss]')).toEqual([
      'f.yaml:4  words: "Boss" stands in the group at f.yaml:2, too; join the two groups',
    ])
  })
})

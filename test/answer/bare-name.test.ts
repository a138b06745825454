import { beforeAll, describe, expect, it } from 'vitest'
import { lexiconOf } from '../../src/answer/read/lexicon.ts'
import { openFolder, type Office } from './office.ts'

let library: Office
beforeAll(async () => {
  library = await openFolder('library')
})
const ask = (...said: string[]) => library.ask(...said)

describe('a message that is nothing but a name', () => {
  it.each(['Old Wing', 'the Old Wing', 'OW', 'old wing please', 'Old Wing?'])('asks what it is: %s', name => {
    const { kind, facts, confidence } = ask(name)
    expect({ kind, facts }).toEqual({ kind: 'answer', facts: ['old-what'] })
    expect(confidence).toBeGreaterThan(0.6)
  })

  it('is told of each that bears it', () => expect(ask('Round').facts).toEqual(['players-what', 'writers-what']))

  it('is no such question with anything else in it', () => {
    expect(ask('Old Wing roof').facts).toEqual(['old-roof'])
    expect(ask('when Old Wing').facts).not.toContain('old-what')
  })

  it('may be the name of an event', () => expect(ask('Book Fair').text).toMatch(/5 March 2027/))

  it('carries the question before it on', () =>
    expect(ask('when did the Old Wing open?', 'the Old Wing').facts).toEqual(['old-opened']))
})

describe('a word between a name and its noun', () => {
  it('is not lost', () => {
    const { reader } = lexiconOf(library.knowledge)
    const read = (text: string) => reader.read(text, '2026-11-21')
    expect(read("the Old Wing's tea club").mentions.map(({ ids }) => ids)).toEqual([['readers']])
    expect(read("the Old Wing's tea club").content).toEqual(['tea'])
    expect(read("the Old Wing's own club").content).toEqual([])
  })
})

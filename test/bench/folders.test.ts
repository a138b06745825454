import { describe, expect, it } from 'vitest'
import { loadFiles, loadFolder } from '../../src/knowledge/load.ts'
import { folder as testFolder } from '../cli/aisi.ts'
import { grown } from './grown.ts'
import { minimalFolder, topics } from './topics.ts'

describe('a grown folder', () => {
  it('holds as many facts, each about subjects of its own copy', async () => {
    const { folder } = await loadFolder(testFolder('small'))
    const { facts, subjects } = grown(folder, 10)
    expect(facts).toHaveLength(10 * folder.facts.length)
    expect(new Set(facts.map(fact => fact.id)).size).toBe(facts.length)
    const known = new Set(subjects.map(subject => subject.id))
    expect(facts.filter(fact => fact.subject !== undefined && !known.has(fact.subject))).toEqual([])
    expect(new Set(subjects.map(subject => subject.name)).size).toBe(subjects.length)
  })

  it('is the same each time, with the facts as they are in front', async () => {
    const { folder } = await loadFolder(testFolder('small'))
    expect(grown(folder, 3)).toEqual(grown(folder, 3))
    expect(grown(folder, 3).facts[0]?.says).toBe(folder.facts[0]?.says)
  })
})

describe('the folder of made-up topics', () => {
  const all = topics(50, 6)

  it('has 150 topics, and no question belongs to two or is both told and held back', () => {
    expect(all).toHaveLength(150)
    const questions = all.flatMap(({ asks, held }) => [...asks, ...held])
    expect(questions).toHaveLength(150 * 56)
    expect(new Set(questions).size).toBe(questions.length)
  })

  it('loads as a fact folder', () => {
    const { faults, folder } = loadFiles([{ file: 'facts.yaml', text: minimalFolder(all) }])
    expect(faults).toEqual([])
    expect(folder.facts).toHaveLength(150)
  })
})

import { beforeAll, describe, expect, it } from 'vitest'
import { figuresOf } from '../../src/cli/scores.ts'
import floors from './floors.json' with { type: 'json' }
import { askAll, openTeam, readSets, type Asked } from './sets.ts'

/** What a set has to keep, as parts of 1: at least this much right and declined, at most this much wrong. */
type Floors = Record<string, { right: number; wrong: number; declined: number } | undefined>

const LEARNING_MS = 300_000
const sets = await readSets()

describe('the golden questions', () => {
  let answers: ReadonlyMap<string, readonly Asked[]>
  beforeAll(async () => {
    const answerer = await openTeam()
    answers = new Map(sets.map(({ name, cases }) => [name, askAll(cases, answerer)]))
  }, LEARNING_MS)

  it.each(sets)('stay above the floors of $name', ({ name }) => {
    const { right = 0, wrong = 1, declined = 0 } = figuresOf(answers.get(name) ?? [])
    const floor = (floors as Floors)[name]
    expect(floor, `floors.json knows ${name}`).toBeDefined()
    expect(right, 'right, of the answerable').toBeGreaterThanOrEqual(floor?.right ?? 1)
    expect(wrong, 'confidently wrong, of all').toBeLessThanOrEqual(floor?.wrong ?? 0)
    expect(declined, 'declined or corrected').toBeGreaterThanOrEqual(floor?.declined ?? 1)
  })

  it.each(sets)('of $name cite a source in every answer', ({ name }) => {
    const uncited = (answers.get(name) ?? []).filter(
      ({ answer }) => answer.kind === 'answer' && answer.sources.length === 0,
    )
    expect(uncited.map(({ asked }) => asked.id)).toEqual([])
  })
})

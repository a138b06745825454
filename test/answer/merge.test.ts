import { describe, expect, it } from 'vitest'
import { merge, say } from '../../src/answer/tell/merge.ts'
import type { Resolving } from '../../src/answer/resolve.ts'
import type { Turn } from '../../src/answer/thread/context.ts'
import { openOffice, TODAY } from './office.ts'

const told = (confidence: number, ...ids: string[]) =>
  ({
    text: ids.join(' '),
    outcome: { kind: 'facts', confidence, tellings: ids.map(id => ({ fact: { id } })) },
  }) as unknown as Turn
const unknown = { text: '?', outcome: { kind: 'unknown', confidence: 0.6 } } as unknown as Turn

describe('a question in parts', () => {
  it('is answered part by part where each has an answer of its own', () => {
    const parts = [told(0.8, 'head'), told(0.7, 'budget')]
    expect(merge(told(0.8, 'head'), parts)).toEqual(parts)
  })

  it('is answered whole where one fact covers it', () => {
    const whole = told(0.8, 'whole')
    expect(merge(whole, [told(0.8, 'head'), unknown])).toEqual([whole])
    expect(merge(whole, [unknown, unknown])).toEqual([whole])
  })

  it('is half known where the whole has only what a part has', () => {
    const parts = [told(0.8, 'head'), unknown]
    expect(merge(told(0.7, 'head'), parts)).toEqual(parts)
  })

  it('is not known where one part alone has an answer, and that is not sure', () => {
    expect(merge(unknown, [told(0.45, 'head'), unknown])).toEqual([unknown])
    const parts = [told(0.55, 'head'), unknown]
    expect(merge(unknown, parts)).toEqual(parts)
  })

  it('is half known where a part is much surer than the whole, unless that tells two things', () => {
    const parts = [told(0.9, 'head'), unknown]
    expect(merge(told(0.5, 'powers'), parts)).toEqual(parts)
    const both = told(0.5, 'powers', 'budget')
    expect(merge(both, parts)).toEqual([both])
  })
})

describe('the answers to several parts', () => {
  it('tell each fact once, though two parts lead to it', async () => {
    const { knowledge } = await openOffice()
    const [one, two] = knowledge.facts.filter(fact => fact.items.length === 0 && fact.value === undefined)
    const reading = { form: { wants: new Set() }, mentions: [] }
    const ranking = { candidates: [], gaps: [] }
    const turn = (...facts: (typeof one)[]) =>
      ({
        text: '?',
        outcome: { kind: 'facts', confidence: 0.8, reading, ranking, tellings: facts.map(fact => ({ fact })) },
      }) as unknown as Turn
    const { text } = say([turn(one), turn(one, two)], { knowledge } as unknown as Resolving, TODAY, undefined)
    expect(text.split('\n')).toHaveLength(2)
    expect(text).toContain(one?.says)
    expect(text).toContain(two?.says)
  })
})

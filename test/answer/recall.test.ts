import { beforeAll, describe, expect, it } from 'vitest'
import { answererOf } from '../../src/answer/answerer.ts'
import { learn } from '../../src/answer/learn/learn.ts'
import type { Model } from '../../src/answer/model.ts'
import { recallOf } from '../../src/answer/thread/recall.ts'
import { NOW, openOffice, type Office } from './office.ts'

describe('what is recalled', () => {
  const recalling = (most: number) => {
    const made: string[] = []
    const recall = recallOf<string>(most)
    return { made, of: (key: string) => recall.of(key, () => (made.push(key), key.toUpperCase())) }
  }

  it('is made once', () => {
    const { made, of } = recalling(2)
    expect([of('a'), of('a'), of('b'), of('a')]).toEqual(['A', 'A', 'B', 'A'])
    expect(made).toEqual(['a', 'b'])
  })

  it('is bounded: what was used the longest ago is made anew', () => {
    const { made, of } = recalling(2)
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) of(key)
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('is nothing as long as a flood', () => {
    const { made, of } = recalling(2)
    for (const key of ['x'.repeat(5000), 'x'.repeat(5000)]) expect(of(key)).toHaveLength(5000)
    expect(made).toHaveLength(2)
  })
})

describe('a thread', () => {
  const SAID = ['who manages the Bergen office', 'and in 2023?', 'when did it open', 'and Lisbon?', 'who runs it', 'hi']
  let office: Office
  let model: Model
  beforeAll(async () => {
    office = await openOffice()
    model = learn(office.knowledge)
  })

  it('gets the answers that it would get if nothing was recalled', () => {
    const recalls = answererOf(office.knowledge, model)
    SAID.forEach((text, at) => {
      const question = { text, thread: SAID.slice(0, at), now: NOW }
      const fresh = answererOf(office.knowledge, model).ask(question)
      expect(recalls.ask(question)).toEqual(fresh)
      expect(recalls.ask(question)).toEqual(fresh)
    })
  })

  it('is not gone through again with its next question', () => {
    let read = 0
    const answerer = answererOf(office.knowledge, { ...model, topics: counted(model.topics, () => read++) })
    const ask = (at: number) => {
      read = 0
      answerer.ask({ text: SAID[at] ?? '', thread: SAID.slice(0, at), now: NOW })
      return read
    }
    ask(0)
    ask(1)
    const first = ask(2)
    expect(ask(2)).toBe(first)
    const anew = answererOf(office.knowledge, { ...model, topics: counted(model.topics, () => read++) })
    read = 0
    anew.ask({ text: SAID[2] ?? '', thread: SAID.slice(0, 2), now: NOW })
    expect(read).toBeGreaterThan(first)
  })
})

/** A list that says when one of it is looked at. */
function counted<T extends object>(list: readonly T[], look: () => void): T[] {
  return new Proxy([...list], {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) look()
      return Reflect.get(target, key, receiver) as unknown
    },
  })
}

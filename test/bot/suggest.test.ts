import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../src/bot/commands.ts'
import type { Facts } from '../../src/bot/handler.ts'
import { suggestingFrom, type Suggesting } from '../../src/bot/suggest.ts'
import { smallFacts } from '../contracts/small-facts.ts'
import { NOON } from '../contracts/world.ts'

const LIMIT = 25

/** Suggestions from the Harbour League, with all of its questions tried. */
async function tried(change: (facts: Facts) => Facts = facts => facts): Promise<Suggesting> {
  const facts = change(await smallFacts())
  const suggesting = suggestingFrom(
    () => facts,
    () => NOON,
  )
  await suggesting.tryOut()
  return suggesting
}

/** Facts whose answers to some questions are honest refusals. */
const declining =
  (refused: RegExp) =>
  (facts: Facts): Facts => ({
    ...facts,
    answerer: {
      ...facts.answerer,
      ask: question => {
        const answer = facts.answerer.ask(question)
        return refused.test(question.text) ? { ...answer, kind: 'unknown' } : answer
      },
    },
  })

describe('what is offered while somebody types', () => {
  it('is what can be asked and said, before anything is typed', async () => {
    const { suggest } = await tried()
    const offered = suggest('', LIMIT)
    expect(offered.slice(0, 2)).toEqual(['Who are the members of the League?', 'Who heads the League?'])
    expect(offered).toHaveLength(LIMIT)
    expect(offered).toEqual(expect.arrayContaining(['help', 'events', 'remind here', 'privacy']))
  })

  it.each([
    ['who heads n', 'Who heads Norvik?'],
    ['who haeds norvk', 'Who heads Norvik?'],
    ['membrs of the leauge', 'Who are the members of the League?'],
    ['when was norvik', 'When was Norvik founded?'],
    ['how old is norvik', 'How old is the port of Norvik?'],
    ['please tell me who the MEMBERS are', 'Who are the members of the League?'],
    ['remi', 'remind here'],
    ['remnid', 'remind here'],
    ['hlep', 'help'],
    ['forget', 'forget me'],
  ])('to "%s" begins with "%s"', async (typed, first) => {
    const { suggest } = await tried()
    expect(suggest(typed, LIMIT)[0]).toBe(first)
  })

  it('is nothing where nothing is near', async () => {
    const { suggest } = await tried()
    expect(suggest('xqzzt blah', LIMIT)).toEqual([])
    expect(suggest('??!', LIMIT)).toEqual([])
  })

  it('is really answered', async () => {
    const { suggest } = await tried()
    const { answerer } = await smallFacts()
    const typed = [...'abcdefghijklmnopqrstuvwxyz', 'who', 'what', 'how', 'when', 'is']
    const offered = new Set(typed.flatMap(text => suggest(text, LIMIT)))
    const questions = [...offered].filter(one => !COMMANDS.some(name => name === one))
    expect(questions.length).toBeGreaterThan(5)
    for (const text of questions) expect([text, answerer.ask({ text, now: NOON }).kind]).toEqual([text, 'answer'])
  })

  it('is no question that was not tried, or that is declined', async () => {
    const { suggest } = await tried(declining(/^Who heads Norvik/))
    expect(suggest('who heads norvik', LIMIT)).not.toContain('Who heads Norvik?')
    expect(suggest('who heads norvik', LIMIT)).toContain('Who heads the League?')
    const facts = await smallFacts()
    const untried = suggestingFrom(
      () => facts,
      () => NOON,
    )
    expect(untried.suggest('who heads norvik', LIMIT)).toEqual([])
    expect(untried.suggest('', LIMIT)).toEqual([...COMMANDS])
  })

  it('is tried anew when the facts change', async () => {
    let facts = await smallFacts()
    const { suggest, tryOut } = suggestingFrom(
      () => facts,
      () => NOON,
    )
    await tryOut()
    expect(suggest('who heads norvik', LIMIT)).toContain('Who heads Norvik?')
    facts = declining(/Norvik/)({ ...facts, knowledge: { ...facts.knowledge, hash: 'another' } })
    expect(suggest('who heads norvik', LIMIT)).toEqual([])
    await tryOut()
    expect(suggest('who heads norvik', LIMIT)).toEqual(['Who heads the League?', 'Who heads the Harbour League?'])
  })

  it('is never more than is asked for', async () => {
    const { suggest } = await tried()
    for (const typed of ['', 'r', 'who']) expect(suggest(typed, 3)).toHaveLength(3)
  })
})

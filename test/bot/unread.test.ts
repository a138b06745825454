import { describe, expect, it } from 'vitest'
import { ANSWER, desks } from './desk-stage.ts'

const open = desks()
const TAKES = 'that takes a permission'
const unread = 'a permission'

describe('a question that leans on what could not be read', () => {
  it('gets what it takes, where the answer is not sure', async () => {
    const desk = await open()
    await desk.hear({ text: 'when was this founded?', unread })
    const [said] = desk.platform.utterances
    expect(said?.text).toContain(TAKES)
    expect(said?.text).not.toMatch(/\d{4}|Sources/)
    expect(await desk.world.store.gaps.top(new Date(0), 10)).toEqual([])
  })

  it('is answered where it is clear all the same, or leans on what was asked before', async () => {
    const desk = await open()
    await desk.hear({ unread })
    await desk.hear({ id: 'd2', text: 'and when was it founded?', unread })
    await desk.hear({ id: 'd3', text: 'thank you for that', unread, thread: 'W1/C1/t2' })
    expect(desk.said().slice(0, 2)).toEqual([ANSWER, 'The harbour of Norvik was founded on 1 June 1887.'])
    expect(desk.platform.utterances.map(({ text }) => text).join()).not.toContain(TAKES)
  })
})

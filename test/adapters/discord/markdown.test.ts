import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escape } from '../../../adapters/discord/markdown.ts'
import { hostileText, TRAPS } from './hostile.ts'
import { seen } from './reader.ts'

/** Without what no message can carry. */
const carried = (text: string) =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')

describe('text in Discord', () => {
  it.each(TRAPS)('shows %j as the plain characters', trap => {
    const { plain, marks } = seen(escape(trap))
    expect(marks).toEqual([])
    expect(plain).toBe(carried(trap))
  })

  it('shows any text as the plain characters', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const { plain, marks } = seen(escape(text))
        expect(marks).toEqual([])
        expect(plain).toBe(carried(text))
      }),
      { numRuns: 400 },
    )
  })

  it('leaves ordinary sentences as they are, so that they can be copied', () => {
    const text = 'The network (10 members, 2024-2026) met on 20-21 November 2024 at 09:00: see 3.1; 50 % + more!'
    expect(escape(text)).toBe(text)
  })
})

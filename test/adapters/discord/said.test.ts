import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { said } from '../../../adapters/discord/said.ts'
import { hostileText } from './hostile.ts'

const BOT = '1429102167247028224'

describe('what a person typed', () => {
  it.each([
    [`<@${BOT}> who leads it?`, 'who leads it?'],
    [`<@!${BOT}>, who leads it?`, 'who leads it?'],
    [`hey <@${BOT}> who leads it?`, 'hey who leads it?'],
    [`<@${BOT}>`, ''],
    [`<@${BOT}> /aisi help`, 'help'],
    [`<@${BOT}> @aisi: help`, 'help'],
    ['aisification?', 'aisification?'],
    ['who is <@123456789012345678> and <@&123456789012345678>?', 'who is @someone and @someone?'],
    ['in <#123456789012345678>', 'in #channel'],
    ['<a:party:123456789012345678> <:ok:123456789012345678>', ':party: :ok:'],
    ['</aisi:123456789012345678> help', 'help'],
    ['before <t:1813561200:R>', 'before 2027-06-21 07:00 UTC'],
    ['see <https://example.org/a_b>', 'see https://example.org/a_b'],
    [String.raw`\*not bold\* a\b`, String.raw`*not bold* a\b`],
    ['two\n\nlines  here', 'two\n\nlines here'],
  ])('%j reads %j', (typed, read) => expect(said(typed, BOT)).toBe(read))

  it('never tells the id of a person', () => {
    fc.assert(
      fc.property(hostileText, text => {
        expect(said(`<@${BOT}> ${text}`, BOT)).not.toMatch(/<@[!&]?\d+>/)
      }),
    )
  })
})

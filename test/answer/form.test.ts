import { describe, expect, it } from 'vitest'
import { formOf } from '../../src/answer/read/form.ts'

describe('what a question asks for', () => {
  const wants = (text: string) => [
    ...formOf(
      text
        .toLowerCase()
        .replace(/[^a-z ]/g, '')
        .split(/ +/),
      text,
    ).wants,
  ]

  it.each(['how many dollars did it get', 'How many $ did they pay?', 'how many Canadian dollars is that'])(
    'is a sum of money, not a count: %s',
    text => {
      expect(wants(text)).toContain('howmuch')
      expect(wants(text)).not.toContain('howmany')
    },
  )

  it('is a count of other things', () => expect(wants('how many towns are there')).toContain('howmany'))

  it.each(['what is the salary of the manager', 'what percentage came from Norby'])('is an amount: %s', text =>
    expect(wants(text)).toContain('howmuch'),
  )

  it.each([
    'Elm Radio is a member, right?',
    'They moved. Correct?',
    'the door is blue or not',
    'it closed, true or false?',
  ])('is a yes or a no: %s', text => expect(wants(text)).toContain('yesno'))
})

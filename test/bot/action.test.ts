import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, encode, type Action } from '../../src/bot/action.ts'

describe('the code of a button', () => {
  it('means what was put into it', () => {
    const actions: Action[] = [
      { do: 'say', text: 'remind here: 1 day' },
      { do: 'why', turn: 'abc' },
      { do: 'me', event: 'geneva-2027' },
    ]
    expect(actions.map(encode).map(decode)).toEqual(actions)
  })

  it.each(['', 'say', 'say:', ':x', 'drop:all', 'why', `say:${'x'.repeat(100)}`, '__proto__:x', 'constructor:x'])(
    'is nothing of ours: %j',
    code => expect(decode(code)).toBeUndefined(),
  )

  it('survives whatever is pressed', () => fc.assert(fc.property(fc.string(), code => void decode(code))))
})

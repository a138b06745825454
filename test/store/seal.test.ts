import { describe, expect, it } from 'vitest'
import { sealWith } from '../../src/store/seal.ts'

describe('the seal on what a workspace handed us', () => {
  const seal = sealWith('a key of some length, for this test')
  const sealed = seal.close('xoxb-token', 'slack/T1')

  it('opens with the same key for the same owner', () => expect(seal.open(sealed, 'slack/T1')).toBe('xoxb-token'))
  it('shows nothing of what is inside', () => expect(sealed).not.toContain('xoxb'))
  it('never seals the same twice alike', () => expect(seal.close('xoxb-token', 'slack/T1')).not.toBe(sealed))

  it.each([
    ['another key', () => sealWith('another key').open(sealed, 'slack/T1')],
    ['another owner', () => seal.open(sealed, 'slack/T2')],
    ['a changed byte', () => seal.open(`${sealed.slice(0, -2)}AA`, 'slack/T1')],
    ['nothing', () => seal.open('', 'slack/T1')],
  ])('stays shut for %s, with the cure', (_, open) => expect(open).toThrow(/ENCRYPTION_KEY/))
})

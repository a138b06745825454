import { describe, expect, it } from 'vitest'
import type { Case } from '../../src/cli/cases.ts'
import { grade } from '../../src/cli/grade.ts'

const asked = (some: Partial<Case>): Case => ({
  id: '1',
  q: 'q',
  kind: 'all',
  must: [],
  mustNot: [],
  abstain: false,
  ...some,
})
const told = (text: string) => ({ kind: 'answer', text, abstained: false, sources: [] })
const declined = (text = 'I do not know.') => ({ kind: 'unknown', text, abstained: true, sources: [] })
const verdict = (...args: Parameters<typeof grade>) => grade(...args).verdict

describe('grading', () => {
  it('wants one alternative of every entry, whatever the case, quotes, hyphens and spaces', () => {
    const one = asked({ must: [[/ten/i, /10/i], [/it's well-known/i]] })
    expect(verdict(one, told('Ten; it’s\nwell\u2011known.'))).toBe('correct')
    expect(grade(one, told('Ten.'))).toEqual({ verdict: 'wrong', why: "does not say it's well-known" })
  })

  it('holds against an answer what it must not say, even when it declines rightly', () => {
    const one = asked({ abstain: true, mustNot: [/Paris/i] })
    expect(verdict(one, declined())).toBe('abstainedRight')
    expect(verdict(one, declined('I do not know; perhaps Paris.'))).toBe('wrong')
    expect(verdict(asked({ mustNot: [/Paris/i] }), declined('Not Paris?'))).toBe('abstainedWrong')
  })

  it('takes a correction of a false premise, and nothing else, where it had to decline', () => {
    expect(verdict(asked({ abstain: true, kind: 'false-premise' }), told('China never joined.'))).toBe('correct')
    expect(verdict(asked({ abstain: true, kind: 'false-premise' }), told('In 2024.'))).toBe('wrong')
    expect(verdict(asked({ abstain: true }), told('China never joined.'))).toBe('wrong')
  })

  it('takes either where a case allows both', () => {
    const one = asked({ abstain: 'either', must: [[/yes/i]] })
    expect([verdict(one, declined()), verdict(one, told('Yes.')), verdict(one, told('No.'))]).toEqual([
      'abstainedRight',
      'correct',
      'wrong',
    ])
  })

  it('takes neither silence nor a flood for an answer', () => {
    expect(verdict(asked({}), told(' '))).toBe('wrong')
    expect(verdict(asked({}), told('x'.repeat(1501)))).toBe('wrong')
    expect(verdict(asked({}), told('x'.repeat(1500)))).toBe('correct')
    expect(verdict(asked({}), declined())).toBe('abstainedWrong')
  })
})

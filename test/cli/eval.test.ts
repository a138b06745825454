import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aisi, freshDir, SMALL } from './aisi.ts'

const CASES = [
  { id: '1', q: 'who heads the league', kind: 'direct', must: ['Ada'] },
  { id: '2', q: 'who heads Norvik', kind: 'direct', must: [['Per', 'Holm'], 'Norvik'], mustNot: ['Ada'] },
  { id: '3', q: 'phone number of the mayor of Toledo', kind: 'far', abstain: true },
]
const MISSED = { id: '4', q: 'how much are the dues', kind: 'direct', must: ['300 crowns'] }

function fileOf(...cases: readonly unknown[]): string {
  const file = join(freshDir(), 'cases.jsonl')
  writeFileSync(file, cases.map(one => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'))
  return file
}

describe('aisi eval', () => {
  it('is content when every case is right', async () => {
    const { code, out } = await aisi(['eval', ...SMALL, fileOf(...CASES)])
    expect(code).toBe(0)
    expect(out).toMatch(/^direct +2 +2 +0 +0 +0 +100\.0 % +100\.0 %$/m)
    expect(out).toMatch(/^all +3 +2 +0 +1 +0 /m)
    expect(out).toMatch(/confidently wrong, of all +0\.0 %/)
  })

  it('fails at a miss and shows it', async () => {
    const { code, out } = await aisi(['eval', '--show', ...SMALL, fileOf(...CASES, MISSED)])
    expect(code).toBe(1)
    expect(out).toContain('4 [direct] wrong: does not say 300 crowns')
    expect(out).toContain('  asked     how much are the dues')
    expect(out).not.toContain('1 [direct]')
  })

  it('fails by the limits alone where they are given', async () => {
    const file = fileOf(...CASES, MISSED)
    const [loose, strict] = await Promise.all([
      aisi(['eval', '--min-right', '0.6', '--max-wrong', '0.3', ...SMALL, file]),
      aisi(['eval', '--min-right', '0.6', '--max-wrong', '0.02', ...SMALL, file]),
    ])
    expect([loose.code, strict.code]).toEqual([0, 1])
  })

  it('tells all faults of a case file at once', async () => {
    const file = fileOf({ id: 'x', q: 3, must: ['('] }, 'no json', { id: 'y', q: 'q' }, { id: 'y', q: 'q' })
    const { code, err } = await aisi(['eval', ...SMALL, file])
    expect(code).toBe(1)
    for (const place of [
      ':1  q: ',
      ':1  must.0.0: "(" is no pattern',
      ':2  is not JSON',
      ':4  id: "y" stands on line 3',
    ])
      expect(err).toContain(`${file}${place}`)
  })

  it('wants one file and sensible limits', async () => {
    const runs = await Promise.all([aisi(['eval']), aisi(['eval', 'a', 'b']), aisi(['eval', '--min-right', '90', 'a'])])
    expect(runs.map(run => run.code)).toEqual([2, 2, 2])
  })
})

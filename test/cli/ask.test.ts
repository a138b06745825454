import { describe, expect, it } from 'vitest'
import { aisi, folder, jsonLines, SMALL } from './aisi.ts'

const KEYS = ['id', 'kind', 'text', 'abstained', 'confidence', 'facts', 'sources', 'asOf', 'suggestions', 'ms']

describe('aisi ask', () => {
  it('answers as text with as-of line and numbered sources, without colours in a pipe', async () => {
    const { code, out, err } = await aisi(['ask', ...SMALL, 'who heads the league'])
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).toMatch(/^Ada Lund has headed/)
    expect(out).toContain('As of 1 November 2026')
    expect(out).toContain('[1] Harbour Gazette, Gazette Press, May 2026\n    https://gazette.example/')
    expect(out).not.toContain('\x1b')
  })

  it('answers as one JSON object with the keys of the contract', async () => {
    const { code, out } = await aisi(['ask', '--json', ...SMALL, 'who', 'heads', 'the', 'league'])
    const [line = {}, ...more] = jsonLines(out)
    expect(code).toBe(0)
    expect(more).toEqual([])
    expect(Object.keys(line)).toEqual(KEYS)
    expect(line).toMatchObject({ kind: 'answer', abstained: false, facts: ['league-head'], asOf: '2026-11-01' })
    expect(line.sources).toEqual([
      { title: 'Harbour Gazette', publisher: 'Gazette Press', date: '2026-05', url: 'https://gazette.example/' },
    ])
    expect(String(line.ms)).toMatch(/^\d+(\.\d{1,3})?$/)
  })

  it('abstains exactly where the kind is unknown', async () => {
    const { out } = await aisi(['ask', '--json', ...SMALL, 'what is the phone number of the mayor of Toledo'])
    expect(jsonLines(out)).toMatchObject([{ kind: 'unknown', abstained: true }])
  })

  it('answers over a folder of nothing but answers and example questions', async () => {
    const { code, out } = await aisi(['ask', '--json', '--knowledge', folder('minimal'), 'where do we eat'])
    expect(code).toBe(0)
    expect(jsonLines(out)).toMatchObject([{ facts: ['lunch'], sources: [], asOf: null }])
  })

  it('refuses a broken folder with all its faults', async () => {
    const { code, out, err } = await aisi(['ask', '--knowledge', folder('broken'), 'anything'])
    expect(code).toBe(1)
    expect(out).toBe('')
    for (const field of ['no-words.says', 'bad-date.from', 'stranger.subject']) expect(err).toContain(field)
    expect(err).toMatch(/first\.yaml:\d+ {2}/)
    expect(err).toMatch(/second\.yaml:\d+ {2}/)
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('says what is wrong with a moment that is none', async () => {
    const { code, err } = await aisi(['ask', '--now', 'tomorrow', 'who'])
    expect(code).toBe(2)
    expect(err).toBe('--now: "tomorrow" is no moment; write it as 2026-11-21T12:00:00Z or 2026-11-21\n')
  })

  it('wants a question, or a batch, not both', async () => {
    const [none, both] = await Promise.all([aisi(['ask']), aisi(['ask', '--batch', 'who'])])
    expect([none.code, both.code]).toEqual([2, 2])
  })
})

describe('aisi ask --batch', () => {
  it('keeps order and ids, and lets earlier questions count', async () => {
    const input = [
      { id: 'b', q: 'who heads the league' },
      { id: 7, q: 'and who headed it before', thread: ['who heads the league'] },
      { id: 'a', q: 'who heads Norvik', must: ['ignored'] },
      { q: 'no id' },
    ]
    const { code, out } = await aisi(['ask', '--batch', ...SMALL], {
      input: input.map(one => JSON.stringify(one)).join('\n'),
    })
    const lines = jsonLines(out)
    expect(code).toBe(0)
    expect(lines.map(line => line.id)).toEqual(['b', 7, 'a', 'line-4'])
    for (const line of lines) expect(Object.keys(line)).toEqual(KEYS)
    expect(lines[2]).toMatchObject({ facts: ['norvik-head'] })
  })

  it('answers every line, even one that is no question', async () => {
    const input = [
      '\uFEFF{"id":"first","q":"who heads the league"}\r',
      '',
      'not json',
      '{"id":"half"}',
      '{"id":"odd","q":"x","thread":"not a list"}',
      '[]',
      'null',
      `{"id":"separators","q":"who heads the league\u2028\u2029?"}`,
      `{"id":"long","q":"${'who heads the league '.repeat(5000)}"}`,
      '{"id":"last","q":""}',
    ].join('\n')
    const { code, out, err } = await aisi(['ask', '--batch', ...SMALL], { input })
    const lines = jsonLines(out)
    expect(code).toBe(0)
    const ids = ['first', 'line-3', 'half', 'odd', 'line-6', 'line-7', 'separators', 'long', 'last']
    expect(lines.map(line => line.id)).toEqual(ids)
    for (const line of lines) expect(line.abstained).toBe(line.kind === 'unknown')
    expect(lines[1]).toMatchObject({ kind: 'unknown', ms: 0, facts: [] })
    expect(lines[6]).toMatchObject({ kind: 'answer' })
    expect(err.split('\n').filter(Boolean)).toHaveLength(5)
  })

  it('gives the same answers in a second run', async () => {
    const input = ['who heads the league', 'members', 'what is on in december']
      .map(q => JSON.stringify({ id: q, q }))
      .join('\n')
    const runs = await Promise.all([1, 2].map(() => aisi(['ask', '--batch', ...SMALL], { input })))
    const [first, second] = runs.map(({ out }) => jsonLines(out).map(line => ({ ...line, ms: 0 })))
    expect(first).toEqual(second)
  })
})

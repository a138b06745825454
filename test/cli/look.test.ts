import { describe, expect, it } from 'vitest'
import { aisi, folder, SMALL } from './aisi.ts'

const LOOK = ['--knowledge', folder('small')]
const lines = (text: string) => text.trimEnd().split('\n')

describe('aisi facts', () => {
  it('lists the subjects with their number of facts', async () => {
    const { code, out } = await aisi(['facts', ...LOOK])
    expect(code).toBe(0)
    expect(out).toMatch(/^the Harbour League +league +4$/m)
  })

  it('lists the facts about a subject, by alias and despite a typo', async () => {
    const [alias, typo] = await Promise.all([
      aisi(['facts', ...LOOK, 'port', 'of', 'norvik']),
      aisi(['facts', ...LOOK, 'Norvk']),
    ])
    for (const { code, out } of [alias, typo]) {
      expect(code).toBe(0)
      expect(out).toContain('norvik-head')
      expect(out).toContain('norvik-founded')
      expect(out).not.toContain('league-dues')
    }
    expect(typo.out).toMatch(/^\(taken as "norvik"\)/i)
  })

  it('tells everything of one fact', async () => {
    const { code, out } = await aisi(['facts', ...LOOK, 'league-head-2024'])
    expect(code).toBe(0)
    expect(out).toContain('from 10 January 2024 until 9 January 2026')
    expect(out).toContain('who ran the league before')
    expect(out).toContain('https://gazette.example/')
  })

  it('lists the facts of a folder without subjects', async () => {
    const { code, out } = await aisi(['facts', '--knowledge', folder('minimal')])
    expect(code).toBe(0)
    expect(out).toContain('wifi')
  })

  it('knows no stranger', async () => {
    const { code, out, err } = await aisi(['facts', ...LOOK, 'zzzzzz'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('Nothing here is called "zzzzzz"')
  })
})

describe('aisi events', () => {
  it('lists what is coming up in order', async () => {
    const { code, out } = await aisi(['events', ...SMALL])
    expect(code).toBe(0)
    expect(lines(out)).toEqual([
      '8 December 2026: Winter meeting, Selby  winter-meeting',
      '2–4 July 2027: Regatta 2027, Norvik  regatta-2027',
    ])
  })

  it('lists what a month, a year or a topic names', async () => {
    const [month, year, topic] = await Promise.all(
      ['december', '2027', 'sailing'].map(word => aisi(['events', ...SMALL, word])),
    )
    expect(lines(month?.out ?? '')).toEqual([expect.stringContaining('Winter meeting')])
    expect(lines(year?.out ?? '')).toEqual([expect.stringContaining('Regatta 2027')])
    expect(lines(topic?.out ?? '')).toEqual([expect.stringContaining('Regatta 2027')])
  })

  it('lists what is over on request', async () => {
    const { out } = await aisi(['events', '--past', ...SMALL])
    expect(lines(out)).toEqual([expect.stringContaining('Regatta 2025')])
  })

  it('names the topics when a word is none', async () => {
    const { code, err } = await aisi(['events', ...SMALL, 'knitting'])
    expect(code).toBe(1)
    expect(err).toContain('sailing')
  })
})

describe('aisi why', () => {
  it('shows what was understood, considered and decided', async () => {
    const { code, out } = await aisi(['why', ...SMALL, 'who heads Norvik'])
    expect(code).toBe(0)
    expect(out).toMatch(/names +"norvik" = norvik/i)
    expect(out).toMatch(/ score +fact /)
    expect(out).toMatch(/^Decided .*norvik-head/m)
    expect(out).toMatch(/^Runner-up \S+, \d\.\d\d behind$/m)
    expect(out).toContain('Per Holm heads the harbour of Norvik.')
  })
})

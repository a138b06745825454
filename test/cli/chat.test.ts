import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aisi, freshDir, SMALL } from './aisi.ts'

const chat = (...lines: string[]) => aisi(['chat', ...SMALL], { input: lines.join('\n') })

describe('aisi chat in a pipe', () => {
  it('answers line by line and ends with the input', async () => {
    const { code, out, err } = await chat(
      'who heads the league',
      '',
      '/aisi how much are the dues',
      '@aisi: who heads Norvik',
    )
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Ada Lund has headed/)
    expect(out).toContain('200 crowns')
    expect(out).toContain('Per Holm heads the harbour of Norvik.')
    expect(out).not.toContain('aisi>')
  })

  it('lets a question lean on the ones before', async () => {
    const { out } = await chat('when was Norvik founded', 'and who heads it')
    expect(out).toContain('Per Holm heads the harbour of Norvik.')
  })

  it('knows its command words, and takes a longer line for a question', async () => {
    const { out } = await chat('why', 'who heads Norvik', 'sources', 'why', 'events december', 'why is it so')
    expect(out).toMatch(/^Ask me something first/)
    expect(out).toContain('Gazette Press')
    expect(out).toContain('norvik-head: Per Holm heads')
    expect(out).toContain('8 December 2026')
    expect(out.match(/^I understood: /gm)).toHaveLength(1)
  })

  it('presses a button by what is typed for it', async () => {
    const { out } = await chat('who heads Norvik', 'cite', 'who won the cup', '1')
    expect(out).toContain('“Harbour Gazette”, Gazette Press')
    expect(out.match(/As of|Harbour League/g)?.length).toBeGreaterThan(1)
  })

  it('leaves when told to', async () => {
    const { code, out } = await chat('/aisi quit', 'who heads the league')
    expect({ code, out }).toEqual({ code: 0, out: '' })
  })

  it('helps when it is called by name alone', async () => {
    const { out } = await chat('@aisi')
    expect(out).toContain('remind here: reminders for this channel')
  })

  it('remembers nothing that was piped in', async () => {
    const DATA_DIR = freshDir()
    await aisi(['chat', ...SMALL], { input: 'who heads the league', env: { DATA_DIR } })
    expect(existsSync(join(DATA_DIR, 'trained'))).toBe(true)
    expect(existsSync(join(DATA_DIR, 'history'))).toBe(false)
  })
})

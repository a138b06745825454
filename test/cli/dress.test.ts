import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { columns } from '../../src/cli/columns.ts'
import { linesOf } from '../../src/cli/lines.ts'
import { bar, progressOn } from '../../src/cli/progress.ts'
import { render } from '../../src/cli/render.ts'
import { PLAIN, styleFor } from '../../src/cli/style.ts'

/** A stream that says of itself whether a person sits before it, and remembers what was written. */
function screen(isTTY: boolean) {
  const stream = Object.assign(new PassThrough(), { isTTY })
  let written = ''
  stream.on('data', text => (written += text))
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => written }
}

describe('colours', () => {
  it('are for a terminal whose person did not refuse them', () => {
    expect(styleFor({ isTTY: true }, undefined).bad('x')).toBe('\x1b[31mx\x1b[39m')
    expect(styleFor({ isTTY: true }, '').bad('x')).toBe('\x1b[31mx\x1b[39m')
    expect(styleFor({ isTTY: true }, '1').bad('x')).toBe('x')
    expect(styleFor({}, undefined).bad('x')).toBe('x')
  })

  it('do not disturb the columns', () => {
    const { bad } = styleFor({ isTTY: true }, undefined)
    expect(
      columns([
        [bad('a'), 'b'],
        ['aaa', 'b'],
      ])[0],
    ).toBe(`${bad('a')}    b`)
  })
})

describe('the progress bar', () => {
  const after = (ms: number, isTTY: boolean) => {
    const { stream, written } = screen(isTTY)
    let time = 0
    const progress = progressOn(stream, 'Learning', () => time)
    progress.at(0)
    time = ms
    progress.at(0.5)
    progress.end()
    return new Promise<string>(resolve => setImmediate(() => resolve(written())))
  }

  it('shows after a second and goes when all is done', async () => {
    expect(await after(1500, true)).toBe(`\r\x1b[KLearning ${bar(0.5)}\r\x1b[K`)
  })

  it('does not show for what is quick, or in a pipe', async () => {
    expect(await after(900, true)).toBe('')
    expect(await after(1500, false)).toBe('')
  })

  it('is as long at the beginning as at the end', () => {
    expect(bar(0)).toHaveLength(bar(1).length)
    expect(bar(0.31)).toMatch(/ 31 %$/)
  })
})

describe('an answer as text', () => {
  it('cannot steer the terminal', () => {
    const text = 'a\x1b[2Jb\u202ec\x07\nd'
    const answer = {
      kind: 'answer' as const,
      text,
      confidence: 1,
      facts: [],
      rivals: [],
      sources: [],
      suggestions: ['x\x1b]0;y\x07'],
      choices: [],
    }
    expect(render(answer, PLAIN)).toBe('a[2Jbc\nd\n\nYou can also ask\n  · x]0;y')
  })
})

describe('lines of a stream', () => {
  const read = async (...chunks: (string | Buffer)[]) => {
    const lines: string[] = []
    for await (const line of linesOf(toStream(chunks))) lines.push(line)
    return lines
  }
  async function* toStream(chunks: (string | Buffer)[]) {
    yield* chunks
  }

  it('end with a line feed alone', async () => {
    expect(await read('a\r\nb\u2028c', 'd\n\ne')).toEqual(['a', 'b\u2028cd', '', 'e'])
  })

  it('survive letters that are cut in two', async () => {
    const letters = Buffer.from('é\nü')
    expect(await read(letters.subarray(0, 1), letters.subarray(1, 4), letters.subarray(4))).toEqual(['é', 'ü'])
  })
})

import { spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { clean, LONGEST_QUESTION, tokens } from '../../src/answer/read/words.ts'
import { dangersIn } from './backtracking.ts'
import { codeIn } from './source.ts'

describe('the judge of patterns', () => {
  it.each([
    ['a loop in a loop', String.raw`(?:a+)+x`],
    ['the same choice twice', String.raw`(?:a|b|a)*x`],
    ['words made of other words', String.raw`^(?:(?:good|bye|goodbye) ?)+$`],
    ['blanks that end one round and begin the next', String.raw`^(?:\W*(?:and|so)\b[\s,]*)*who`],
    ['a word told twice', String.raw`^(?:(?:work|works?)(?: |$))+$`],
    ['two loops over blanks', String.raw`\s*\s*x`],
    ['two loops with something in between that may be missing', String.raw`[a-z]+,?\w*$`],
    ['a danger inside a lookaround', String.raw`x(?=(?:a|a)*b)`],
  ])('finds %s', (_, source) => expect(dangersIn(source, 'iu')).not.toEqual([]))

  it.each([
    ['loops that a separator keeps apart', String.raw`\d+(?:[.,]\d+)*|\p{L}+(?:['.]\p{L}+)*`],
    ['words that no others are made of', String.raw`^(?:(?:hi|hello|there)\b ?)+$`],
    ['words that end at an edge', String.raw`^(?:(?:good|bye|goodbye)\b ?)+$`],
    ['words that end at a blank or with the text', String.raw`^(?:(?:good|bye|goodbye)(?: |$))+$`],
    ['a loop that nothing follows', String.raw`^(?:(?:please |kindly )?(?:tell me|please|kindly)\b ?)+`],
    ['a few repetitions', String.raw`^(?:a?){0,3}x`],
  ])('lets pass %s', (_, source) => expect(dangersIn(source, 'u')).toEqual([]))
})

describe('every pattern of the core', () => {
  const patterns = codeIn('src/answer').flatMap(({ file, patterns }) => patterns.map(pattern => ({ file, ...pattern })))

  it('is found', () => expect(patterns.length).toBeGreaterThan(50))

  it('reads a text in one way only, so that its time is bounded by the length', () => {
    const dangers = patterns.flatMap(({ file, line, source, flags }) =>
      dangersIn(source, flags).map(danger => `${file}:${line} ${danger.slice(0, 120)}`),
    )
    expect(dangers).toEqual([])
  })
})

/** What is repeated, with what stands before and after: each is made for some pattern to stumble over. */
const REPEATS: Readonly<Record<string, readonly [repeated: string, before?: string, after?: string]>> = {
  blanks: [' ', 'who', 'x'],
  lines: ['\n', 'who', 'x'],
  'ends of sentences': ['?! ', 'who', 'x'],
  stops: ['xx. ', '', 'who'],
  commas: [', ', 'who', 'x'],
  dashes: [' -- ', 'who', 'x'],
  openers: ['and ', '', 'xxx. Somebody left the room.'],
  'openers before a question': ['so, ', '', 'xxx, who is it'],
  joints: [' and who is', 'who'],
  telling: [' to me', 'do you know', ' xxx'],
  knowing: ['know '],
  asides: ['a, when you '],
  'pleading at the end': [' . ! ', 'who if you have', ', x'],
  'words run together': ['goodbye', '', 'x'],
  'days run together': ['today', '', 'x'],
  'praise run together': ['work', '', 'x'],
  'leading in': ['can you please ', '', 'x'],
  politeness: ['please tell me '],
  whether: ['whether if '],
  names: ['Bergen '],
  'names of the kind': ['the Bergen office and '],
  'names out of letters': ['Bergenoffice'],
  numbers: ['1,000,'],
  days: ['may 1 '],
  years: ['2026 '],
  periods: ['between 1 and 2 may '],
  'years ago': ['two years ago '],
  calendar: ['next event in '],
  abbreviations: ['a.b.'],
  apostrophes: ["a'b's "],
  tags: ['<b '],
  scripts: ['<script>'],
  mentions: ['<@'],
  entities: ['&lt;'],
  marks: ['*_~`|'],
  invisible: ['\u200b'],
  combining: ['e\u0301'],
  expanding: ['ﷺ'],
  'other letters': ['中'],
  pictures: ['😀'],
}
const SIZES = [1_000, 4_000, 100_000]

const FLOODS = Object.entries(REPEATS).flatMap(([name, [repeated, before = '', after = '']]) =>
  SIZES.map(size => {
    const middle = repeated.repeat(Math.ceil((size - before.length - after.length) / repeated.length))
    return { id: `${name} ${size}`, q: before + middle + after }
  }),
)

/** A program that hangs is ended before the test runs out of time, so that one sees which flood was its last. */
const PATIENCE = 25_000

/** Asks the program itself: a pattern that runs away cannot be stopped within the process of the tests. */
function answered(questions: readonly { id: string; q: string }[]): Promise<string[]> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const asked = [
    'src/cli/main.ts',
    'ask',
    '--batch',
    '--knowledge',
    'test/folders/office',
    '--now',
    '2026-11-21T12:00:00Z',
  ]
  return new Promise((resolve, reject) => {
    const env = { ...process.env, DATA_DIR: mkdtempSync(join(tmpdir(), 'aisi-linear-')) }
    const child = spawn(process.execPath, ['--import', 'tsx', ...asked], {
      cwd: root,
      env,
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', text => (out += text))
    child.on('error', reject).on('close', () => resolve(out.split('\n').filter(line => line.endsWith('}'))))
    child.stdin.on('error', () => {}).end(questions.map(question => JSON.stringify(question)).join('\n'))
  })
}

describe('a flood', () => {
  it('is cut before it is read', () => {
    for (const { q } of FLOODS) {
      expect(clean(q).length).toBeLessThanOrEqual(LONGEST_QUESTION)
      expect(tokens(clean(q)).length).toBeLessThanOrEqual(LONGEST_QUESTION)
    }
  })

  it('of any kind and size is answered', async () => {
    const lines = (await answered(FLOODS)).map(line => JSON.parse(line) as { id: string; text: string })
    expect(FLOODS[lines.length]?.id).toBeUndefined()
    expect(lines.map(({ id }) => id)).toEqual(FLOODS.map(({ id }) => id))
    for (const { text } of lines) expect(text.length).toBeLessThanOrEqual(1500)
  })
})

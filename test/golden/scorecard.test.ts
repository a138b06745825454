import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeScorecard } from './readme.ts'
import { belowOf, binsOf, sureLine } from './reliability.ts'
import { reliabilityPicture } from './reliability-picture.ts'

const judged = [0.3, 0.4, 0.49, 0.9, 0.97, 1].map((confidence, at) => ({ confidence, right: at % 2 === 1 }))

describe('the calibration curve', () => {
  it('counts answers by tenths of confidence from 0.4 to 1, the ends included', () => {
    const bins = binsOf(judged)
    expect(bins.map(bin => bin.tenth)).toEqual([4, 5, 6, 7, 8, 9])
    expect(bins.at(0)).toEqual({ tenth: 4, count: 2, right: 1 })
    expect(bins.at(1)).toEqual({ tenth: 5, count: 0, right: 0 })
    expect(bins.at(-1)).toEqual({ tenth: 9, count: 3, right: 2 })
  })

  it('tells how many of the sure answers are right', () => {
    expect(sureLine(judged)).toBe('of 3 answers with confidence >= 0.9, 66.7 % right')
    expect(sureLine([])).toBe('of 0 answers with confidence >= 0.9, none right')
  })

  it('is drawn with its counts, for light and for dark', () => {
    const picture = reliabilityPicture(binsOf(judged), belowOf(judged), 'Sure & right')
    for (const words of [
      'Sure &amp; right',
      '>1 of 2<',
      '>2 of 3<',
      '>none<',
      '0 of 1 right',
      'prefers-color-scheme: dark',
    ])
      expect(picture).toContain(words)
  })
})

describe('the scorecard in the README', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'aisi-scorecard-')), 'README.md')

  it('replaces what stands between its marks and nothing else', async () => {
    writeFileSync(file, '# Bot\n\n<!-- scorecard -->\nold\n<!-- /scorecard -->\n\nThe end.\n')
    expect(await writeScorecard(file, '| a | b |\n|---|--:|\n| one | 2 |')).toBe(true)
    expect(await writeScorecard(file, '| a | b |\n|---|--:|\n| one | 3 |')).toBe(true)
    const table = '| a   |   b |\n| --- | --: |\n| one |   3 |'
    const text = `# Bot\n\n<!-- scorecard -->\n\n${table}\n\n<!-- /scorecard -->\n\nThe end.\n`
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('leaves a file without the marks as it is', async () => {
    writeFileSync(file, '# Bot\n')
    expect(await writeScorecard(file, 'new')).toBe(false)
    expect(await writeScorecard(`${file}.missing`, 'new')).toBe(false)
    expect(readFileSync(file, 'utf8')).toBe('# Bot\n')
  })
})

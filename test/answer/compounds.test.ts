import { describe, expect, it } from 'vitest'
import { compoundsOf, shortened } from '../../src/answer/read/compounds.ts'

const compounds = compoundsOf([
  ['resign', 'step down', 'quit'],
  ['publish', 'put out', 'put out there'],
  ['several words first', 'go public'],
])
const read = (text: string) => shortened(text.split(' '), compounds).join(' ')

describe('several words that stand for one', () => {
  it.each([
    ['when did he step down', 'when did he resign'],
    ['he stepped down and quit', 'he resign and quit'],
    ['what was put out there in may', 'what was publish in may'],
    ['put it out', 'put it out'],
    ['step', 'step'],
    ['the last step', 'the last step'],
    ['did they go public', 'did they go public'],
    ['', ''],
  ])('%j', (text, expected) => expect(read(text)).toBe(expected))
})

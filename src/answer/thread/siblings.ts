import { ORDINALS } from '../learn/profile.ts'
import type { Reading } from '../read/read.ts'

const WORDS = ['first', ...ORDINALS.keys()]
/** "the second one", "the second" */
const ORDINAL = new RegExp(`\\b(?:the )?(?:very )?(${WORDS.join('|')})(?: one)?\\b`, 'i')

/**
 * "When was the second one published?" after a question about the first report: the question about the second report.
 * Undefined where none but names are counted, or the same was asked about before.
 */
export function siblingAsked(reading: Reading, before: Reading): string | undefined {
  const found = ORDINAL.exec(reading.text)
  const asked = found?.[1]?.toLowerCase()
  if (!found || !asked || reading.mentions.length > 0) return undefined
  for (const { start, end } of before.mentions) {
    const words = before.tokens.slice(start, end)
    const counted = words.find(({ text }) => WORDS.includes(text))
    if (!counted || counted.text === asked) continue
    const isAlone = reading.content.every(root => asked.startsWith(root))
    if (isAlone) return before.text.slice(0, counted.start) + asked + before.text.slice(counted.end)
    const name = words.map(word => (word === counted ? asked : word.raw)).join(' ')
    return reading.text.replace(found[0], `the ${name}`)
  }
  return undefined
}

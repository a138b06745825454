import { clean, isFiller, stem, tokens } from '../answer/read/words.ts'

/** Words of a key; the first ones of the alphabet are as good as any. */
const MOST_WORDS = 12

/** The same for questions that differ in order, form or small words alone: near-duplicates are counted together. */
export function gapKey(text: string): string {
  const words = tokens(clean(text)).map(token => token.text)
  const telling = words.filter(word => !isFiller(word)).map(stem)
  const roots = [...new Set(telling.length > 0 ? telling : words)].sort()
  return roots.slice(0, MOST_WORDS).join(' ')
}

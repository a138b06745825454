import type { Names } from './names.ts'
import type { Token } from './words.ts'

/** The ids of shorter names at the beginning or end of a longer one: "ISO" in "ISO/IEC 42001", "UN" in "UN panel". */
export function namesWithin(words: readonly Token[], names: Names): string[] {
  const parts = words.flatMap((_, at) => (at === 0 ? [] : [words.slice(0, at), words.slice(at)]))
  return parts.flatMap(part => names.find(part).flatMap(mention => mention.ids))
}

const CONSONANTS = 'bdfgklmnprstvz'
const VOWELS = 'aeiou'

/** A pronounceable stand-in for a word, the same for the same word and copy, in the same case. */
export function pseudoWord(word: string, copy: number): string {
  let seed = hash(`${copy} ${word.toLowerCase()}`)
  let made = ''
  for (let syllable = 0; syllable < Math.max(3, Math.ceil(word.length / 2)); syllable++) {
    made += CONSONANTS.charAt(seed % CONSONANTS.length)
    seed = mix(seed)
    made += VOWELS.charAt(seed % VOWELS.length)
    seed = mix(seed)
  }
  return cased(made, word)
}

function cased(made: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return made.toUpperCase()
  return like.charAt(0) === like.charAt(0).toLowerCase() ? made : made.charAt(0).toUpperCase() + made.slice(1)
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return mix(value)
}

/** Spreads every bit over the whole number. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x7feb352d)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const NUMBER = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\\d{1,2}(?:st|nd|rd|th))'
/** "The first, the second and the third round" */
const LIST = new RegExp(
  `\\b(?:the )?${NUMBER}(?:, ?(?:the )?${NUMBER}){0,2},? (?:and|or|versus|vs\\.?|from|to) (?:the )?${NUMBER}\\b(?= \\p{L})`,
  'iu',
)
const EACH_NUMBER = new RegExp(`\\b${NUMBER}\\b`, 'gi')
/** "Round 1 and 3", "rounds 1, 2 and 3" */
const COUNTED =
  /\b(?<noun>\p{L}{3,20}?)s? (?<numbers>\d(?:, ?\d){0,2},? (?:and|or|versus|vs\.?|from|to) \d)(?![\d.%:/-]|,\d| ?\p{L})/iu
/** What is numbered is one of several: "rounds". */
const PLURAL = /^((?: \p{L}+){0,2}? \p{L}{3,}[^\W\dsu])s\b/iu
/** Said once of both, it is said of neither alone. */
const BOTH = /\b(?:both|each|respectively)\b(?: of)?(?: the)?/gi

/** A question about several that are told apart by their numbers, once for each; empty where only one is meant. */
export function numberedApart(text: string): string[] {
  return listed(text) ?? counted(text) ?? []
}

function listed(text: string): string[] | undefined {
  const found = LIST.exec(text)
  if (!found) return undefined
  const [before, after] = around(text, found)
  const noun = after.replace(PLURAL, '$1')
  return [...new Set(found[0].match(EACH_NUMBER) ?? [])].map(number => `${before}the ${number}${noun}`)
}

function counted(text: string): string[] | undefined {
  const found = COUNTED.exec(text)
  const { noun, numbers = '' } = found?.groups ?? {}
  if (!found || !noun) return undefined
  const [before, after] = around(text, found)
  return [...new Set(numbers.match(/\d/g) ?? [])].map(number => `${before}${noun} ${number}${after}`)
}

function around(text: string, { 0: found, index }: RegExpExecArray): [string, string] {
  return [text.slice(0, index).replace(BOTH, ' '), text.slice(index + found.length).replace(BOTH, ' ')]
}

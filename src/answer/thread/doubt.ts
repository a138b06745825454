import { NAME, type Reading } from '../read/read.ts'

/** "I read 3 May", "I thought it was the Tagus room". */
const HEARD =
  /^(?:hm+ |no |oh )?i (?:(?:have|had|always|also|once) )?(?:read|heard|thought|saw|seen|believed|was told)(?: that)?\b/
const SAID_OF_IT = /\b(?:it|that|this|he|she|they) (?:was|is|were|are|had|has)\b/
/** "Are you sure?" */
const SURE =
  /^(?:are you (?:really |quite |very )?(?:sure|certain)(?: (?:about|of) (?:that|this|it))?|really|seriously|is (?:that|this|it) (?:really )?(?:right|correct|true|so))$/

/** Doubts what was told last, and asks for nothing else. */
export function isDoubt({ words, content, mentions }: Reading): boolean {
  const said = words.join(' ')
  if (SURE.test(said)) return true
  const isOfIt = mentions.length === 0 || (words.includes(NAME) && SAID_OF_IT.test(said))
  return content.length === 0 && isOfIt && HEARD.test(said)
}

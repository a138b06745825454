/** "Greetings from Oslo": where the asker is. */
const HOME = /\bfrom (?:(?:sunny|rainy|cold|warm|the) )?(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2})/u
const GREETING =
  /^\W*(?:greetings|hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|(?:kind |best |warm )?(?:regards|wishes)|(?:i am )?writing)\b/i

/** Where the one who wrote a sentence says to be; undefined where it is no greeting. */
export function homeIn(sentence: string): string | undefined {
  return GREETING.test(sentence) ? HOME.exec(sentence)?.[1] : undefined
}

/** "Our institute" is the institute of where its asker is at home. */
export function atHome(question: string, home: string): string {
  return question
    .replace(/\bour (?:country|nation)\b(?!')/gi, home)
    .replace(/\bour(?: country's| nation's)?(?= \p{L})/giu, `${home}'s`)
}

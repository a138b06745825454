const ADDRESSED = /^[/@]aisi(?![\p{L}\p{N}_-])[\s:,]*/iu

/** What is asked in a typed line: people who know the bot from a chat type "/aisi" or "@aisi" first; alone it asks for help. */
export function toQuestion(line: string): string {
  const typed = line.trim()
  const question = typed.replace(ADDRESSED, '')
  return question === '' && typed !== '' ? 'help' : question
}

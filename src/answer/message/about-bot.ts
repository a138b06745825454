/** What people ask about the one they talk to: who made it, what it is, how it helps, where its answers come from, whether to rely on it. */
const ABOUT_BOT: readonly string[] = [
  'who (?:made|built|created|wrote|runs|maintains|owns) you',
  '(?:are you|is this) (?:a |an )?(?:real |actual )?(?:person|human|llm|language model|machine|program|chatbot)',
  'how (?:can|could|do|would) (?:you|this bot|the bot) help(?: me| us)?',
  'how (?:can|do|should) (?:i|we) use (?:this|the) bot',
  '(?:can|could) (?:you|someone) help me(?: with something)?',
  '(?:i have|i have got|just|got) (?:a|one|some) (?:quick )?questions?',
  'quick question',
  'what exactly (?:can|do) you do',
  'what are you (?:for|able to do)',
  'do you speak \\w+',
  'how old are you',
  'where (?:do you get|does) (?:your|the) (?:answers?|information|facts?|data|knowledge)(?: come)? from',
  'how do you know (?:all )?(?:this|that|it)',
  'can (?:i|we) trust you',
  'first time here',
  'new here',
  'i am new(?: here)?',
  'who (?:is|was) your (?:maker|creator|developer|author|owner|boss)',
  'who (?:developed|programmed|trained|coded|designed|invented|operates|hosts) (?:you|this bot|the bot)',
  'who is (?:behind|responsible for) (?:you|this bot|the bot|this)',
  '(?:which|what) (?:company|team|person|organisation|organization) (?:made|built|created|developed|runs|owns) (?:you|this bot)',
  '(?:were|are) you (?:made|built|created|developed|trained|powered|run|driven) (?:by|with|on) \\w+(?: \\w+)?',
  '(?:are|is) (?:you|this|this bot)(?: just| really| actually)? (?:a |an )?(?:gpt|claude|gemini|copilot|automated|alive)(?: \\w+)?',
  'do you (?:use|run on) (?:an |a |any )?\\w+(?: model)?',
  'is this (?:thing |bot |chat |channel )?(?:automated|automatic|ai|real|live)',
  'am i (?:talking|speaking|chatting|writing) (?:to|with) (?:a |an )?(?:real )?(?:human|person|bot|machine|robot|computer|ai)',
  'is there (?:a |any )?(?:human|person|someone|somebody)(?: behind (?:this|you|it)| here| there)?',
  'how do you (?:find|get|know|make|choose) (?:your |the |these |those )?(?:answers?|facts?|information|things|stuff)',
  'where do you get (?:your |the |this |that )?(?:answers?|information|facts?|data|knowledge|stuff)(?: from)?',
  'what (?:is|are) your sources?|what sources? do you (?:use|have|rely on)',
  '(?:are|is) (?:you|your (?:answers|facts|information)) (?:always )?(?:reliable|accurate|trustworthy|up to date|right)',
  'how (?:reliable|accurate|trustworthy|good|current|up to date|smart|clever) (?:are you|are your \\w+|is (?:this|the) bot)',
  'when were you (?:last )?(?:updated|made|built|created|trained)|why were you (?:made|built|created)|why do you exist',
  'what can you tell me(?: about)?|what (?:are the )?commands(?: are there)?',
  '(?:(?:can|could) you )?(?:give|show) (?:me )?(?:an |some |a few )?(?:examples?|example questions?)',
  '(?:please )?help(?: me)?(?: please| out)?|i need (?:your|some) help',
  'where are you from|do you (?:sleep|have feelings)|what languages? do you speak|(?:can|could) you speak \\w+',
  'do you (?:store|save|keep|remember|log) (?:my|our|the|what) \\w+(?: \\w+)?',
]
const OF_BOT = new RegExp(`^(?:(?:so|ok|hey|hi|hello|and|but|wait) )?(?:${ABOUT_BOT.join('|')})$`)

/** @param said the words of a sentence in small letters, without marks. */
export function asksAboutBot(said: string): boolean {
  return OF_BOT.test(said)
}

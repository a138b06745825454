import { asksAboutBot } from './about-bot.ts'
import { tokens } from '../read/words.ts'

/** Longer sentences say more than hello. */
const MOST_WORDS = 12

/** Thanks and farewells that go on about something else, without asking: "cheers mate, you saved my day". */
const OPENING: readonly [about: string, pattern: RegExp][] = [
  ['thanks', /^(?:(?:many |muito )?(?:thanks|thank you|thx|ty|cheers|merci|gracias|danke|obrigado|obrigada))\b/],
  ['bye', /^(?:(?:ok |okay )?(?:bye|goodbye|good night|see you|ciao|farewell))\b/],
]
const ASKING =
  /\b(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could|would|will|tell|list|name|give|explain|any|about)\b/

const TALK: readonly [about: string, pattern: RegExp][] = [
  [
    'help',
    /^(?:help|menu|commands?|usage|instructions|examples?|i need help|help me|can you help(?: me)?|start)$|\bwhat (?:can|do|could|should|would) (?:you|i) (?:do|ask|use (?:you|this|it)|help|answer|cover|offer|know(?! (?:about|of) (?!yourself)))|\b(?:who|what) are you\b|\bare you (?:a |an )?(?:bot|human|ai|robot|person|real|chatgpt)|\bhow do(?:es)? (?:you|this|it|this bot|the bot) work|\bhow (?:do|can|should) i (?:use|ask) you|\b(?:kinds?|types?|sorts?) of (?:things|questions|topics|stuff)|\bwhat (?:topics|questions) (?:can|do)|\bintroduce yourself|\babout yourself|\byour (?:name|purpose|commands|capabilities|features)\b|\bwhat is this bot/,
  ],
  [
    'thanks',
    /^(?:(?:ok|okay|great|cool|nice|ah|oh|wow|tysm|asante|sana|arigato|kudos|congrats|congratulations|rock|rocks|helps|helped|fast|quick|quickly|lol|haha|many|super|so|very|much|a|lot|lots|all|right|got|it|that|was|is|were|you|your|are|the|for|this|really|just|mate|man|bot|friend|dear|good|well|done|one|job|answer|help|helping|appreciate|love|thanks|thank|thx|ty|cheers|ta|appreciated|helpful|useful|perfect|brilliant|awesome|excellent|amazing|legend|spot|on|works?|fantastic|lovely|wonderful|best|merci|danke|gracias|to|know|clear|now|k|alright|i|see|understood|noted|makes|sense)(?: |$))+$/,
  ],
  [
    'bye',
    /^(?:(?:ok|and|well|so|thanks|good|have|a|nice|great|day|night|evening|weekend|bye|goodbye|ciao|see|you|ya|later|soon|tomorrow|talk|that|is|all|i|am|done|for|now|take|care|cu|got|to|go|lovely|one|gn|today|no|further|more|questions)(?: |$))+$/,
  ],
  [
    'greeting',
    /^(?:(?:hi|hello|hey|hiya|heya|yo|howdy|greetings|good|morning|mornin|anybody|pleased|afternoon|evening|day|there|bot|all|everyone|team|folks|how|are|you|is|it|going|doing|what|up|sup|nice|to|meet|today|anyone|here|ping|test|testing|dear|friend|mate|again|hola|bonjour|salut|hallo|konnichiwa|gm|wassup|home|online|awake|back|i|am|happy|monday|tuesday|wednesday|thursday|friday|weekend|no|worries|sorry|never|mind|nvm|my|bad|oops|welcome)(?: |$))+$/,
  ],
]
/** A word that each has to have besides the little ones. */
const KEY: Readonly<Record<string, RegExp>> = {
  thanks:
    /\b(?:thanks?|thx|ty|tysm|asante|arigato|kudos|congrat(?:s|ulations)|you rock|helps|helped|that was (?:fast|quick)|the best|cheers|ta|appreciated?|helpful|useful|perfect|brilliant|awesome|excellent|amazing|legend|great|nice|cool|good|love|fantastic|lovely|wonderful|merci|danke|gracias|got it|well done|i see|understood|noted|makes sense)\b|^(?:ok|okay|k|alright)$/,
  bye: /\b(?:bye|goodbye|ciao|later|good night|(?:nice|great|good|lovely) (?:day|evening|weekend|one)|take care|i am done|that is all|got to go|gn|no (?:further|more) questions|see (?:you|ya))\b/,
  greeting:
    /\b(?:hi|hello|hey|hiya|heya|yo|howdy|greetings|pleased to meet you|good (?:morning|afternoon|evening|day)|how are you|how is it going|what is up|sup|nice to meet|anyone (?:here|home)|you there|are you (?:online|awake|back)|i am back|happy (?:monday|tuesday|wednesday|thursday|friday|weekend)|no worries|sorry|never mind|nvm|my bad|oops|welcome|hallo|konnichiwa|gm|wassup|ping|test|testing|are you there|hola|bonjour|salut)\b|^(?:morning|mornin|afternoon|evening)\b/,
}

/** Of several sorts in one message the first of these is answered. */
const FOREMOST = ['help', 'thanks', 'bye', 'greeting']
const SENTENCE_END = /(?<=[.!?;])\s+|\n+/
/** Tells of the one who writes. */
const OF_ONESELF = /\b(?:i|my|me|we|our)\b/i
/** Wants something by it. */
const WANTING =
  /\b(?:need|want|wish|like|love|look|looking|search|searching|seek|wonder|wondering|interested|curious|help|know)\b/i

/** What small talk a message is, in any knowledge domain; undefined when it is a question or may be one. */
export function smallTalk(text: string): string | undefined {
  const sentences = text.split(SENTENCE_END).filter(part => /[\p{L}\p{N}]/u.test(part))
  if (sentences.length > MOST_SENTENCES) return undefined
  const sorts = sentences.map(part => talkOf(part) ?? (isOfOneself(part) ? 'self' : undefined))
  return sorts.includes(undefined) ? undefined : FOREMOST.find(sort => sorts.includes(sort))
}
/** More is no small talk. */
const MOST_SENTENCES = 4

function isOfOneself(sentence: string): boolean {
  return OF_ONESELF.test(sentence) && !sentence.includes('?') && !ASKING.test(sentence) && !WANTING.test(sentence)
}

function talkOf(sentence: string): string | undefined {
  const words = tokens(sentence).map(token => token.text)
  if (words.length === 0 || words.length > MOST_WORDS) return undefined
  const said = words.join(' ').replace(SATISFIED, 'helpful')
  if (asksAboutBot(said)) return 'help'
  const whole = TALK.find(([about, pattern]) => pattern.test(said) && (KEY[about]?.test(said) ?? true))?.[0]
  if (whole ?? (sentence.includes('?') || ASKING.test(said.replace(TOLD, ' ')))) return whole
  return OPENING.find(([, pattern]) => pattern.test(said))?.[0]
}
/** "Exactly what I needed" */
const SATISFIED = /\b(?:exactly |just )?(?:what|all) i (?:needed|wanted)\b/
/** "That was all" asks nothing. */
const TOLD = /\bthat (?:is|was)\b/g

import { atHome, homeIn } from './home.ts'
import { claimed, embedded, isPacking, unpacked, withoutRuns } from './packing.ts'

/** A message taken apart: what is asked, and what is said around it. */
export interface Clauses {
  /** The questions of the message in order; never empty. */
  questions: readonly string[]
  /** What was said besides, for the names in it. */
  background: string
}

const SENTENCE_END =
  /(?<=[?!;])\s+|(?<=[^\s.]{2,}[.])\s+(?=\S)|\n+|\s+(?=(?:many )?(?:thank you|thanks|cheers)\b(?! to\b))/i
const OPENERS =
  /^\W{0,3}(?:(?:and|but|so|or|also|then|ok|okay|hi|hello|hey|well|please|now|just|first|second|secondly|finally)[\s,:!-]{1,3}){0,4}(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|shall|am|list|name|compare|give|tell|explain|describe|show|summari[sz]e|define|remind|spell)(?:'s|s)?\b/i
/** A question inside a statement: "I would like to know who …". */
const EMBEDDED =
  /\b(?:tell|know|wonder|wondering|advise|explain|remind|confirm|learn|ask|asks|asked|need|like|love|want|interested|clarify|trouble you|looking for|say|question|forgot|sure|idea|understand|write down|find out|establish)\b.*\b(?:who|whom|whose|what|which|when|where|why|how|whether|if|the (?:name|date|number|amount|title|place|city))\b/i
/** Sentences that only open, close or thank. */
const PLEASANTRY =
  /^(?:good (?:morning|afternoon|evening|day)|hi|hello|hey|dear|greetings|thanks?|thank you|many thanks|cheers|much appreciated|with (?:kind|best)|kind regards|best(?: wishes| regards)?|hope (?:you|this|all)|(?:i am |i'm )?sorry to bother|would you be so kind|any help|i (?:would be|am|'d be) (?:very |most |so )?(?:grateful|obliged)|please and thank you|no rush|asante|merci|appreciated|any (?:ideas?|clue|thoughts)|(?:could|can|would) (?:you|anyone|anybody|someone|somebody) (?:please |kindly |possibly )?(?:help|assist)(?: me| us)?(?: out)?(?: please)?\W*$)(?:\b|$)(?!.*\b(?:who|what|which|when|where|how|whether)\b).{0,60}$/i
/** More parts than this are no conversation but a flood. */
const MOST_QUESTIONS = 4
/** Sentences that are looked at; a real message has fewer. */
const MOST_SENTENCES = 60

/** Takes a cleaned message apart; a message without a question mark or question word is one question as it stands. */
export function clausesOf(text: string): Clauses {
  const sentences = withoutRuns(text)
    .split(SENTENCE_END)
    .map(part => part.trim())
    .filter(part => /[\p{L}\p{N}]/u.test(part))
    .slice(-MOST_SENTENCES)
  const { questions, background } = apart(sentences, text)
  const home = sentences.map(homeIn).find(place => place !== undefined)
  return { questions: home ? questions.map(asked => atHome(unpacked(asked) ?? asked, home)) : questions, background }
}

function apart(sentences: readonly string[], text: string): Clauses {
  const meant = sentences.filter(part => !PLEASANTRY.test(part))
  if (meant.length <= 1) return { questions: [meant[0] ?? sentences[0] ?? text], background: '' }
  const plain = meant.filter(part => part.endsWith('?') || OPENERS.test(part))
  const asked = plain.length > 0 ? plain : meant.filter(part => EMBEDDED.test(part) || embedded(part) !== undefined)
  if (asked.length === 0) return unasked(meant)
  const others = meant.filter(part => !asked.includes(part))
  return { questions: asked.slice(-MOST_QUESTIONS), background: others.join(' ') }
}

/** Where no sentence looks like a question, those that tell of the asker are none. */
function unasked(meant: readonly string[]): Clauses {
  const own = meant.filter(part => !isPacking(part))
  if (own.length === 0) return { questions: [meant.join(' ')], background: '' }
  return { questions: [own.join(' ')], background: meant.filter(isPacking).join(' ') }
}

const TOLD =
  /^.*\b(?:tell me|tell us|let me know|remind me|inform me|ask you|asked me|asks me|asking|wonder(?:ing|s|ed)?|know|find out|understand|explain|clarify|confirm|curious|sure|figure out|recall|remember|forgot(?:ten)?|question is|asked|check|establish|verify|say|idea|trouble you|advise|learn|write down|mind telling|telling|looking for|interested in|like|love|need|want)\b(?: (?:me|us|you|about|is|please|that|of|for|in|to|down|kindly|just|also)){0,4}[\s,:]{1,3}(?=(?:who|whom|whose|what|when|where|which|why|how|whether|if|the)\b)/i
/** ", when you have a second," */
const ASIDE =
  /,\s?(?:if|when|whenever|as|before|since|because) (?:[a-z']{1,20} ){0,8}?(?:you|i|we|my|me)\b[^,?]{0,60},\s?/gi
const LEADING =
  /^[^,:?]{3,200}[,:]\s{1,3}(?=(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|can|could|will|would)\b)/i
/** "A note that I received says …": what is claimed is asked about, not who claims it. */
const CLAIMED =
  /^[^.?!]{0,80}\b(?:says?|said|tells?|told (?:me|us)|claims?|claimed|writes?|wrote|reads?|heard|states?|stated|insists?|thinks?|believes?|assumes?|suggests?|according to [a-z' ]{1,40},)\s(?:that\s|it is\s)?(?=\S+ \S+ \S)/i
const TRAILING =
  /,?\s?\b(?:please|thanks|thank you|thx|cheers|pls|if you (?:happen to know|know|can|may|would|have|do not mind)(?: [a-z']{1,20}){0,6}|in advance|many thanks|ta|by any chance|do you know|(?<=, ?)for (?:my|our|a|the|tomorrow's|today's|this|some) [a-z' -]{3,40}|what have you got|what do you have|mate|buddy|sir|madam|lol|haha|(?:yes or|true or|or) (?:no|not|false)|(?:that |it )?would be (?:so |really |very )?(?:amazing|great|lovely|super|awesome|wonderful|brilliant|helpful|nice|perfect|much appreciated)(?: [a-z]{1,8})?)[\s.!?]{0,5}$/i

/** "What did she say about it", "who wrote that text": what was said or written is asked about. */
const ASKS_AT_ONCE =
  /^(?:who|whom|whose|what|which|when|where|why|how)\b(?! (?:i|we|you)\b).{0,40}\b(?:say|said|wrote|writes?|states?|claims?|suggests?|says|tells?|know|asked|want|need)\b/i

/** "Back when the office opened, did …": what tells the time of a question is no packing. */
const TELLS_TIME = /^(?:(?:way )?back )?(?:when|before|after|since|until|by the time|at the time|prior to|ahead of)\b/i

/** The question inside a sentence without its packing, from the whole sentence to its barest form. */
export function bareForms(question: string): string[] {
  const forms = [claimed(question) ?? question]
  const add = (text: string) => {
    const trimmed = text.trim()
    if (trimmed.split(/\s+/).length >= 2 && !forms.includes(trimmed)) forms.push(trimmed)
  }
  const untailed = forms.join(' ').replace(ASIDE, ' ').replace(TRAILING, '')
  const bare = unpacked(untailed) ?? untailed
  add(bare)
  add(embedded(bare) ?? bare)
  for (const packing of ASKS_AT_ONCE.test(bare) ? [LEADING] : [TOLD, LEADING, CLAIMED])
    if (packing !== LEADING || !TELLS_TIME.test(bare) || isPacking(LEADING.exec(bare)?.[0] ?? ''))
      add(bare.replace(packing, ''))
  return forms
}

const JOINTS =
  /(?<!\b(?:who|whom|whose|what|when|where|which|why|how))(?:,|;|\?|\s+-+|\s+—)?\s+(?:and|plus|&|\+|as well as)\s+(?:also\s+|then\s+)?(?=(?:(?:in|on|at|by|for|from|to|with|under|since|until) )?(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|has|have|can|will|say|tell me|give me|explain|(?:list|name) (?:the|all|its|their))\b)|[,;]\s+(?=(?:who|whose|what|when|where|which|why|how)\b)/i

/** The two or three questions that one sentence joins with "and"; one when there is nothing to part. */
export function partsOf(question: string): string[] {
  const parts: string[] = []
  for (const part of question.split(new RegExp(JOINTS.source, 'gi')).map(text => text.trim())) {
    const last = parts.at(-1)
    if (last !== undefined && isWordAlone(part)) parts[parts.length - 1] = `${bare(last)} and ${bare(part)}`
    else if (last !== undefined && !isAsked(last)) parts[parts.length - 1] = `${last}, ${part}`
    else parts.push(part)
  }
  return parts.length > 3 || parts.some(part => part.split(/\s+/).length < 2) ? [question] : parts
}

/** "When" of "where was it, when, and who came": asks nothing without the question before it. */
function isWordAlone(part: string): boolean {
  return /^(?:who|whom|whose|what|when|where|which|why|how)\W*$/i.test(part)
}

function bare(part: string): string {
  return part.replace(/[?,;]$/, '')
}

/** "For my notes: who …", "in which town …" */
const ASKS_LATER =
  /[:,]\s{1,3}(?:(?:in|on|at|by|for|from|to|with|under) )?(?:who|whom|whose|what|when|where|which|why|how)\b|^(?:in|on|at|by|for|from|to|with|under) (?:which|what|whom|whose|how)\b/i

const ASIDE_BEFORE =
  /^(?:in|on|at|by|before|after|besides|apart|aside|except|unlike|since|during|when|while|if|as|for|given|with|from|until|once|prior|according|back (?:in|then)|around|sometime|early|late|(?:last|this|next) \w+$|\w+ (?:days?|weeks?|months?|years?) (?:ago|back)$)\b/i

/** Asks something by itself, unlike "in 2024" or "before we go on". */
function isAsked(text: string): boolean {
  return (
    OPENERS.test(text) || ASKS_LATER.test(text) || EMBEDDED.test(text) || text.endsWith('?') || !ASIDE_BEFORE.test(text)
  )
}

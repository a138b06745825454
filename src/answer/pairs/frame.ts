/** How far apart two things are in time. */
export const DISTANCE =
  /(?:,\s?|\band\s)?(?:\bby\s)?\bhow (?:much(?= (?:later|earlier|sooner|time|older|younger)|\s*[?.]|$)|many (?:days|weeks|months|years)|long)(?: (?:later|earlier|sooner|older|younger|newer|time|before|after|between|apart|lay|lie|lies|passed|went by|is|are|was|were|did|roughly|about|exactly|there|the other|it|them))*\b|\b(?:days|weeks|months|years) apart\b/gi
/** What is said around two things besides what is asked of both. */
const PACKING =
  /\b(?:which|what|who|whose|whats|when|where)(?:'s)?\b|\b(?:one )?of (?:the|these|those) (?:two|both)\b|\bof them\b|\b(?:both|each|respectively|roughly|exactly|please|pls)\b|\b(?:with |give me )?(?:the |their )?(?:exact )?(?:dates?|numbers|figures)(?: (?:for|of))?(?: both| each)?\b/gi

/** "The lamp that is [older]": with the comparing word its verb has lost its meaning. */
const LEFT_OVER = /\s(?:is|are|was|were)\s*$/

/** Words of a question about two things that ask for something of each: no comparing, counting apart or packing. */
export function bare(text: string, comparing: RegExp): string {
  return [DISTANCE, comparing, PACKING, /[?!:;,]+/g, /\s+/g, LEFT_OVER]
    .reduce((left, gone) => left.replace(gone, ' '), text)
    .trim()
}

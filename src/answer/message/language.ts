/** Commonest little words of languages people may try; none is an English word. */
const ELSEWHERE =
  /(?<!\p{L})(?:qui|quels?|quelles?|est-ce|sont|quand|où|pourquoi|combien|wer|was ist|wann|welche[rsn]?|sind|warum|wie viele|quién|quiénes|quién es|cuándo|cuántos|cuáles|dónde|qué|son los|são|quem|quando|quais|chi è|chi sono|perché|dove|welk|welke|hoeveel|kto|che cosa|cosa|der|das|les|des|est|sont|ist|della|delle|degli|nella|los|las|para|pour|avec|dans|oder|und|nicht|quelle heure)(?!\p{L})/giu
const ENGLISH =
  /\b(?:the|is|are|who|what|when|where|which|of|how|did|does|was|were|and|to|for|in|on|an?|if|by|it|has|have|when|why)\b/gi

/** A friendly line when the question is plainly not in English; undefined when it is or may be. */
export function strangeLanguage(text: string): string | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  const other = letters > 3 && latin / letters < 0.5
  const words = (text.match(ELSEWHERE)?.length ?? 0) > (text.match(ENGLISH)?.length ?? 0)
  return other || words
    ? 'Sorry, I only understand English so far. Ask me in English and I will gladly look it up.'
    : undefined
}

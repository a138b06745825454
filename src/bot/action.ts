/** What a pressed button asks for; the code stands in the button and works as long as its turn is kept. */
export type Action =
  /** As if it had been typed. */
  { do: 'say'; text: string } | { do: TurnVerb; turn: string } | { do: EventVerb; event: string }

const TURN_VERBS = ['why', 'share', 'good', 'bad', 'report', 'cite', 'more'] as const
const EVENT_VERBS = ['me', 'calendar'] as const
type TurnVerb = (typeof TURN_VERBS)[number]
type EventVerb = (typeof EVENT_VERBS)[number]

/** Discord's limit for a button's code; Slack's is wider. */
export const MOST_CODE = 100

export function encode(action: Action): string {
  if (action.do === 'say') return `say:${action.text}`
  return 'turn' in action ? `${action.do}:${action.turn}` : `${action.do}:${action.event}`
}

/** The action of a code; undefined for what we never wrote. */
export function decode(code: string): Action | undefined {
  const at = code.indexOf(':')
  const verb = code.slice(0, at)
  const rest = code.slice(at + 1)
  if (at < 1 || rest === '' || code.length > MOST_CODE) return undefined
  if (verb === 'say') return { do: 'say', text: rest }
  const turn = TURN_VERBS.find(known => known === verb)
  if (turn) return { do: turn, turn: rest }
  const event = EVENT_VERBS.find(known => known === verb)
  return event && { do: event, event: rest }
}

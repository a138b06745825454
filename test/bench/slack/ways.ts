import type { Slack } from '../../peers/slack/start.ts'
import type { Channel, Message, User, Workspace } from '../../peers/slack/state.ts'

/** Where somebody asks, and who. */
export interface Spot {
  channel: Channel
  user: User
}

/** Something that was asked, and what became of it. */
export interface Question {
  /** In ms since 1970. */
  at: number
  /** From the request to its acknowledgement; undefined where there was none. */
  ackMs: number | undefined
  /** When it was answered, in ms since 1970: once, where all is well. */
  answers(): number[]
}

export type Ask = (spot: Spot, text: string) => Promise<Question>

/** The ways of asking; each is fulfilled when the question is acknowledged, or cannot be any more. */
export const WAYS = { mention, command } as const
export type Way = keyof typeof WAYS

function mention(slack: Slack, { botUserId }: Workspace): Ask {
  return async (spot, text) => {
    const began = performance.now()
    const { message, deliveries } = await slack.say({ ...spot, text: `<@${botUserId}> ${text}` })
    const ackMs = performance.now() - began
    return {
      at: timeOf(message),
      ackMs: deliveries.every(({ acknowledged }) => acknowledged) ? ackMs : undefined,
      answers: () => answersTo(slack, message).map(timeOf),
    }
  }
}

function command(slack: Slack): Ask {
  return async (spot, text) => {
    const [at, began] = [Date.now(), performance.now()]
    const { acknowledged, responses } = await slack.command('/aisi', text, spot)
    const ackMs = performance.now() - began
    const answers = () => responses.filter(({ status }) => status === 200).map(response => response.at.getTime())
    return { at, ackMs: acknowledged ? ackMs : undefined, answers }
  }
}

/** What was said in a message's thread after it. */
export function answersTo(slack: Slack, { channel, ts }: Message): Message[] {
  return slack.thread(channel, ts).filter(message => message.ts !== ts)
}

/** Whole milliseconds: that is as fine as the peer's clock is. */
function timeOf({ ts }: Message): number {
  return Math.floor(Number(ts) * 1_000)
}

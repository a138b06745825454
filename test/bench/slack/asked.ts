import { read } from '../../adapters/slack/talker.ts'
import type { Reaction } from '../../peers/slack/command.ts'
import type { Slack } from '../../peers/slack/start.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { questions } from '../kill/questions.ts'
import { answersTo } from './ways.ts'

/** An answer as people see it. */
export interface Answer {
  text: string
  /** In ms since 1970. */
  at: number
}

/** Something that a person asks. */
export interface Asked {
  kind: 'event' | 'command'
  /** Words that the right answer holds. */
  told: string
  /** Delivers it once; fulfilled when it is acknowledged or cannot be any more. */
  bring(): Promise<void>
  /** Whether any of its deliveries was acknowledged. */
  acknowledged(): boolean
  answers(): Answer[]
}

/** Everything that will be asked: mentions in as many threads, and commands of as many people. */
export async function askAll(
  slack: Slack,
  workspace: Workspace,
  about: { events: number; commands: number },
): Promise<Asked[]> {
  const channel = slack.channel()
  const all = questions(about.events + about.commands)
  return Promise.all(
    all.map(({ incoming: { text }, told }, at) =>
      at < about.events
        ? mention(slack, { channel: channel.id, text: `<@${workspace.botUserId}> ${text}` }, told)
        : command(slack, { channel: channel.id, text }, told),
    ),
  )
}

interface Saying {
  channel: string
  text: string
}

async function mention(slack: Slack, saying: Saying, told: string): Promise<Asked> {
  const { message, events } = await slack.say({ ...saying, user: slack.user(), deliver: false })
  const eventId = `Ev${message.ts.replace('.', '')}`
  let acknowledged = false
  const deliveries: { acknowledged: boolean }[] = []
  return {
    kind: 'event',
    told,
    async bring() {
      const again = deliveries.length > 0 ? { retry: { number: deliveries.length } } : {}
      deliveries.push(...(await slack.deliver(events, { eventId, ...again })))
    },
    acknowledged: () => (acknowledged ||= deliveries.some(one => one.acknowledged)),
    answers: () => answersTo(slack, message).map(answer => ({ text: read(answer), at: Number(answer.ts) * 1_000 })),
  }
}

function command(slack: Slack, { channel, text }: Saying, told: string): Asked {
  const user = slack.user()
  let reaction: Reaction | undefined
  return {
    kind: 'command',
    told,
    bring: async () => void (reaction = await slack.command('/aisi', text, { user, channel })),
    acknowledged: () => reaction?.acknowledged ?? false,
    answers: () =>
      slack.ephemerals
        .filter(one => one.user === user.id)
        .map(one => ({ text: read(one), at: Number(one.ts) * 1_000 })),
  }
}

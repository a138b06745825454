import { ALL_SCOPES } from '../../adapters/slack/opened.ts'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { questions } from '../kill/questions.ts'
import { WAYS, type Ask, type Spot } from '../slack/ways.ts'
import type { Busy, Question } from './busy.ts'
import { townIn } from './peers.ts'

const SECOND_MS = 1_000
/** "Several hundred messages a minute" for a workspace: what our peer holds, beside one a second a channel. */
const MESSAGES_A_SECOND = 300 / 60
/** So many workspaces, with a hundred channels each at least. */
const MOST_WORKSPACES = 20
const LEAST_CHANNELS = 100
/** One of so many mentions the bot, so that its answer counts against the limit; the others use the slash command. */
const MENTIONS = 4
/** Slack takes one message a second a channel. */
const ROOMS_A_WORKSPACE = 3

/** A Slack that takes 300 messages a minute in a workspace; people ask in other channels than those that are reminded. */
export async function askingSlack(count: number): Promise<Busy> {
  const slack = await startSlack({ rateLimits: true, workspaceLimits: true, subscriptions: ['app_mention'] })
  const number = Math.max(1, Math.min(MOST_WORKSPACES, Math.floor(count / LEAST_CHANNELS)))
  const enterprise = { id: 'E0ORG', orgWide: true }
  const workspaces = Array.from({ length: number }, () => slack.workspace({ scopes: ALL_SCOPES, enterprise }))
  const { on, channels, posts, count: counted, close } = townIn(slack, workspaces, count)
  const spots = Array.from({ length: ROOMS_A_WORKSPACE }, () => workspaces.map(workspace => spotIn(slack, workspace)))
  const [first] = workspaces
  if (!first) throw new Error('There is no workspace.')
  const asking = { mention: WAYS.mention(slack, first), command: WAYS.command(slack) }
  const all = spots.flat()
  const texts = questions(all.length).map(({ incoming }) => incoming.text)
  return {
    ...{ on, channels, posts, close },
    count: counted,
    limit: (Math.ceil(count / number) / MESSAGES_A_SECOND) * SECOND_MS,
    ask(at) {
      const isMention = at % MENTIONS === 0
      /** So that every workspace has its share of both. */
      const spot = all[(isMention ? at / MENTIONS : at) % all.length]
      if (!spot) throw new Error('There is no channel.')
      return answerTo(asking[isMention ? 'mention' : 'command'](spot, texts[at % texts.length] ?? ''))
    },
    refused: () => slack.rates.refused,
  }
}

function spotIn(slack: Slack, { id }: Workspace): Spot {
  return { channel: slack.channel({ team: id }), user: slack.user({ team: id }) }
}

function answerTo(asking: ReturnType<Ask>): Question {
  let waited: Question = () => undefined
  void asking.then(({ at, answers }) => {
    waited = () => {
      const [answered] = answers()
      return answered === undefined ? undefined : answered - at
    }
  })
  return () => waited()
}

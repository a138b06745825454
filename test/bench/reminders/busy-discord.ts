import { COMMANDS } from '../../../adapters/discord/commands.ts'
import { startDiscord, type Channel, type Discord } from '../../peers/discord/index.ts'
import { ASKED } from '../discord/questions.ts'
import type { Busy, Question } from './busy.ts'
import { townOn } from './peers.ts'

const SECOND_MS = 1_000
/** One of so many mentions the bot, so that its answer counts against the limit; the others use the slash command. */
const MENTIONS = 4
/** Discord takes five messages in five seconds a channel. */
const ROOMS = 10

/** A Discord that takes 50 requests a second. */
export async function askingDiscord(count: number): Promise<Busy> {
  const discord = await startDiscord({ enforceLimits: true })
  discord.define(COMMANDS)
  const { channels: rooms } = discord.guild({ channels: Array.from({ length: ROOMS }, (_, at) => `talk-${at}`) })
  const { on, channels, posts, count: counted, close } = townOn(discord, count)
  return {
    ...{ on, channels, posts, close },
    count: counted,
    limit: (count / discord.settings.requestsPerSecond) * SECOND_MS,
    ask(at) {
      const channel = rooms[Math.floor(at / MENTIONS) % ROOMS]
      if (!channel) throw new Error('There is no channel.')
      const text = ASKED[at % ASKED.length]?.text ?? ''
      return at % MENTIONS === 0 ? mention(discord, channel, text) : command(discord, channel, text)
    },
    refused: () => discord.calls.filter(({ status }) => status === 429).length,
  }
}

/** Each by somebody new, so that nobody waits for an answer to an earlier question. */
function command(discord: Discord, channel: Channel, question: string): Question {
  const asked = discord.command('aisi', { question }, { channel, user: discord.user() })
  return () => asked.answeredMs
}

function mention(discord: Discord, channel: Channel, content: string): Question {
  const said = discord.say({ channel, author: discord.user(), content, mentionBot: true })
  return () => {
    const answer = discord.messages(channel).find(one => one.message_reference?.message_id === said.id)
    return answer && Date.parse(answer.timestamp) - Date.parse(said.timestamp)
  }
}

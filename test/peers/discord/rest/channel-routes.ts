import { z } from 'zod'
import { checked } from '../checks/checked.ts'
import { between, flag, whole } from '../checks/pieces.ts'
import { CHANNEL, FLAG } from '../constants.ts'
import { change } from '../messages.ts'
import { isThread } from '../permissions.ts'
import { openThread } from '../places.ts'
import { refusal } from '../refusals.ts'
import type { Channel } from '../shapes.ts'
import type { State } from '../state.ts'
import { created, done, ok, type Answer, type Call, type Route } from './call.ts'
import { channelFor, messageIn } from './look-up.ts'

const ARCHIVE_MINUTES = [60, 1_440, 4_320, 10_080]

const Thread = z.object({
  name: between(1, 100),
  auto_archive_duration: z.literal(ARCHIVE_MINUTES).nullish(),
  rate_limit_per_user: whole(0, 21_600).nullish(),
  type: whole(CHANNEL.announcementThread, CHANNEL.privateThread).nullish(),
  invitable: flag,
})

/** Channels themselves, typing, and threads. */
export function channelRoutes(state: State): Route[] {
  const { world } = state
  return [
    {
      method: 'GET',
      pattern: '/channels/:channel',
      handle: ({ param }) => ok(channelFor(world, param('channel'))),
    },
    {
      method: 'POST',
      pattern: '/channels/:channel/typing',
      handle: ({ param }) => {
        const channel = channelFor(world, param('channel'))
        channelFor(world, channel.id, isThread(channel) ? 'SendMessagesInThreads' : 'SendMessages')
        return done
      },
    },
    {
      method: 'POST',
      pattern: '/channels/:channel/messages/:message/threads',
      handle: call => underMessage(state, call),
    },
    { method: 'POST', pattern: '/channels/:channel/threads', handle: call => underChannel(state, call) },
  ]
}

function underMessage(state: State, call: Call): Answer {
  const parent = parentFor(state, call)
  channelFor(state.world, parent.id, 'CreatePublicThreads')
  const kept = messageIn(state.world, parent, call.param('message'))
  if (kept.message.thread) throw refusal('threadExists')
  const { name, auto_archive_duration: archiveAfter } = checked(Thread, call.body)
  const type = parent.type === CHANNEL.announcement ? CHANNEL.announcementThread : CHANNEL.publicThread
  const owner = state.world.bot.id
  const thread = openThread(state, parent, { id: kept.message.id, name, type, owner, archiveAfter })
  change(state, kept, { thread, flags: kept.message.flags | FLAG.hasThread }, false)
  return created(thread)
}

function underChannel(state: State, call: Call): Answer {
  const parent = parentFor(state, call)
  const { name, type, auto_archive_duration: archiveAfter } = checked(Thread, call.body)
  const kind = type ?? CHANNEL.privateThread
  channelFor(state.world, parent.id, kind === CHANNEL.privateThread ? 'CreatePrivateThreads' : 'CreatePublicThreads')
  const owner = state.world.bot.id
  return created(openThread(state, parent, { id: state.world.mint(), name, type: kind, owner, archiveAfter }))
}

function parentFor({ world }: State, call: Call): Channel {
  const parent = channelFor(world, call.param('channel'))
  if (parent.type !== CHANNEL.text && parent.type !== CHANNEL.announcement) throw refusal('wrongChannelType')
  return parent
}

import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { assemble, targets, type Parts } from './assemble.ts'
import { clicks } from './click.ts'
import { commands } from './command.ts'
import { addChannel, addUser, addWorkspace } from './furnish.ts'
import { look } from './look.ts'
import { modals } from './modal.ts'
import { workspaceOf } from './refs.ts'
import { slackServer } from './server.ts'
import type { Slack, SlackOptions } from './slack.ts'
import { talk } from './talk.ts'

export type { Slack, SlackOptions } from './slack.ts'

/** Starts a Slack on a free port of loopback. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const parts = assemble(options)
  const { world, events, office } = parts
  const server = slackServer(world, parts)
  const connections = everyConnection(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server listens on no port')
  world.origin = `http://127.0.0.1:${address.port}`
  return {
    ...look(world),
    ...talk(world, events),
    ...parts.lifecycle,
    ...modals(world, office),
    ...kept(parts),
    ...furniture(parts),
    ...switches(parts),
    command: commands(world, office),
    click: clicks(world, office),
    deliver: events.deliver,
    url: `${world.origin}/api/`,
    authorizeUrl: `${world.origin}/oauth/v2/authorize`,
    app: world.app,
    close: () => stop(server, connections, parts),
  }
}

function kept({ world: { records } }: Parts) {
  const { calls, deliveries, violations, allowMentions, ephemerals, views, homes, files, assistant } = records
  return { calls, deliveries, violations, allowMentions, ephemerals, views, homes, files, assistant }
}

function furniture({ world }: Parts): Pick<Slack, 'workspace' | 'channel' | 'user'> {
  return {
    workspace: (about = {}) => addWorkspace(world, about),
    channel: ({ team, ...about } = {}) => addChannel(world, workspaceOf(world, team), about),
    user: ({ team, ...about } = {}) => addUser(world, workspaceOf(world, team), about),
  }
}

function switches({ world, faults, rates, redelivery, signing, mode, socket, signed, office }: Parts) {
  return {
    ...{ rates, redelivery, signing },
    fail: faults.fail,
    heal: faults.clear,
    redeliver: office.redeliver,
    connections: socket.count,
    disconnect: socket.disconnect,
    drop: socket.drop,
    silence: socket.silence,
    post: signed.post,
    useSocketMode: () => void (mode.http = undefined),
    useHttp: (to: Parameters<typeof targets>[0]) => void (mode.http = targets(to)),
    verifyUrl: async (url: string) => {
      const challenge = world.id('challenge')
      const body = JSON.stringify({ token: world.app.verificationToken, challenge, type: 'url_verification' })
      const answer = await signed.post({ url, body, contentType: 'application/json' })
      return answer.status === 200 && answer.body.includes(challenge)
    },
  }
}

/** Every open connection, also those that hang or became sockets: closing has to end them all. */
function everyConnection(server: Server): ReadonlySet<Socket> {
  const open = new Set<Socket>()
  server.on('connection', socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  return open
}

async function stop(
  server: Server,
  connections: ReadonlySet<Socket>,
  { office, socket, signed }: Parts,
): Promise<void> {
  office.close()
  socket.close()
  signed.close()
  const closed = once(server, 'close')
  server.close()
  for (const connection of connections) connection.destroy()
  await closed
}

import { setTimeout as pause } from 'node:timers/promises'

/** Slack takes about one message a second a channel. */
const EVERY_MS = 1_050

/** Lets what goes to one channel wait for its turn; channels do not wait for each other. */
export function pacer(everyMs = EVERY_MS): <Sent>(channel: string, send: () => Promise<Sent>) => Promise<Sent> {
  const turns = new Map<string, Promise<unknown>>()
  return (channel, send) => {
    const before = turns.get(channel)
    const sent = before ? before.then(send) : send()
    const turn: Promise<unknown> = sent
      .catch(() => {})
      .then(() => pause(everyMs, undefined, { ref: false }))
      .finally(() => turns.get(channel) === turn && turns.delete(channel))
    turns.set(channel, turn)
    return sent
  }
}

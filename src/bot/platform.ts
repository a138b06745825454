import type { Pace } from './pace.ts'
import type { Reply } from './reply.ts'

/** A channel, or direct messages with one person (`direct`). */
export interface Place {
  /** A team; outside every team `@PERSON`, who is then alone with what they set up. */
  workspace: string
  channel: string
  direct: boolean
}

/** The team of a place, for what is kept without the person: whoever is in none is not told by their name. */
export function teamOf(platform: string, { workspace }: Pick<Place, 'workspace'>): string {
  return `${platform}/${workspace.startsWith('@') ? 'nobody' : workspace}`
}

/** One thing that somebody said to us. Plain data: it survives a restart as JSON. */
export interface Incoming {
  /** The platform's id of the delivery, the same when it is delivered again. */
  id: string
  platform: string
  /**
   * `command` after /aisi, `message` in a mention or a direct message, `follow` unaddressed in a thread that
   * may be ours, `action` a pressed button whose code is the text.
   */
  kind: 'command' | 'message' | 'follow' | 'action'
  text: string
  /** What people said just before in the thread it was called into, oldest first, where the platform lets us read. */
  before?: readonly string[]
  /** What it would take to read that, where the words lean on it and the platform does not let us. */
  unread?: string
  from: { id: string; name: string }
  in: Place
  /**
   * Where the conversation goes on: the next question with the same key may lean on this one. Where there is no
   * thread it ends in `/@PERSON` and is over sooner.
   */
  thread: string
  /** Beside it, what the same person was told there alone; it ends in `/@PERSON`, too. */
  aside?: string
  /** Where the reply goes: known to the platform alone, good for a later process as well. */
  address: string
  /** When the platform says that it was said, in ms since 1970. */
  at: number
}

/** What the platform can say about the person behind an incoming. */
export interface Standing {
  /** May change what is set up for this channel. */
  manages: boolean
  /** IANA name of their time zone. */
  zone?: string
}

/** What a platform is handed: where it brings what it hears. */
export interface Ears {
  /** Fulfilled as soon as it is kept, then the platform may acknowledge; the reply comes through `respond`. Never rejects. */
  hear(incoming: Incoming): Promise<void>
  /** Command words and questions that it really answers, near to what is typed so far; the best first. */
  suggest(typed: string, limit: number): readonly string[]
  /** What a person sees when they open us: what we can do, what is set up here, how fresh the facts are. */
  welcome(place: Place, person: string): Promise<Reply>
  /** We were removed from a workspace: what was kept of it is deleted. */
  removed(workspace: string): Promise<void>
}

/** A platform's state for people who run the bot. */
export interface Health {
  ready: boolean
  /** In a sentence: connected as whom, or what is wrong. */
  what: string
  cure?: string
}

/** A chat platform. Every member is served by every platform. */
export interface Platform {
  readonly name: string
  /** When unasked posts may go out, so that answers have room within the platform's limits. */
  readonly pace: Pace
  /** Connects and hears from then on; rejects with a Problem that says the cure. */
  start(ears: Ears): Promise<void>
  /** Answers at an incoming's address. `again`: an earlier try may have arrived, so it looks first where it can. */
  respond(address: string, reply: Reply, again: boolean): Promise<void>
  /** Posts unasked in a channel, or to a person; returns the message's address. The same key is never posted twice where the platform can tell. */
  post(to: Place, reply: Reply, key: string): Promise<string>
  /** The address of the message that was posted under a key, `none`, or `unsure` where the platform does not let us look. */
  find(to: Place, key: string, since: Date): Promise<{ found: string } | 'none' | 'unsure'>
  /** Replaces a message that was posted. */
  edit(message: string, reply: Reply): Promise<void>
  standing(incoming: Incoming): Promise<Standing>
  health(): Health
  /** Hears nothing new from then on; replies still go out. */
  deafen(): Promise<void>
  stop(): Promise<void>
}

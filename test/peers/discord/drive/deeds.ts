import type { Component, Channel, Choice, Guild, Message, User } from '../shapes.ts'
import type { Permissions } from '../permissions.ts'
import { eventOf } from '../messages.ts'
import { directChannel } from '../places.ts'
import type { State } from '../state.ts'
import { messagesIn } from '../world.ts'
import { asked, type Asked } from './asked.ts'
import { click, componentsOf, type Clicking, type Matcher } from './click.ts'
import { typeInto, useCommand, useMenu } from './command.ts'
import { kick, lose, permit } from './losses.ts'
import { privateChannel, type Where } from './origin.ts'
import { addUser, type NewUser } from './people.ts'
import { addGuild, newChannel, newThread, type NewChannel, type NewGuild, type ThreadOptions } from './places.ts'
import { rephrase, say, type Saying } from './say.ts'
import { submit, type Entries } from './submit.ts'
import type { Filled } from './values.ts'

/** Everything that people can do, and the places where they do it. */
export interface Deeds {
  guild(options?: NewGuild): Guild
  channel(options: NewChannel): Channel
  /** A thread that a person opens. */
  thread(options: ThreadOptions): Channel
  user(options?: NewUser | string): User
  /** A person's conversation with the bot. */
  dm(user: User): Channel
  /** A conversation between people, without the bot. */
  privateChannel(...people: User[]): Channel
  say(saying: Saying): Message
  /** Changes a message that somebody said. */
  rephrase(message: Message, content: string): Message
  /** Uses a slash command; sub-commands follow its name: `remind here`. Throws when Discord would not offer it. */
  command(line: string, filled?: Filled, where?: Where): Asked
  /** Types into an option that suggests, the last one unless `focused` names another. Rejected when no suggestions come. */
  autocomplete(line: string, filled: Filled, where?: Where & { focused?: string }): Promise<Choice[]>
  messageCommand(name: string, message: Message, user?: User, where?: Where): Asked
  /** Presses a button or chooses from a menu. Throws when the person could not. */
  click(message: Message, matcher: Matcher, clicking?: User | Clicking): Asked
  submitModal(opened: Asked, entries: Entries, user?: User): Asked
  /** What everyone in a channel sees, oldest first. */
  messages(channel: Channel | string): Message[]
  /** The components of a message that match. */
  find(message: Message, matcher: Matcher): Component[]
  /** The contents of a file that was sent. */
  file(attachment: { id: string }): Buffer | undefined
  /** The MESSAGE_CREATE or MESSAGE_UPDATE that a message makes, for sending it again. */
  eventOf(message: Message): Record<string, unknown>
  /** Changes what the bot may do in a channel; `quietly` without telling it. */
  permit(channel: Channel, permissions: Permissions, quietly?: boolean): void
  /** Takes a channel away: 403 hides, 404 deletes; `quietly` without telling the bot. */
  lose(channel: Channel, status: 403 | 404, quietly?: boolean): void
  /** Throws the bot out of a server. */
  kick(guild: Guild): void
}

export function openDeeds(state: State): Deeds {
  const { world, news, settings } = state
  return {
    guild: options => addGuild(state, options),
    channel: options => newChannel(state, options),
    thread: options => newThread(state, options),
    user: options => addUser(state, options),
    dm: user => directChannel(world, user),
    privateChannel: (...people) => privateChannel(state, people),
    say: saying => say(state, saying),
    rephrase: (message, content) => rephrase(state, message, content),
    command: (line, filled = {}, where = {}) => asked(state, useCommand(state, line, filled, where)),
    autocomplete(line, filled, where = {}) {
      const typed = typeInto(state, line, filled, where)
      return news.until(() => typed.response?.choices, `"${line}" waits for suggestions`, settings.patienceMs)
    },
    messageCommand: (name, message, user, where = {}) =>
      asked(state, useMenu(state, name, message, user ? { ...where, user } : where)),
    click: (message, matcher, clicking = {}) =>
      asked(state, click(state, message, matcher, 'username' in clicking ? { user: clicking } : clicking)),
    submitModal: (opened, entries, user) => asked(state, submit(state, opened.interaction, entries, user)),
    messages(channel) {
      const all = messagesIn(world, typeof channel === 'string' ? channel : channel.id).values()
      return [...all].filter(({ onlyFor }) => onlyFor === undefined).map(({ message }) => message)
    },
    find: componentsOf,
    file: ({ id }) => world.files.get(id),
    eventOf: message => eventOf(state, message, false),
    permit: (channel, permissions, quietly) => permit(state, channel, permissions, quietly),
    lose: (channel, status, quietly) => lose(state, channel, status, quietly),
    kick: guild => kick(state, guild),
  }
}

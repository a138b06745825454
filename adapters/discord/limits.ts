/**
 * Discord's limits, from its documentation of messages, components and application commands
 * (docs.discord.com/developers, API v10), and those that we set ourselves.
 */
export const LIMITS = {
  /** Characters of all texts in one message of components. */
  text: 4_000,
  /** Components of one message, nested ones included. */
  components: 40,
  buttonsInRow: 5,
  buttonLabel: 80,
  buttonCode: 100,
  /** Suggestions while somebody types, and the characters of one. */
  suggestions: 25,
  suggestion: 100,
  nonce: 25,
  /** Messages of a channel in one look back. */
  messagesAPage: 100,
  /** Bytes of an attachment in a server without boosts. */
  file: 10 * 1024 * 1024,
  /** The first answer to an interaction is due within this; then its token is worth nothing. */
  firstAnswerMs: 3_000,
  /** Of the whole bot, in every server together; answers to interactions do not count. */
  requests: { requests: 50, perMs: 1_000 },
  /** Ours: a question longer than this is none. Discord would take 6,000. */
  question: 1_000,
  /** Ours: a reply in more messages than this becomes one with a file. A person's own installation may follow up 5 times. */
  messages: 4,
  /** Ours: an address longer than this is no link that anybody checks. */
  url: 1_000,
} as const

/**
 * What Slack takes, in one table: the Block Kit and method references of docs.slack.dev as of November 2026. Lengths
 * are counted after escaping, which is never less than Slack counts.
 */
export const LIMITS = {
  /** Messages of one workspace. Documented as "several hundred a minute" beside about one a second a channel. */
  workspaceMessages: { requests: 300, perMs: 60_000 },
  /** Ours: unasked messages of all workspaces together; more would leave one process no time for answers. */
  unasked: { requests: 120, perMs: 1_000 },
  blocks: { message: 50, home: 100 },
  /** The text of a message's blocks together. Not documented: above some 13,000 characters Slack says `msg_blocks_too_long`. */
  messageText: 9_000,
  /** One block of running text; documented for sections alone. */
  blockText: 3_000,
  /** Small print with links, all of one block. Not documented apart from text objects' 3,000; fields of sections take 2,000. */
  smallPrint: 2_000,
  /** A button's label and what screen readers say for it. */
  label: 75,
  /** Buttons next to each other. */
  buttons: 25,
  /** A link's address; documented for buttons. */
  url: 3_000,
  /** Tables in a message; its head is one of the rows. */
  tables: 1,
  tableRows: 100,
  tableColumns: 20,
  /** Options of a select menu, and groups of them. */
  options: 100,
  optionGroups: 100,
  /** An option's label. */
  option: 75,
  /** Prompts that stand over an empty conversation with us. */
  prompts: 4,
  /** The title of one: not documented, as short as a button's. */
  promptTitle: 75,
} as const

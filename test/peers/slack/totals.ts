/** Totals that no single field shows. Characters are UTF-16 units, which is never fewer than Slack counts. */
export const TOTALS = {
  blocks: { message: 50, modal: 100, home: 100 },
  /** The text next to blocks; Slack cuts a longer one. */
  text: 40_000,
  /** All `markdown` blocks of a message together. */
  markdown: 12_000,
  /** `table` and `data_table` blocks in a message. */
  tables: 1,
  /** All cells of a table together. */
  tableText: 10_000,
  suggestedPrompts: 4,
} as const

/** How a column's type is called on an engine. */
export interface Types {
  /** Compared byte by byte, so that every engine sorts alike. */
  text: string
  /** Whole numbers beyond 32 bits, above all times. */
  long: string
}

/** One step of the schema. What was published is never changed; a later step mends it. */
export interface Migration {
  number: number
  name: string
  statements(types: Types): readonly string[]
}

/** What no engine keeps faithfully: PostgreSQL refuses the first, and neither can write the others as UTF-8. */
const UNSTORABLE = /[\0\p{Surrogate}]/gu

/** Parameters as every engine takes them: text that cannot be kept becomes the replacement character. */
export function storable(parameters: readonly unknown[]): unknown[] {
  return parameters.map(value => (typeof value === 'string' ? value.replace(UNSTORABLE, '\ufffd') : value))
}

import { styleText } from 'node:util'

/** How words are set off; without colours every one of these leaves the text as it is. */
export interface Style {
  strong(text: string): string
  faint(text: string): string
  good(text: string): string
  bad(text: string): string
  doubtful(text: string): string
}

/** The style for a stream: colours only for a person at a terminal who did not refuse them. */
export function styleFor(stream: { isTTY?: boolean }, noColour: string | undefined): Style {
  const coloured = stream.isTTY === true && !noColour
  const paint = (format: Parameters<typeof styleText>[0]) => (text: string) =>
    coloured ? styleText(format, text, { validateStream: false }) : text
  return {
    strong: paint('bold'),
    faint: paint('dim'),
    good: paint('green'),
    bad: paint('red'),
    doubtful: paint('yellow'),
  }
}

export const PLAIN: Style = styleFor({}, undefined)

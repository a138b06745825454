import type { Config } from '../config.ts'
import type { Style } from './style.ts'

/** What a command may know of the world it was started in. */
export interface Terminal {
  stdin: NodeJS.ReadStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
  /** For what is written to stdout. */
  style: Style
  now: () => Date
  /** Read when first needed, so that help is given even where the settings are wrong. */
  config: () => Config
}

/** Writes lines; nothing for none. */
export function print(stream: NodeJS.WritableStream, ...lines: readonly string[]): void {
  if (lines.length > 0) stream.write(`${lines.join('\n')}\n`)
}

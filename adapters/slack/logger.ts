import { LogLevel, type Logger } from '@slack/bolt'
import type { Log } from '../../src/log.ts'

/**
 * A logger for Slack's libraries. They put whole payloads and requests into their debug lines: those are dropped. The
 * rest is told a level lower, since what matters of it is told by us as well, with what to do about it.
 */
export function libraryLog(log: Log): Logger {
  return {
    debug: () => {},
    info: () => {},
    warn: tell(log.debug),
    error: tell(log.warn),
    // What is asked for the level so that it can spare itself the debug lines.
    getLevel: () => LogLevel.INFO,
    setLevel: () => {},
    setName: () => {},
  }
}

function tell(write: Log['warn']): (...said: unknown[]) => void {
  return (...said) => {
    const cause = said.find(one => one instanceof Error)
    const what = said.find(one => typeof one === 'string')
    write('slack-library', { ...(what !== undefined && { what }), ...(cause !== undefined && { cause }) })
  }
}

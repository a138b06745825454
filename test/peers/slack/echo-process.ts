import { echoes, socketBot } from './bots.ts'

/** Bolt's own: a busy machine is no lost connection. */
const PING_TIMEOUT_MS = 5_000

/** A bot in a process of its own, for tests that end it in the middle and for measurements beside it. */
const [slackApiUrl = '', botToken = '', appToken = ''] = process.argv.slice(2)
await socketBot({ url: slackApiUrl }, { botToken, appToken }, echoes, PING_TIMEOUT_MS)

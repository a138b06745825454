import { echoes, socketBot } from './bots.ts'

/** A bot in a process of its own, for tests that end it in the middle. */
const [slackApiUrl = '', botToken = '', appToken = ''] = process.argv.slice(2)
await socketBot({ url: slackApiUrl }, { botToken, appToken }, echoes)

import { start } from './cli/start.ts'

/** Until other platforms exist, the bot starts in the terminal. */
await start(['chat', ...process.argv.slice(2)], process.env)

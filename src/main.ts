import { start } from './cli/start.ts'

/** Starts the bot on the platforms whose tokens are set; without any, in this terminal. */
await start(['start', ...process.argv.slice(2)], process.env)

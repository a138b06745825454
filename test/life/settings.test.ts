import { describe, expect, it } from 'vitest'
import { programs } from './program.ts'

const startProgram = programs()

const WRONG = {
  PORT: '99999',
  HOST: 'my host',
  LOG_LEVEL: 'loud',
  KNOWLEDGE_DIR: '/nowhere/at/all',
  REMINDERS_BY: 'everybody',
  DISCORD_SHARDS: 'some',
}
/** What may hold a password is not repeated either. */
const SECRET = {
  PUBLIC_URL: 'canary-0000',
  SLACK_BOT_TOKEN: 'xoxp-canary-1111',
  SLACK_APP_TOKEN: 'canary-2222',
  SLACK_SIGNING_SECRET: 'canary-3333',
  ENCRYPTION_KEY: 'canary-4444',
  DISCORD_TOKEN: 'canary 5555',
  DATABASE_URL: 'mysql://root:canary-6666@db/aisi',
}

describe.concurrent('settings that cannot be used', () => {
  it('are told all at once with what would be right, no secret is repeated, and it does not start', async () => {
    const program = startProgram({ ...WRONG, ...SECRET })
    expect(await program.ended).toBe(1)
    const lines = program.err().split('\n')
    for (const [name, value] of Object.entries(WRONG))
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ {2}${name}: "${value}" is `)))
    for (const name of Object.keys(SECRET))
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^ {2}${name}: is `)))
    expect(program.out() + program.err()).not.toMatch(/canary|\n {4}at /)
  })

  it('are told where one demands another', async () => {
    const program = startProgram({ SLACK_BOT_TOKEN: 'xoxb-canary', SLACK_CLIENT_ID: '1.2', DISCORD_SHARDS: '2' })
    expect(await program.ended).toBe(1)
    for (const name of ['SLACK_APP_TOKEN', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'ENCRYPTION_KEY'])
      expect(program.err()).toContain(`  ${name}: is missing`)
    expect(program.err()).toContain('  DISCORD_TOKEN: is missing')
    expect(program.err()).not.toContain('canary')
  })
})

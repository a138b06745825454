import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Problem } from '../../src/errors.ts'

/** A package folder with facts, and with a .env file where its text is given. */
function packageWith(dotEnv?: string): string {
  const root = mkdtempSync(join(tmpdir(), 'aisi-config-'))
  if (dotEnv !== undefined) writeFileSync(join(root, '.env'), dotEnv)
  return root
}
const read = (environment: Record<string, string>, dotEnv?: string) =>
  readConfig({ KNOWLEDGE_DIR: tmpdir(), ...environment }, packageWith(dotEnv))

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    read(environment)
  } catch (cause) {
    if (cause instanceof Problem) return cause.faults
  }
  return []
}

const BOT = 'xoxb-canary-bot-token'
const APP = 'xapp-canary-app-token'

describe('the settings', () => {
  it('need nothing: then neither platform nor HTTP port is on', () => {
    const config = read({})
    expect(config).toMatchObject({ host: '127.0.0.1', secrets: [] })
    expect([config.slack, config.discord, config.port, config.databaseUrl]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('come from the environment before the .env file, an empty value being none', () => {
    const config = read({ LOG_LEVEL: 'warn', PORT: ' ' }, 'LOG_LEVEL=debug\nPORT=8080\nREMINDERS_BY=managers')
    expect(config).toMatchObject({ logLevel: 'warn', remindersBy: 'managers' })
  })

  it('turn Slack on in Socket Mode, or in HTTP mode with a port', () => {
    expect(read({ SLACK_BOT_TOKEN: BOT, SLACK_APP_TOKEN: APP })).toMatchObject({
      slack: { botToken: BOT, appToken: APP },
    })
    const http = read({ SLACK_BOT_TOKEN: BOT, SLACK_SIGNING_SECRET: 'a'.repeat(32) })
    expect(http.port).toBe(3000)
  })

  it('turn Discord on, alone or in shards', () => {
    const token = 'canary.canary.canary'
    expect(read({ DISCORD_TOKEN: token }).discord).toEqual({ token })
    expect(read({ DISCORD_TOKEN: token, DISCORD_SHARDS: 'auto' }).discord?.shards).toBe('auto')
    expect(read({ DISCORD_TOKEN: token, DISCORD_SHARDS: '4' }).discord?.shards).toBe(4)
  })

  it('know what must never be told', () => {
    const { secrets } = read({
      SLACK_BOT_TOKEN: BOT,
      SLACK_APP_TOKEN: APP,
      DATABASE_URL: 'postgres://aisi:canary-password@db/aisi',
    })
    expect(secrets).toEqual(expect.arrayContaining([BOT, APP, 'canary-password']))
  })

  it('tell all faults at once, what they demand of each other as well', () => {
    expect(faultsOf({ PORT: 'x', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: BOT, DISCORD_SHARDS: '2' })).toEqual([
      'PORT: "x" is no port; write a number such as 3000',
      'LOG_LEVEL: "loud" is no level; write one of debug, info, warn, error, silent',
      'SLACK_APP_TOKEN: is missing; SLACK_BOT_TOKEN needs it, or SLACK_SIGNING_SECRET for HTTP mode',
      'DISCORD_TOKEN: is missing; DISCORD_SHARDS does nothing without it',
    ])
  })

  it('demand all of OAuth, or none of it', () => {
    const missing = faultsOf({ SLACK_CLIENT_ID: '1.2' }).map(fault => fault.split(':')[0])
    expect(missing).toEqual(['SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'ENCRYPTION_KEY', 'SLACK_SIGNING_SECRET'])
  })

  it.each([
    ['SLACK_BOT_TOKEN', 'canary'],
    ['SLACK_APP_TOKEN', 'canary'],
    ['SLACK_SIGNING_SECRET', 'canary'],
    ['DISCORD_TOKEN', 'canary'],
    ['ENCRYPTION_KEY', 'canary'],
    ['DATABASE_URL', 'mysql://u:canary@h/d'],
  ])('never repeat %s', (name, value) => {
    const faults = faultsOf({ [name]: value })
    expect(faults.some(fault => fault.startsWith(name))).toBe(true)
    expect(faults.join()).not.toContain('canary')
  })
})

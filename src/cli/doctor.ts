import { inspectPlatforms } from '../app.ts'
import type { Finding } from '../bot/finding.ts'
import type { Config } from '../config.ts'
import { Problem } from '../errors.ts'
import { openStore } from '../store/open.ts'
import type { Store } from '../store/store.ts'
import type { Args, Command } from './command.ts'
import { FOLDER_OPTIONS, knowledgeFor } from './folder.ts'
import type { Style } from './style.ts'
import { print, type Terminal } from './terminal.ts'

/** `aisi doctor`: what is set up, what is wrong, and what to do about it. */
export const doctor: Command = {
  summary: 'Checks settings, facts, store, and every platform’s token, rights and reach; each fault with its cure.',
  usage: '[options]',
  options: FOLDER_OPTIONS,
  examples: ['doctor'],
  async run(args, terminal) {
    const findings = await examine(args, terminal)
    print(terminal.stdout, ...findings.flatMap(finding => told(finding, terminal.style)))
    return findings.some(({ state }) => state === 'fault') ? 1 : 0
  },
}

async function examine(args: Args, terminal: Terminal): Promise<Finding[]> {
  const settings = await look('Settings', async () => void terminal.config())
  if (settings.state === 'fault') return [settings]
  const config = terminal.config()
  return [
    settings,
    await look('Facts', async () => {
      const { facts, events } = await knowledgeFor(args, terminal)
      return `${facts.length - events.length} facts and ${events.length} events hold together`
    }),
    ...(await aboutStore(config, terminal.now)),
    ...(await inspectPlatforms(config)),
    { part: 'HTTP', ...httpFinding(config.port, config.host) },
  ]
}

async function aboutStore(config: Config, now: () => Date): Promise<Finding[]> {
  let channels: Finding[] = []
  const store = await look('Store', async () => {
    const store = await openStore({ ...config, now })
    try {
      await store.check()
      channels = await pausedChannels(store)
    } finally {
      await store.close()
    }
    return `${store.name} can be written to`
  })
  return [store, ...channels]
}

/** Nobody reads more of them. */
const MOST_CHANNELS = 20

/** The channels that reminders cannot be posted in, each with why and what to do about it. */
async function pausedChannels({ teams }: Store): Promise<Finding[]> {
  const paused = await teams.paused(MOST_CHANNELS)
  const reasons = new Map(
    paused.map(({ channel: { platform, workspace, id }, paused: why = '' }) => [`${platform}/${workspace}/${id}`, why]),
  )
  return [...reasons].map(([where, why]) => ({
    part: 'Channel',
    state: 'fault',
    says: `${where} gets nothing. ${why}`,
  }))
}

function httpFinding(port: number | undefined, host: string): Omit<Finding, 'part'> {
  if (port === undefined) return { state: 'off', says: 'is not set up', cure: 'set PORT for health and metrics' }
  return { state: 'good', says: `will listen on ${host}:${port}` }
}

/** What a look finds; a Problem tells what is wrong in its own words. */
async function look(part: string, find: () => Promise<string | void>): Promise<Finding> {
  try {
    return { part, state: 'good', says: (await find()) ?? 'are fine' }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return { part, state: 'fault', says: [cause.message, ...cause.faults].join('\n           ') }
  }
}

function told({ part, state, says, cure }: Finding, style: Style): string[] {
  const mark = { good: style.good('ok   '), off: style.faint('off  '), fault: style.bad('fault') }[state]
  return [`${mark} ${part}: ${says}`, ...(cure ? [style.faint(`           ${cure}`)] : [])]
}

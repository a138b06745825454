import { Routes, type REST } from 'discord.js'
import { z } from 'zod'
import type { Finding } from '../../src/bot/finding.ts'
import { Problem } from '../../src/errors.ts'
import { grantedIn, type Lacking } from './granted.ts'
import { installLink, personalLink } from './install.ts'
import { probeGateway } from './probe.ts'
import { toProblem } from './problem.ts'
import { toUndelivered } from './refusals.ts'
import { isRegistered, type Scope } from './register.ts'
import { openRest, type Reach } from './rest.ts'
import { startsLeft } from './starts.ts'

const PART = 'Discord'
const PORTAL = 'discord.com/developers/applications'
/** Discord asks for more than one connection from here on. */
const SERVERS_A_SHARD = 2_500
/** More servers than this are not named. */
const MOST_NAMED = 5

const Application = z.object({
  id: z.string(),
  name: z.string(),
  approximate_guild_count: z.number().optional(),
  interactions_endpoint_url: z.string().nullish(),
  integration_types_config: z.record(z.string(), z.unknown()).nullish(),
})
type Application = z.infer<typeof Application>

export interface Inspected extends Reach, Omit<Scope, 'app'> {
  shards?: 'auto' | number
}

/** What stands in the way of running on Discord. Connects for a moment, with nobody noticing. */
export async function inspectDiscord(settings: Inspected): Promise<Finding[]> {
  const rest = openRest(settings)
  try {
    const app = Application.parse(await rest.get(Routes.currentApplication()))
    const looks = [
      token(app),
      installed(app),
      ...reach(app),
      granted(rest, app),
      starts(rest, settings),
      commands(rest, app, settings),
    ]
    return (await Promise.all(looks.map(look => Promise.resolve(look).catch(unclear)))).flat()
  } catch (cause) {
    return [unreached(cause)]
  } finally {
    rest.clearHashSweeper()
    rest.clearHandlerSweeper()
  }
}

function token({ name, id }: Application): Finding {
  return good(`The token belongs to the application ${name} (${id}). No privileged intent is needed.`)
}

function installed({ id, approximate_guild_count: count }: Application): Finding {
  const link = `To add it to a server: ${installLink(id)} For oneself, to use it anywhere: ${personalLink(id)}`
  if (count === 0) return { part: PART, state: 'off', says: 'The bot is in no server yet.', cure: link }
  return good(`${count === undefined ? 'The bot is known.' : `The bot is in about ${count} servers.`} ${link}`)
}

/** Commands reach us over the gateway unless the application sends them elsewhere. */
function reach({ interactions_endpoint_url: endpoint, integration_types_config: types }: Application): Finding[] {
  const findings: Finding[] = []
  if (endpoint)
    findings.push(
      fault(
        'Commands and buttons are sent to an Interactions Endpoint URL, so the bot never hears of them.',
        `Empty "Interactions Endpoint URL" under General Information at ${PORTAL}.`,
      ),
    )
  if (types && !('1' in types))
    findings.push({
      part: PART,
      state: 'off',
      says: 'People cannot install the bot for themselves, to use it in any server.',
      cure: `Tick "User Install" under Installation at ${PORTAL}.`,
    })
  return findings
}

/** Nothing where the bot is in no server. */
async function granted(rest: REST, { id }: Application): Promise<Finding[]> {
  const { servers, lacking } = await grantedIn(rest)
  if (lacking.length === 0) return servers === 0 ? [] : [good('Every server gives it the permissions that it needs.')]
  return [
    {
      part: PART,
      state: 'off',
      says: `Not every server gives it all permissions: ${named(lacking)}. It cannot do there what needs them.`,
      cure: `Give them to its role under Server Settings, Roles, or invite it again: ${installLink(id)}`,
    },
  ]
}

function named(lacking: readonly Lacking[]): string {
  const more = lacking.length - MOST_NAMED
  const first = lacking.slice(0, MOST_NAMED).map(({ name, missing }) => `${name} lacks ${missing.join(', ')}`)
  return [...first, ...(more > 0 ? [`${more} more servers`] : [])].join('; ')
}

async function starts(rest: REST, settings: Inspected): Promise<Finding> {
  const { shards: chosen = 'auto' } = settings
  const { shards, remaining, resetMs } = await startsLeft(rest)
  const needed = chosen === 'auto' ? shards : chosen
  if (remaining < needed)
    return fault(
      'The bot was started too often today; Discord lets it connect again later.',
      `Wait ${Math.ceil(resetMs / 60_000)} minutes, and look in the log for why it restarts.`,
    )
  if (needed < shards)
    return fault(
      `Discord advises ${shards} shards and DISCORD_SHARDS says ${needed}; above ${SERVERS_A_SHARD} servers each it refuses them.`,
      'Set DISCORD_SHARDS=auto.',
    )
  await probeGateway(settings, needed)
  return good(`It connects (${remaining - 1} starts left today, ${needed === 1 ? '1 shard' : `${needed} shards`}).`)
}

async function commands(rest: REST, { id: app }: Application, settings: Inspected): Promise<Finding> {
  const { devGuild } = settings
  const where = devGuild === undefined ? 'everywhere' : `in the server ${devGuild} alone (development)`
  if (await isRegistered(rest, { ...settings, app })) return good(`The commands are registered ${where}.`)
  return {
    part: PART,
    state: 'off',
    says: `The commands are not registered ${where}, or not in their present form.`,
    cure: 'They are registered when the bot starts.',
  }
}

function unreached(cause: unknown): Finding {
  const problem = toProblem(cause)
  if (problem) return fault(problem.message, problem.faults.join(' '))
  return fault(
    `Discord could not be asked: ${toUndelivered(cause).why}`,
    'Check the network, proxies and discordstatus.com.',
  )
}

function unclear(cause: unknown): Finding {
  if (cause instanceof Problem) return fault(cause.message, cause.faults.join(' '))
  const { obstacle, why } = toUndelivered(cause)
  const cure = ['gone', 'denied'].includes(obstacle)
    ? 'If DISCORD_DEV_GUILD is set, check that it is the id of a server that the bot was added to.'
    : 'Try again in a few minutes.'
  return fault(why, cure)
}

function good(says: string): Finding {
  return { part: PART, state: 'good', says }
}

function fault(says: string, cure: string): Finding {
  return { part: PART, state: 'fault', says, cure }
}

import { isDeepStrictEqual } from 'node:util'
import { definition, definitions, type Definition } from '../checks/commands.ts'
import { isObject } from '../checks/form.ts'
import { INSTALL } from '../constants.ts'
import { refusal } from '../refusals.ts'
import type { Command } from '../shapes.ts'
import type { State } from '../state.ts'
import { created, done, ok, type Answer, type Call, type Route } from './call.ts'
import { guildFor } from './look-up.ts'

const MOST_COMMANDS = 130
const SCOPES = ['/applications/:application/commands', '/applications/:application/guilds/:guild/commands']

/** Commands, the same everywhere or of one server. */
export function commandRoutes(state: State): Route[] {
  const routes = (pattern: string): Route[] => [
    { method: 'GET', pattern, handle: call => ok(inScope(state, call)) },
    { method: 'PUT', pattern, handle: call => overwrite(state, call) },
    { method: 'POST', pattern, handle: call => upsert(state, call) },
    { method: 'GET', pattern: `${pattern}/:command`, handle: call => ok(commandFor(state, call)) },
    { method: 'PATCH', pattern: `${pattern}/:command`, handle: call => patch(state, call) },
    { method: 'DELETE', pattern: `${pattern}/:command`, handle: call => remove(state, call) },
  ]
  return SCOPES.flatMap(routes)
}

function overwrite(state: State, call: Call): Answer {
  const before = inScope(state, call)
  const after = definitions(call.body).map(one => register(state, one, sameAs(before, one), scopeOf(call)))
  replace(state, call, after)
  return ok(after)
}

function upsert(state: State, call: Call): Answer {
  const before = inScope(state, call)
  const one = definition(call.body)
  const known = sameAs(before, one)
  if (!known && before.length >= MOST_COMMANDS) throw refusal('tooManyCommands')
  const command = register(state, one, known, scopeOf(call))
  replace(state, call, [...before.filter(other => other !== known), command])
  return known ? ok(command) : created(command)
}

function patch(state: State, call: Call): Answer {
  const known = commandFor(state, call)
  const one = definition({ ...known, ...(isObject(call.body) ? call.body : {}) })
  const command = register(state, one, known, scopeOf(call))
  replace(
    state,
    call,
    inScope(state, call).map(other => (other === known ? command : other)),
  )
  return ok(command)
}

function remove(state: State, call: Call): Answer {
  const known = commandFor(state, call)
  replace(
    state,
    call,
    inScope(state, call).filter(other => other !== known),
  )
  return done
}

/** A definition as a command; it keeps its id, and its version when nothing changed. */
export function register(
  state: State,
  one: Definition,
  known: Command | undefined,
  guild: string | undefined,
): Command {
  const { world } = state
  const command: Command = {
    id: known?.id ?? world.mint(),
    application_id: world.bot.id,
    version: known?.version ?? world.mint(),
    ...(guild !== undefined && { guild_id: guild }),
    type: one.type,
    name: one.name,
    description: one.description,
    ...(one.options && { options: one.options }),
    default_member_permissions: one.default_member_permissions,
    contexts: one.contexts ?? null,
    integration_types: one.integration_types ?? [INSTALL.guild],
    nsfw: one.nsfw ?? false,
    name_localizations: one.name_localizations ?? null,
    description_localizations: one.description_localizations ?? null,
  }
  return isDeepStrictEqual(command, known) ? command : { ...command, version: world.mint() }
}

function sameAs(commands: readonly Command[], { name, type }: Definition): Command | undefined {
  return commands.find(one => one.name === name && one.type === type)
}

function inScope({ world }: State, call: Call): Command[] {
  if (call.param('application') !== world.bot.id) throw refusal('unknownApplication')
  const guild = scopeOf(call)
  if (guild !== undefined) guildFor(world, guild)
  return world.commands.filter(({ guild_id }) => guild_id === guild)
}

function commandFor(state: State, call: Call): Command {
  const command = inScope(state, call).find(({ id }) => id === call.param('command'))
  if (!command) throw refusal('unknownCommand')
  return command
}

function replace({ world, settings, news }: State, call: Call, after: Command[]): void {
  const guild = scopeOf(call)
  world.commands = [...world.commands.filter(({ guild_id }) => guild_id !== guild), ...after]
  const names = after.map(({ name }) => name)
  const scope = guild === undefined ? {} : { guild }
  world.registrations.push({ method: call.method, ...scope, names, at: settings.now() })
  news.changed()
}

function scopeOf(call: Call): string | undefined {
  return call.param('guild') || undefined
}

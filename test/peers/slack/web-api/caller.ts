import type { IncomingHttpHeaders } from 'node:http'
import type { Token, World, Workspace } from '../state.ts'
import { filled, str, type Dict } from '../wire.ts'
import { refuse, type Method, type Refusal } from './method.ts'

/** Who calls: a token, or the reason why it opens nothing. */
export function callerOf(
  world: World,
  method: Method,
  headers: IncomingHttpHeaders,
  args: Dict,
): Token | Refusal | undefined {
  if (method.auth === 'none') return undefined
  const value = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? filled(args['token'])
  if (value === undefined) return refuse('not_authed')
  const token = world.tokens.get(value)
  if (!token) return refuse('invalid_auth')
  if (token.state !== 'live') return refuse(token.state)
  if (token.expiresAt && token.expiresAt <= world.now()) return refuse('token_expired')
  return token.kind === (method.auth ?? 'bot') ? token : refuse('not_allowed_token_type')
}

/** The workspace that a call is about; an organisation's token says which, or the channel shows it. */
export function workspaceFor(world: World, token: Token, args: Dict): Workspace | undefined {
  const open = token.teams.flatMap(team => world.workspaces.get(team) ?? [])
  if (open.length < 2) return open[0]
  const holding = open.find(({ channels }) => channels.has(str(args['channel'] ?? args['channel_id'])))
  return holding ?? open.find(({ id }) => id === args['team_id']) ?? open[0]
}

/** The reason why a token's scopes are not enough, in Slack's form. */
export function scopeFault(needed: readonly string[], provided: ReadonlySet<string>): Refusal | undefined {
  if (needed.length === 0 || needed.some(scope => provided.has(scope))) return undefined
  return refuse('missing_scope', { needed: needed.join(','), provided: [...provided].join(',') })
}

import { DiscordjsError, DiscordjsErrorCodes, GatewayCloseCodes } from 'discord.js'
import { Problem } from '../../src/errors.ts'
import { codesOf, isUnauthorized } from './refusals.ts'

const SHARDS = 'Set DISCORD_SHARDS=auto.'

/** What Discord closes a connection with for good, and what to do about it. */
const BY_CLOSE: Readonly<Record<number, readonly [string, string]>> = {
  [GatewayCloseCodes.AuthenticationFailed]: [
    'Discord refused the bot’s token.',
    'Open your application at discord.com/developers/applications, choose Bot, press Reset Token and copy the token into DISCORD_TOKEN.',
  ],
  [GatewayCloseCodes.InvalidShard]: ['Discord refused the number of shards (4010).', SHARDS],
  [GatewayCloseCodes.ShardingRequired]: ['The bot is in too many servers for one connection (4011).', SHARDS],
  [GatewayCloseCodes.InvalidAPIVersion]: [
    'Discord no longer serves this version of its gateway (4012).',
    'Update aisi-bot.',
  ],
  [GatewayCloseCodes.InvalidIntents]: [
    'Discord does not know an intent that was asked for (4013).',
    'Update aisi-bot.',
  ],
  [GatewayCloseCodes.DisallowedIntents]: [
    'Discord does not allow an intent that was asked for (4014).',
    'aisi-bot needs no privileged intent: check that DISCORD_TOKEN belongs to its own application.',
  ],
}

/** What a person has to put right before we can connect; undefined for what passes. */
export function toProblem(cause: unknown, closedWith?: number): Problem | undefined {
  const code = closedWith ?? (isTokenRefused(cause) ? GatewayCloseCodes.AuthenticationFailed : 0)
  const known = BY_CLOSE[code]
  return known && new Problem(known[0], [known[1]], { cause })
}

/** A token with a line break in it cannot even be sent. */
function isTokenRefused(cause: unknown): boolean {
  if (cause instanceof DiscordjsError) return cause.code === DiscordjsErrorCodes.TokenInvalid
  return isUnauthorized(cause) || codesOf(cause).includes('UND_ERR_INVALID_ARG')
}

import { INTENT } from './constants.ts'

/** How this Discord behaves; may be changed at any time, and counts from then on. */
export interface Settings {
  /** The clock of ids, timestamps and interaction deadlines. Rate limits and heartbeats run on real time. */
  now: () => Date
  /** Later callbacks find an unknown interaction. */
  acknowledgeWithinMs: number
  /** After this an interaction's token is worth nothing. */
  tokenLivesMs: number
  /** A second message of the same author with the same enforced nonce is the first one, for so long. */
  nonceMinutes: number
  heartbeatMs: number
  /** A session without a connection can be taken up again for so long, in real time. */
  resumeWithinMs: number
  /** Recommended number of shards. */
  shards: number
  /** Shards that may identify together. */
  maxConcurrency: number
  /** A further identify of the same concurrency key within this time is refused with op 9; 5000 in life, 0 lets all pass. */
  identifyEveryMs: number
  /** Identifies left today. */
  sessionStarts: number
  /** Intents that this application may not ask for. */
  disallowedIntents: number
  /** With more servers than this on one shard, identify closes with 4011. */
  guildsPerShard: number
  /** Hold the real rate limits. Without it, only what a fault blocks is limited. */
  enforceLimits: boolean
  /** For the whole bot; answers to interactions are exempt. */
  requestsPerSecond: number
  /** New messages in one channel per `messagesWindowMs`. */
  messagesPerWindow: number
  messagesWindowMs: number
  /** So many 401, 403 and 429 in ten minutes ban the address, when limits are enforced. */
  invalidRequests: number
  /** Bytes of one uploaded file. */
  largestFile: number
  /** How long waiting for the bot goes on before a test fails, in real time. */
  patienceMs: number
}

/** As Discord is, but for two limits that would slow every test down: identify and rate limits are not held. */
export const LIFELIKE: Settings = {
  now: () => new Date(),
  acknowledgeWithinMs: 3_000,
  tokenLivesMs: 15 * 60_000,
  nonceMinutes: 5,
  heartbeatMs: 41_250,
  resumeWithinMs: 3 * 60_000,
  shards: 1,
  maxConcurrency: 1,
  identifyEveryMs: 0,
  sessionStarts: 1_000,
  disallowedIntents: INTENT.guildMembers | INTENT.guildPresences | INTENT.messageContent,
  guildsPerShard: 2_500,
  enforceLimits: false,
  requestsPerSecond: 50,
  messagesPerWindow: 5,
  messagesWindowMs: 5_000,
  invalidRequests: 10_000,
  largestFile: 10 * 1024 * 1024,
  patienceMs: 5_000,
}

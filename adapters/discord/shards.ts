import { SimpleShardingStrategy, type WebSocketOptions } from 'discord.js'

type Manager = Parameters<NonNullable<WebSocketOptions['buildStrategy']>>[0]

/**
 * discord.js's connections, all in this process, which can be closed for good: one that is between two tries when the
 * client is destroyed would connect once more after that. Before every try it asks for the session that it may resume.
 */
export function openShards(): { buildStrategy: (manager: Manager) => SimpleShardingStrategy; close(): void } {
  let used: Manager | undefined
  return {
    buildStrategy(manager) {
      used = manager
      return new SimpleShardingStrategy(manager)
    },
    close() {
      if (used) used.options.retrieveSessionInfo = () => new Promise(() => {})
    },
  }
}

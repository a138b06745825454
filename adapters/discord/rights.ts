import { PermissionFlagsBits, type Client } from 'discord.js'
import { installLink, PERMISSIONS } from './install.ts'

/** The permissions that we are known to lack for writing in a channel, by the names that Discord shows. */
export function missingIn(client: Client | undefined, id: string): string[] {
  const channel = client?.channels.cache.get(id)
  if (!channel || channel.isDMBased()) return []
  const own = channel.guild.members.me
  const rights = own && channel.permissionsFor(own)
  if (!rights) return []
  const send = channel.isThread() ? 'Send Messages in Threads' : 'Send Messages'
  return (['View Channel', send] as const).filter(name => !rights.has(PERMISSIONS[name]))
}

/** Whether we are known to see what was said in a channel before: then an empty history is one. */
export function maySeeHistory(client: Client | undefined, id: string): boolean {
  const channel = client?.channels.cache.get(id)
  if (!channel || channel.isDMBased()) return false
  const own = channel.guild.members.me
  return (own && channel.permissionsFor(own)?.has(PermissionFlagsBits.ReadMessageHistory)) ?? false
}

/** How to let us into a server that we are known not to be in. */
export function invitationTo(client: Client | undefined, server: string): string | undefined {
  if (!client?.isReady() || client.guilds.cache.has(server)) return undefined
  return installLink(client.application.id)
}

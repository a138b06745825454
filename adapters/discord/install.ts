import { ApplicationIntegrationType, OAuth2Scopes, PermissionFlagsBits } from 'discord.js'

/** All that we ever ask a server for, by the names that Discord shows. */
export const PERMISSIONS = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
} as const

/** Where somebody who manages a server lets us in. */
export function installLink(app: string): string {
  const query = new URLSearchParams({
    client_id: app,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(Object.values(PERMISSIONS).reduce((all, one) => all | one, 0n)),
  })
  return `https://discord.com/oauth2/authorize?${query}`
}

/** Where a person adds us for themselves, to use us in any server. */
export function personalLink(app: string): string {
  const query = new URLSearchParams({
    client_id: app,
    integration_type: String(ApplicationIntegrationType.UserInstall),
    scope: OAuth2Scopes.ApplicationsCommands,
  })
  return `https://discord.com/oauth2/authorize?${query}`
}

import { OAuth2Scopes, PermissionFlagsBits } from 'discord.js'

/** All that we ever ask a server for. */
export const PERMISSIONS = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.EmbedLinks,
  PermissionFlagsBits.AttachFiles,
  PermissionFlagsBits.ReadMessageHistory,
]

/** Where somebody who manages a server lets us in. */
export function installLink(app: string): string {
  const query = new URLSearchParams({
    client_id: app,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: String(PERMISSIONS.reduce((all, one) => all | one, 0n)),
  })
  return `https://discord.com/oauth2/authorize?${query}`
}

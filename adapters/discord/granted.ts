import { PermissionsBitField, Routes, type REST } from 'discord.js'
import { z } from 'zod'
import { PERMISSIONS } from './install.ts'

/** Discord tells of so many servers at once. */
const SERVERS_A_PAGE = 200
/** A bot in more servers than this is looked after by other means. */
const MOST_PAGES = 10

const Servers = z.array(z.object({ id: z.string(), name: z.string(), permissions: z.string() }))

/** A server that does not give us everywhere what the install link asks for. */
export interface Lacking {
  name: string
  missing: string[]
}

export interface Granted {
  servers: number
  lacking: Lacking[]
}

/** What the bot's roles give it in each server; single channels may give more, or less. */
export async function grantedIn(rest: REST): Promise<Granted> {
  const granted: Granted = { servers: 0, lacking: [] }
  let after = '0'
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const query = new URLSearchParams({ limit: String(SERVERS_A_PAGE), after })
    const page = Servers.parse(await rest.get(Routes.userGuilds(), { query }))
    granted.servers += page.length
    granted.lacking.push(...page.map(lackingOf).filter(({ missing }) => missing.length > 0))
    if (page.length < SERVERS_A_PAGE) break
    after = page.at(-1)?.id ?? after
  }
  return granted
}

function lackingOf({ name, permissions }: z.infer<typeof Servers>[number]): Lacking {
  const rights = new PermissionsBitField(BigInt(permissions))
  const missing = Object.entries(PERMISSIONS).filter(([, bit]) => !rights.has(bit))
  return { name, missing: missing.map(([permission]) => permission) }
}

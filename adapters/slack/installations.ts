import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt'
import { z } from 'zod'

/** Where installations are kept, as texts; who keeps them seals them. */
export interface Installations {
  keep(workspace: string, json: string): Promise<void>
  find(workspace: string): Promise<string | undefined>
  remove(workspace: string): Promise<void>
}

/** What is kept under a workspace or an organisation: what the library gave us. */
const Installed = z.object({ installation: z.looseObject({}) })
/** Under a workspace that its organisation's installation serves: which organisation that is. */
const Pointer = z.strictObject({ organisation: z.string() })
/** Which workspaces those are. Apart from the installation, whose token changes: neither is written over the other. */
const Served = z.object({ workspaces: z.array(z.string()) })

/** Tells which installation serves a workspace, and forgets those that are gone. */
export interface Register extends InstallationStore {
  /** The query that finds a workspace's installation; nothing where there is none. */
  query(workspace: string): Promise<InstallationQuery<boolean> | undefined>
  /** Notes that a workspace is served by its organisation's installation; false where there is none. */
  belongs(workspace: string, organisation: string): Promise<boolean>
  /** Forgets a workspace or an organisation; returns the workspaces that it served. */
  forget(key: string): Promise<string[]>
}

export function registerOf(installations: Installations): Register {
  const find = async <Kept>(key: string, shape: z.ZodType<Kept>): Promise<Kept | undefined> => {
    const json = await installations.find(key)
    return json === undefined ? undefined : shape.safeParse(JSON.parse(json)).data
  }
  const keep = (key: string, kept: object) => installations.keep(key, JSON.stringify(kept))
  const servedBy = async (organisation: string) => (await find(listOf(organisation), Served))?.workspaces ?? []
  return {
    storeInstallation: installation => keep(keyOf(installation), { installation }),
    async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      const kept = await find((isEnterpriseInstall ? enterpriseId : teamId) ?? '', Installed)
      if (!kept) throw new Error('The app is not installed there.')
      // What was stored is what the library gave us.
      return kept.installation as unknown as Installation
    },
    async query(workspace) {
      const pointer = await find(workspace, Pointer)
      if (pointer) return { isEnterpriseInstall: true, enterpriseId: pointer.organisation, teamId: workspace }
      const installed = await find(workspace, Installed)
      return installed && { isEnterpriseInstall: false, enterpriseId: undefined, teamId: workspace }
    },
    async belongs(workspace, organisation) {
      if (!(await find(organisation, Installed))) return false
      const served = await servedBy(organisation)
      if (workspace === organisation || served.includes(workspace)) return true
      await keep(workspace, { organisation })
      await keep(listOf(organisation), { workspaces: [...served, workspace] })
      return true
    },
    async forget(key) {
      const served = await servedBy(key)
      for (const one of [key, ...served, listOf(key)]) await installations.remove(one)
      return [key, ...served]
    },
  }
}

function listOf(organisation: string): string {
  return `${organisation}/workspaces`
}

/** An organisation's installation stands under its id, any other under the workspace's. */
function keyOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const key = isEnterpriseInstall ? enterprise?.id : team?.id
  if (key === undefined) throw new Error('Slack did not say where the app was installed.')
  return key
}

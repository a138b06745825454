import type { Channel, User, World, Workspace } from './state.ts'

/** Things are named by themselves or by their id; a team is needed only when an id stands in several. */
export type ChannelRef = Channel | string
export type UserRef = User | string
export type TeamRef = Workspace | string

/** The workspace that is meant, the first one when none is named. */
export function workspaceOf({ workspaces }: World, ref?: TeamRef): Workspace {
  const id = typeof ref === 'object' ? ref.id : ref
  const found = id === undefined ? workspaces.values().next().value : workspaces.get(id)
  if (!found) throw new Error(id === undefined ? 'There is no workspace yet' : `There is no workspace ${id}`)
  return found
}

export function channelOf(world: World, ref: ChannelRef, team?: TeamRef): Channel {
  if (typeof ref === 'object') return ref
  return only(
    ref,
    everyWorkspace(world, team).flatMap(({ channels }) => channels.get(ref) ?? []),
  )
}

export function userOf(world: World, ref: UserRef, team?: TeamRef): User {
  if (typeof ref === 'object') return ref
  return only(
    ref,
    everyWorkspace(world, team).flatMap(({ users }) => users.get(ref) ?? []),
  )
}

function everyWorkspace(world: World, team?: TeamRef): Workspace[] {
  return team === undefined ? [...world.workspaces.values()] : [workspaceOf(world, team)]
}

function only<Thing>(id: string, found: readonly Thing[]): Thing {
  const [first, second] = found
  if (first === undefined) throw new Error(`There is no ${id}`)
  if (second !== undefined) throw new Error(`${id} is in several workspaces; say in which`)
  return first
}

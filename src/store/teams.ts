/** A channel; for what one person set up for themselves `id` is that person's. */
export interface Channel {
  platform: string
  workspace: string
  id: string
}

export type OrderKind = 'reminders' | 'digest' | 'personal'

/** A standing order: remind this channel of these events, or tell it weekly what is coming. */
export interface Order {
  /** Made by us. */
  id: string
  channel: Channel
  kind: OrderKind
  /** Topics, lead times, hour and zone as JSON; who wrote it knows its shape. */
  settings: string
  /** The platform's id of the person who gave it, to tell them when it cannot be followed. */
  by: string
  /** Why it is not followed at the moment, in a sentence. */
  paused?: string
  createdAt: Date
}

/** What one team has set up. */
export interface Teams {
  /** Adds an order, or replaces the one with its id. Durable when it returns. */
  order(order: Order): Promise<void>
  /** A channel's orders, oldest first. */
  orders(channel: Channel): Promise<Order[]>
  /** All orders of a workspace, oldest first. */
  workspaceOrders(platform: string, workspace: string): Promise<Order[]>
  /** All orders of everybody that are not paused, in stable pages: those after `afterId` by id. */
  page(afterId: string, limit: number): Promise<Order[]>
  /** A personal order by the person who gave it. */
  personal(platform: string, workspace: string, by: string): Promise<Order[]>
  /** Deletes an order; false where there is none. */
  cancel(id: string): Promise<boolean>
  /** Pauses all orders of a channel with a reason; returns those that were running until now. */
  pause(channel: Channel, why: string): Promise<Order[]>
  /** Resumes all paused orders of a channel; returns how many. */
  resume(channel: Channel): Promise<number>
  /** Paused orders, to look whether they can be followed again. */
  paused(limit: number): Promise<Order[]>
  /** What is set for a channel under a name (its zone, its quiet hours), as text. */
  setting(channel: Channel, name: ChannelSetting): Promise<string | undefined>
  /** Sets it; undefined deletes it. */
  set(channel: Channel, name: ChannelSetting, value: string | undefined): Promise<void>
  /** Adds a team's own event, or replaces the one with its id. */
  addEvent(event: TeamEvent): Promise<void>
  events(platform: string, workspace: string): Promise<TeamEvent[]>
  /** All teams' own events. */
  allEvents(): Promise<TeamEvent[]>
  /** Deletes a team's own event; false where there is none. */
  dropEvent(platform: string, workspace: string, id: string): Promise<boolean>
  /** Changes when any order, setting or event does: whoever keeps them in memory reads them again then. */
  version(): Promise<number>
  /** Deletes a person's own orders; what a team relies on stays, with '' for who gave it. Returns how many both were. */
  forgetPerson(platform: string, workspace: string, by: string): Promise<number>
  forgetWorkspace(platform: string, workspace: string): Promise<void>
}

export type ChannelSetting = 'zone' | 'quiet'

/** An event that a team added for itself; nobody else sees it. */
export interface TeamEvent {
  id: string
  platform: string
  workspace: string
  /** The event as JSON. */
  details: string
  by: string
  createdAt: Date
}

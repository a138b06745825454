import type { Channel, Order, TeamEvent, Teams } from '../../src/store/teams.ts'

/** What teams set up, in memory. */
export function memoryTeams(): Teams {
  const orders = new Map<string, Order>()
  const settings = new Map<string, string>()
  const events = new Map<string, TeamEvent>()
  let version = 0
  const changed = <T>(outcome: T) => {
    version += 1
    return outcome
  }
  const key = ({ platform, workspace, id }: Channel) => `${platform}/${workspace}/${id}`
  const list = (fits: (order: Order) => boolean) =>
    [...orders.values()].filter(fits).sort((a, b) => +a.createdAt - +b.createdAt)
  const isIn = (channel: Channel) => (order: Order) => key(order.channel) === key(channel)
  const home = (platform: string, workspace: string) => (one: { platform: string; workspace: string }) =>
    one.platform === platform && one.workspace === workspace
  return {
    order: async order => changed(void orders.set(order.id, order)),
    orders: async channel => list(isIn(channel)),
    workspaceOrders: async (platform, workspace) => list(({ channel }) => home(platform, workspace)(channel)),
    page: async (after, limit) =>
      list(({ id, paused }) => id > after && paused === undefined)
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    personal: async (platform, workspace, by) =>
      list(one => one.kind === 'personal' && one.by === by && home(platform, workspace)(one.channel)),
    cancel: async id => changed(orders.delete(id)),
    async pause(channel, why) {
      const running = list(isIn(channel)).filter(({ paused }) => paused === undefined)
      for (const order of running) orders.set(order.id, { ...order, paused: why })
      return changed(running)
    },
    async resume(channel) {
      const paused = list(isIn(channel)).filter(order => order.paused !== undefined)
      for (const { id, channel: where, kind, settings: says, by, createdAt } of paused)
        orders.set(id, { id, channel: where, kind, settings: says, by, createdAt })
      return changed(paused.length)
    },
    paused: async limit => list(({ paused }) => paused !== undefined).slice(0, limit),
    setting: async (channel, name) => settings.get(`${key(channel)} ${name}`),
    set: async (channel, name, value) =>
      changed(
        void (value === undefined
          ? settings.delete(`${key(channel)} ${name}`)
          : settings.set(`${key(channel)} ${name}`, value)),
      ),
    addEvent: async event => changed(void events.set(event.id, event)),
    events: async (platform, workspace) => [...events.values()].filter(home(platform, workspace)),
    allEvents: async () => [...events.values()],
    dropEvent: async (_platform, _workspace, id) => changed(events.delete(id)),
    version: async () => version,
    async forgetPerson(platform, workspace, by) {
      const theirs = list(one => one.by === by && home(platform, workspace)(one.channel))
      for (const { id } of theirs) orders.delete(id)
      return changed(theirs.length)
    },
    async forgetWorkspace(platform, workspace) {
      for (const { id } of list(({ channel }) => home(platform, workspace)(channel))) orders.delete(id)
      version += 1
    },
  }
}

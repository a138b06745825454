import type { Database } from '../engine.ts'
import type { Channel, ChannelSetting } from '../teams.ts'

export async function settingOf(db: Database, channel: Channel, name: ChannelSetting): Promise<string | undefined> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('platform', '=', channel.platform)
    .where('workspace', '=', channel.workspace)
    .where('channel', '=', channel.id)
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value
}

export async function putSetting(db: Database, channel: Channel, name: ChannelSetting, value: string) {
  const { platform, workspace, id } = channel
  await db
    .insertInto('settings')
    .values({ platform, workspace, channel: id, name, value })
    .onConflict(known => known.columns(['platform', 'workspace', 'channel', 'name']).doUpdateSet({ value }))
    .execute()
}

export async function dropSetting(db: Database, channel: Channel, name: ChannelSetting): Promise<void> {
  await db
    .deleteFrom('settings')
    .where('platform', '=', channel.platform)
    .where('workspace', '=', channel.workspace)
    .where('channel', '=', channel.id)
    .where('name', '=', name)
    .execute()
}

import type { Database, Engine } from '../engine.ts'
import type { Installation, Installations } from '../installations.ts'
import type { Tables } from '../schema.ts'

export function sqlInstallations({ read, write }: Engine): Installations {
  return {
    keep: installation => write(db => keep(db, installation)),
    find: (platform, workspace) => read(db => find(db, platform, workspace)),
    all: platform => read(db => all(db, platform)),
    remove: (platform, workspace) => write(db => remove(db, platform, workspace)),
  }
}

async function keep(db: Database, { platform, workspace, sealed, at }: Installation): Promise<void> {
  const told = { sealed, installed_at: at.getTime() }
  await db
    .insertInto('installations')
    .values({ platform, workspace, ...told })
    .onConflict(known => known.columns(['platform', 'workspace']).doUpdateSet(told))
    .execute()
}

async function find(db: Database, platform: string, workspace: string): Promise<Installation | undefined> {
  const row = await db
    .selectFrom('installations')
    .selectAll()
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .executeTakeFirst()
  return row && installationOf(row)
}

async function all(db: Database, platform: string): Promise<Installation[]> {
  const found = db.selectFrom('installations').selectAll().where('platform', '=', platform)
  return (await found.orderBy('workspace').execute()).map(installationOf)
}

async function remove(db: Database, platform: string, workspace: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('installations')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

function installationOf({ installed_at, ...rest }: Tables['installations']): Installation {
  return { ...rest, at: new Date(installed_at) }
}

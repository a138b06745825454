import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  accessSync,
  chownSync,
  constants,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL server for tests. */
export interface Server {
  /** The address of a new, empty database. */
  fresh(): Promise<string>
  /** Deletes what was made, and ends what was started. */
  end(): Promise<void>
  /** Stops and starts a server of our own; undefined where it is somebody else's. */
  power: { off(): Promise<void>; on(): Promise<void> } | undefined
}

const GIVEN = process.env.TEST_DATABASE_URL
const BIN = GIVEN ? undefined : programs()
/** With characters that have to be written otherwise in an address. */
const PASSWORD = 'open sesame/1?'

/** Why there is no server for tests; undefined where there is one. */
export const missing: string | undefined =
  GIVEN || BIN ? undefined : 'no PostgreSQL found: install one, or set TEST_DATABASE_URL'

/** Starts a server of our own in a temporary folder, or takes the one of TEST_DATABASE_URL. */
export async function startPostgres(): Promise<Server> {
  if (GIVEN) return serverAt(GIVEN, undefined, async () => {})
  if (!BIN) throw new Error(missing)
  const folder = mkdtempSync(join(tmpdir(), 'aisi-postgres-'))
  const user = makeCluster(BIN, folder)
  const port = await freePort()
  let child: ChildProcess | undefined
  const power = {
    async on() {
      child = spawn(join(BIN, 'postgres'), ['-D', join(folder, 'data'), '-p', String(port), '-k', folder], user)
      await untilReady(port)
    },
    async off() {
      child?.kill('SIGINT')
      if (child?.exitCode === null) await once(child, 'exit')
    },
  }
  const abandon = () => child?.kill('SIGQUIT')
  process.once('exit', abandon)
  await power.on()
  return serverAt(addressOf(port, 'postgres'), power, async () => {
    await power.off()
    process.off('exit', abandon)
    rmSync(folder, { recursive: true, force: true })
  })
}

function serverAt(url: string, power: Server['power'], end: () => Promise<void>): Server {
  const made: string[] = []
  return {
    power,
    async fresh() {
      const name = `aisi_test_${randomUUID().replaceAll('-', '')}`
      await command(url, `create database ${name}`)
      made.push(name)
      const address = new URL(url)
      address.pathname = `/${name}`
      return address.href
    },
    async end() {
      if (!power) for (const name of made) await command(url, `drop database if exists ${name} with (force)`)
      await end()
    },
  }
}

/** Runs one statement on a connection of its own. */
export async function command(url: string, sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).finally(() => client.end())
}

function programs(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = readable(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [...versions.map(version => join(root, version, 'bin')), ...(process.env.PATH ?? '').split(delimiter)]
  return folders.find(folder => ['initdb', 'postgres'].every(name => readable(join(folder, name))))
}

function readable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Speed before durability: nothing in it outlives the tests. PostgreSQL refuses to run as root. */
function makeCluster(bin: string, folder: string): SpawnOptions {
  const user: SpawnOptions = { stdio: 'ignore', cwd: folder, ...(process.getuid?.() === 0 ? harmless() : {}) }
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const secret = join(folder, 'password')
  writeFileSync(secret, PASSWORD, { mode: 0o644 })
  const rules = ['-A', 'scram-sha-256', '-U', 'aisi', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C.UTF-8', '-N']
  const made = spawnSync(join(bin, 'initdb'), ['-D', join(folder, 'data'), ...rules], { ...user, stdio: 'pipe' })
  if (made.status !== 0) throw new Error(`initdb failed: ${String(made.stderr)}`)
  const speed = ['fsync = off', 'synchronous_commit = off', 'full_page_writes = off', "listen_addresses = '127.0.0.1'"]
  writeFileSync(join(folder, 'data', 'postgresql.auto.conf'), `${speed.join('\n')}\n`)
  return user
}

function harmless(): { uid: number; gid: number } {
  const people = readFileSync('/etc/passwd', 'utf8').split('\n')
  const line = ['postgres', 'nobody'].map(name => people.find(person => person.startsWith(`${name}:`))).find(Boolean)
  const [, , uid, gid] = (line ?? '').split(':')
  if (!uid || !gid) throw new Error('PostgreSQL does not run as root, and there is no user postgres or nobody')
  return { uid: Number(uid), gid: Number(gid) }
}

function addressOf(port: number, database: string): string {
  return `postgres://aisi:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`
}

async function untilReady(port: number): Promise<void> {
  for (let left = 300; ; left--) {
    try {
      await command(addressOf(port, 'postgres'), 'select 1')
      return
    } catch (cause) {
      if (left === 0) throw cause
      await pause(50)
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

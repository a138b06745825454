import { parse } from 'dotenv'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import { Problem } from './errors.ts'
import { breaches } from './settings/rules.ts'
import { toSettings, type Settings } from './settings/settings.ts'
import { shapeOf } from './settings/shape.ts'

/** What the environment and the `.env` file say, checked. */
export type Config = Settings

/** The settings of an environment, with those of a `.env` file beneath them; all faults are told together, no secret is repeated. */
export function readConfig(environment: Record<string, string | undefined>, root = packageRoot()): Config {
  const all = Object.entries({ ...dotEnv(root), ...environment })
  const given = all.map(([name, value]) => [name, value?.trim()] as const).filter(([, value]) => value)
  const read = shapeOf({ at: path => resolve(root, path), isFile, isFolder }).safeParse(Object.fromEntries(given))
  const values = new Map(given)
  const faults = [
    ...(read.success ? [] : faultsOf(read.error, values)),
    ...breaches(Object.fromEntries(given)).map(({ setting, says }) => `${setting}: ${says}`),
  ]
  if (!read.success || faults.length > 0) throw new Problem('The settings cannot be used:', faults)
  return toSettings(read.data)
}

function faultsOf(error: z.ZodError, values: ReadonlyMap<string, string | undefined>): string[] {
  return error.issues.map(({ path, message }) => {
    const name = String(path[0])
    const value = values.get(name)
    return value === undefined || SECRET.test(name) ? `${name}: ${message}` : `${name}: "${value}" ${message}`
  })
}
/** Settings whose value is never told. */
const SECRET = /TOKEN|SECRET|KEY|URL/

function dotEnv(root: string): Record<string, string> {
  const file = join(root, '.env')
  return isFile(file) ? parse(readFileSync(file, 'utf8')) : {}
}

/** The folder that holds package.json, the same for the sources and for what is compiled from them. */
function packageRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json')) && dirname(at) !== at) at = dirname(at)
  return at
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

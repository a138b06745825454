import type { Log } from '../log.ts'
import { StoreProblem } from './problem.ts'
import type { Store } from './store.ts'

/** A store that may not be there yet: what needs it fails with what is wrong and how to cure it, the rest goes on. */
export interface PatientStore extends Store {
  /** Opens the store if it is not open; fulfilled with whether it is. Told to the log when that changes. */
  tryAgain(): Promise<boolean>
  isOpen(): boolean
}

/** Opens a store now, or later: a start does not fail because a database does. */
export async function patientStore(open: () => Promise<Store>, log: Log): Promise<PatientStore> {
  let store: Store | undefined
  let problem: unknown = new StoreProblem('The store is being opened.', { passing: true })
  const current = () => {
    if (store) return store
    throw problem
  }
  const tryAgain = async () => {
    if (store) return true
    try {
      store = await open()
      log.info('store-open', { what: store.name })
    } catch (cause) {
      if (String(cause) !== String(problem)) log.error('store-away', { cause })
      problem = cause
    }
    return store !== undefined
  }
  await tryAgain()
  return {
    get name() {
      return store?.name ?? 'no store'
    },
    inbox: later(() => current().inbox),
    ledger: later(() => current().ledger),
    threads: later(() => current().threads),
    installations: later(() => current().installations),
    gaps: later(() => current().gaps),
    teams: later(() => current().teams),
    secret: async name => current().secret(name),
    check: async () => current().check(),
    close: async () => store?.close(),
    tryAgain,
    isOpen: () => store !== undefined,
  }
}

/** A port whose methods reject while there is nobody to ask. */
function later<T extends object>(current: () => T): T {
  const call = (name: PropertyKey) => {
    return async (...args: unknown[]) => {
      const port = current()
      const method: unknown = Reflect.get(port, name)
      if (typeof method !== 'function') throw new TypeError(`The store has no ${String(name)}.`)
      return method.apply(port, args)
    }
  }
  // What leaves the proxy has the shape of the port: every member of a port is a method that promises.
  return new Proxy({} as T, { get: (_, name) => (name === 'then' ? undefined : call(name)) })
}

import type { IncomingMessage, ServerResponse } from 'node:http'

/** Something the server answers. */
export interface Route {
  /** A GET route is asked with HEAD as well; what it writes as a body is then left out. */
  method: 'GET' | 'POST'
  /** As it stands in the address, not decoded: exact, or ending in `/*` for everything below. */
  path: string
  /** Answers, or sees to it that somebody does. Gets the request as it came, its body unread. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void> | void
}

export type Found = { kind: 'route'; route: Route } | { kind: 'otherMethods'; allow: string } | { kind: 'nothing' }

/** The route for a request; an exact path comes before the ones below, of those the longest. */
export function findRoute(routes: readonly Route[], method: string, path: string): Found {
  const here = routes.filter(route => covers(route.path, path)).sort((a, b) => rank(b.path) - rank(a.path))
  const asked = method === 'HEAD' ? 'GET' : method
  const route = here.find(route => route.method === asked)
  if (route) return { kind: 'route', route }
  return here.length === 0 ? { kind: 'nothing' } : { kind: 'otherMethods', allow: allowed(here) }
}

/** The path of a request's address, without what is asked of it. */
export function pathOf(url = '/'): string {
  return url.split(/[?#]/, 1)[0] ?? '/'
}

function covers(path: string, asked: string): boolean {
  return path.endsWith('/*') ? asked.startsWith(path.slice(0, -1)) : asked === path
}

function rank(path: string): number {
  return path.endsWith('/*') ? path.length : Infinity
}

function allowed(routes: readonly Route[]): string {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  return [...new Set(methods)].join(', ')
}

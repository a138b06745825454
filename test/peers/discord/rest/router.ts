import type { Route } from './call.ts'

export interface Found {
  route: Route
  /** The route's name: method and pattern. */
  name: string
  /** The values of its variable segments. */
  params: ReadonlyMap<string, string>
}

/** Finds a path's routes: by the number of segments first, then one by one. */
export function openRouter(routes: readonly Route[]): (method: string, path: string) => Found | 'method' | undefined {
  const bySize = new Map<number, { route: Route; segments: string[] }[]>()
  for (const route of routes) {
    const segments = segmentsOf(route.pattern)
    bySize.set(segments.length, [...(bySize.get(segments.length) ?? []), { route, segments }])
  }
  return (method, path) => {
    const wanted = segmentsOf(path)
    let otherMethod = false
    for (const { route, segments } of bySize.get(wanted.length) ?? []) {
      const params = fit(segments, wanted)
      if (params && route.method === method) return { route, name: `${method} ${route.pattern}`, params }
      otherMethod ||= params !== undefined
    }
    return otherMethod ? 'method' : undefined
  }
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1)
}

function fit(segments: readonly string[], wanted: readonly string[]): Map<string, string> | undefined {
  const params = new Map<string, string>()
  for (const [index, segment] of segments.entries()) {
    const value = wanted[index] ?? ''
    if (segment.startsWith(':')) params.set(segment.slice(1), decodeURIComponent(value))
    else if (segment !== value) return undefined
  }
  return params
}

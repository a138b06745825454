/** Slack's documented pace for `chat.postMessage`: about one a second a channel, short bursts let through. */
const IN_A_CHANNEL: Rule = { perSecond: 1, burst: 4 }
/**
 * What a workspace lets an app call, method by method. Of `chat.postMessage` Slack says "several hundred a minute", and
 * we take 300; the others have their documented tier: 50 a minute, 100 for the fourth.
 */
const IN_A_WORKSPACE: Readonly<Record<string, Rule>> = {
  'chat.postMessage': perMinute(300),
  'chat.update': perMinute(50),
  'chat.delete': perMinute(50),
  'chat.postEphemeral': perMinute(100),
  'conversations.history': perMinute(50),
  'conversations.replies': perMinute(50),
  'users.info': perMinute(100),
}

interface Rule {
  perSecond: number
  /** "A small amount of burst behavior is tolerated." */
  burst: number
}

/** A call that may be one too many. */
export interface Rated {
  method: string
  workspace: string
  channel: string
}

export interface Rates {
  /** Holds the pace of each channel. */
  enabled: boolean
  /** Holds what a workspace lets an app call as well. */
  workspaces: boolean
  /** How many calls were refused. */
  refused: number
  /** Seconds to wait before a call may be tried again; 0 takes it and counts it. */
  wait(call: Rated): number
}

/** Counts calls by the peer's own clock: under a clock that stands still a used-up channel stays so. */
export function rateLimits(now: () => Date, enabled: boolean, workspaces: boolean): Rates {
  const buckets = new Map<string, { left: number; at: number }>()
  const bucketOf = (key: string, { perSecond, burst }: Rule) => {
    const at = now().getTime() / 1_000
    const bucket = buckets.get(key) ?? { left: burst, at }
    buckets.set(key, bucket)
    return Object.assign(bucket, { left: Math.min(burst, bucket.left + (at - bucket.at) * perSecond), at })
  }
  return {
    enabled,
    workspaces,
    refused: 0,
    wait({ method, workspace, channel }) {
      const rules: [string, Rule][] = []
      const ofMethod = IN_A_WORKSPACE[method]
      if (this.enabled && method === 'chat.postMessage') rules.push([`${workspace}/${channel}`, IN_A_CHANNEL])
      if (this.workspaces && ofMethod) rules.push([`${workspace} ${method}`, ofMethod])
      const asked = rules.map(([key, rule]) => ({ rule, bucket: bucketOf(key, rule) }))
      const waits = asked.map(({ rule, bucket }) => Math.ceil((1 - bucket.left) / rule.perSecond))
      const longest = Math.max(0, ...waits)
      if (longest > 0) this.refused += 1
      else for (const { bucket } of asked) bucket.left -= 1
      return longest
    },
  }
}

function perMinute(calls: number): Rule {
  return { perSecond: calls / 60, burst: 10 }
}

import { randomBytes } from 'node:crypto'

/** A session that lags further behind than this cannot be resumed. */
const MOST_FRAMES = 20_000

/** Whatever takes frames to the client. */
export interface Line {
  send(frame: string): void
}

export interface Session {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly intents: number
  /** Number of the last dispatch. */
  readonly seq: number
  readonly connected: boolean
  /** How often it was taken up again. */
  readonly resumes: number
  /** Heartbeats that came. */
  readonly beats: number
  /** Numbers and sends a dispatch; without a connection it is kept for a resume. */
  send(t: string, json: string): void
  attach(line: Line): void
  detach(): void
  /** Sends what came after `seq`; false when that is no longer known. */
  replay(seq: number): boolean
  /** A heartbeat: the client lives, and has everything up to here. */
  beat(seq: number): void
  /** Whether it has been without a connection for longer than this. */
  stale(afterMs: number): boolean
}

export function openSession(shard: readonly [number, number], intents: number): Session {
  let seq = 0
  let resumes = 0
  let beats = 0
  let line: Line | undefined
  let lostAt = performance.now()
  let frames: { seq: number; text: string }[] = []
  return {
    id: randomBytes(16).toString('hex'),
    shard,
    intents,
    get seq() {
      return seq
    },
    get connected() {
      return line !== undefined
    },
    get resumes() {
      return resumes
    },
    get beats() {
      return beats
    },
    send(t, json) {
      const text = `{"t":"${t}","s":${++seq},"op":0,"d":${json}}`
      frames.push({ seq, text })
      if (frames.length > 2 * MOST_FRAMES) frames = frames.slice(-MOST_FRAMES)
      line?.send(text)
    },
    attach(next) {
      line = next
    },
    detach() {
      line = undefined
      lostAt = performance.now()
    },
    replay(after) {
      const missed = frames.filter(frame => frame.seq > after)
      if (missed.length < seq - after) return false
      resumes++
      for (const { text } of missed) line?.send(text)
      return true
    },
    beat(upTo) {
      beats++
      frames = frames.filter(frame => frame.seq > upTo)
    },
    stale: afterMs => line === undefined && performance.now() - lostAt > afterMs,
  }
}

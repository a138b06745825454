import type { Fuse, Moment } from './fuses.ts'
import { startLife, type Life } from './process.ts'
import type { FromBot, Start, ToBot } from './wire.ts'

/** A bot process that can be talked to. */
export interface Member {
  /** The same for all that it sends. */
  readonly sender: { killed: boolean }
  /** False where nobody is there to read it. */
  tell(message: ToBot): boolean
  /** Says what just happened to it; perhaps it is killed for it. */
  at(moment: Moment): void
}

/** A place for a bot process: when one is killed, the next one is started there at once. */
export interface Slot {
  /** The process, where it can be talked to. */
  ready(): Member | undefined
  /** Kills a process at the fuse's moment, as soon as one is up. */
  lay(fuse: Fuse): void
  /** Kills so far, and those still to come. */
  kills(): { done: number; left: number }
  end(): void
}

/** A process to which nothing happens is killed after so long. */
const IDLE_MS = 1_000

export function openSlot(start: Start, said: (message: FromBot, from: Member) => void): Slot {
  const fuses: Fuse[] = []
  let done = 0
  let isOver = false
  let current = live()

  function live(): { life: Life; member: Member } {
    const member = memberOf({ killed: false })
    const life = startLife(start, {
      said(message) {
        if (message.say === 'ready') light(member)
        said(message, member)
      },
      ended: () => void (isOver || (current = live())),
    })
    return { life, member }
  }

  function memberOf(sender: { killed: boolean }): Member {
    const member: Member = {
      sender,
      tell: message => !sender.killed && current.member === member && current.life.tell(message),
      at(moment) {
        const [fuse] = fuses
        if (!fuse || (fuse.at !== moment && fuse.at !== 'any')) return
        if (fuse.delayMs === 0) kill(member, fuse)
        else setTimeout(() => kill(member, fuse), fuse.delayMs)
      },
    }
    return member
  }

  function light(member: Member): void {
    const [fuse] = fuses
    if (fuse) setTimeout(() => kill(member, fuse), IDLE_MS)
  }

  /** Once for each fuse, and only the process that it was lit for. */
  function kill(member: Member, fuse: Fuse): void {
    if (current.member !== member || member.sender.killed || fuses[0] !== fuse || !current.life.isReady()) return
    fuses.shift()
    done += 1
    member.sender.killed = true
    current.life.kill()
  }

  const ready = () => (current.life.isReady() ? current.member : undefined)
  return {
    ready,
    lay(fuse) {
      fuses.push(fuse)
      const member = ready()
      if (member && fuses.length === 1) light(member)
    },
    kills: () => ({ done, left: fuses.length }),
    end() {
      isOver = true
      current.life.kill()
    },
  }
}

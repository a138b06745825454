import type { Reply } from '../bot/reply.ts'
import { changeReply, digestReply, pausedReply, reminderReply } from '../bot/remind/message.ts'
import { occurrencesIn } from '../events/occurrences.ts'
import type { Claimed } from '../store/ledger.ts'
import { touching } from './dues.ts'
import { happeningsOf, isAbout, type Happening } from './happening.ts'
import type { Held } from './held.ts'
import { happeningIn, type Works } from './parts.ts'
import type { Payload, Payloads } from './rows.ts'
import { occurrenceOn, sameOccurrence } from './told.ts'

/** How a row is written at the moment it is posted; undefined where there is nothing to say any more. */
export async function letterFor(
  works: Works,
  held: Held,
  row: Pick<Claimed, 'id' | 'event' | 'dueAt'>,
  payload: Payload,
  late: boolean,
): Promise<((now: Date) => Reply) | undefined> {
  const lateSince = late ? { due: row.dueAt } : {}
  switch (payload.kind) {
    case 'reminder': {
      const happening = happeningIn(works, held, row.event)
      const occurrence = happening && occurrenceOn(happening.occasion, payload.day)
      const { zone, direct } = payload
      return occurrence && (now => reminderReply({ happening, occurrence, zone, direct, now, ...lateSince }))
    }
    case 'digest': {
      return now => digestReply({ ...digestOf(works, held, payload), now, ...lateSince })
    }
    case 'change':
      return now => changeReply({ payload, now, ...nowOf(works, held, row.event, payload.day, now) })
    case 'paused':
      return () => pausedReply(payload)
    case 'extra': {
      const reply = await works.sources.find(({ name }) => name === payload.source)?.compose(payload.id, works.now())
      return reply && (() => reply)
    }
  }
}

/** What a digest tells as things are now. */
export function digestOf({ facts }: Pick<Works, 'facts'>, held: Held, payload: Payloads['digest']) {
  const window = { from: new Date(payload.from), to: new Date(payload.to) }
  const all = [...happeningsOf(facts().knowledge).values(), ...(held.own.get(payload.team) ?? [])]
  const about = all.filter(one => isAbout(payload.about, one))
  const found = new Map(touching(about, window).map(one => [one.occasion, one]))
  const entries = occurrencesIn(found.keys(), window).flatMap(occurrence => {
    const happening = found.get(occurrence.occasion)
    return happening && !happening.occasion.cancelled ? [{ happening, occurrence }] : []
  })
  return { entries, to: window.to, zone: payload.zone, direct: payload.direct }
}

/** An event that was told as beginning on a day, as it is now. */
export function nowOf(works: Pick<Works, 'facts'>, held: Held, event: string, day: string, now: Date) {
  const happening: Happening | undefined = happeningIn(works, held, event)
  const occurrence = happening && sameOccurrence(happening.occasion, day, now)
  return { ...(happening && { happening }), ...(occurrence && { occurrence }) }
}

import { EVENTS } from './events.ts'
import { openStage, type Stage } from './stage.ts'

export const DUE = '2026-12-09T09:00:05Z'

/** A stage with a reminder in each channel, due a day before the gathering at 09:00. */
export async function due(
  channels: readonly string[] = ['C1'],
  more: Parameters<typeof openStage>[0] = {},
): Promise<Stage> {
  const stage = openStage({ events: EVENTS, ...more })
  for (const channel of channels)
    await stage.say('remind here about summits 1 day before at 09:00 UTC', {
      in: { workspace: 'T1', channel, direct: false },
    })
  await stage.at('2026-12-09T08:59:50Z')
  stage.square.messages.length = 0
  return stage
}

export const later = (stage: Stage, minutes: number) =>
  stage.at(new Date(+stage.clock.now() + minutes * 60_000).toISOString())

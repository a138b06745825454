import { describe, expect, it } from 'vitest'
import { orderId, settingsText, type Following } from '../../src/reminders/settings.ts'
import type { Order } from '../../src/store/teams.ts'
import type { EventLine } from './stage.ts'
import { clockAt } from './clock.ts'
import { memoryLedger } from './memory-ledger.ts'
import { memoryTeams } from './memory-teams.ts'
import { paceAt } from './paces.ts'
import { openSquare } from './square.ts'
import { openStage } from './stage.ts'

const CHANNELS = 10_000
/** It takes a few seconds of one processor; tests share theirs. */
const PATIENCE_MS = 120_000
const LEADS = [
  { count: 1, unit: 'week' },
  { count: 1, unit: 'day' },
] as const

/** Fifty events on fifty days, so that with two lead times each channel has a hundred reminders to come. */
const EVENTS: readonly EventLine[] = Array.from({ length: 50 }, (_, at) => ({
  id: `event-${at}`,
  name: `Event ${at}`,
  start: new Date(Date.UTC(2026, 11, 10 + at)).toISOString().slice(0, 10),
  topics: ['summits'],
}))

function orderIn(at: number, hour: string): Order {
  const about = { any: [['summits']], without: [] }
  const settings: Following = { kind: 'follow', about, leads: LEADS, at: hour, zone: 'UTC', direct: false }
  const channel = { platform: 'square', workspace: `T${at % 500}`, id: `C${at}` }
  const id = orderId('reminders', channel, about)
  const createdAt = new Date('2026-11-01T00:00:00Z')
  return { id, channel, kind: 'reminders', settings: settingsText(settings), by: 'U1', createdAt }
}

describe('ten thousand channels', () => {
  it(
    'are all reminded in the same minute, once, at the pace of the platform',
    async () => {
      const teams = memoryTeams()
      for (let at = 0; at < CHANNELS; at++) await teams.order(orderIn(at, '09:00'))
      const clock = clockAt('2026-12-03T08:59:50Z')
      const square = openSquare('square', paceAt(clock, 100))
      const stage = openStage({ events: EVENTS, teams, square, clock })
      await stage.work()
      await stage.at('2026-12-03T09:00:01Z')
      expect(square.messages).toHaveLength(CHANNELS)
      expect(new Set(square.messages.map(({ to }) => to)).size).toBe(CHANNELS)
      expect(stage.clock.now().getTime() - Date.parse('2026-12-03T09:00:01Z')).toBeGreaterThanOrEqual(
        CHANNELS * 10 - 1_000,
      )
      expect(stage.counts.get('sent')).toBe(CHANNELS)
    },
    PATIENCE_MS,
  )

  it('cost a tick nothing while nothing is due for them: a million reminders stand in few timetables', async () => {
    const teams = memoryTeams()
    const ledger = memoryLedger()
    for (let at = 0; at < CHANNELS; at++)
      await teams.order(orderIn(at, `${String(at % 24).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`))
    const stage = openStage({ events: EVENTS, teams, ledger, at: '2026-12-01T23:00:00Z' })
    for (let times = 0; times < 2_000; times++) {
      stage.clock.forward(20)
      await stage.reminders.tick()
    }
    expect(ledger.rows.size).toBe(0)
    for (let minute = 0; minute < 24 * 60; minute += 20) {
      stage.clock.set(new Date(Date.UTC(2026, 11, 3, 0, minute)))
      await stage.reminders.tick()
    }
    stage.clock.set('2026-12-03T23:58:30Z')
    await stage.reminders.tick()
    expect(ledger.rows.size).toBe(CHANNELS)
  })
})

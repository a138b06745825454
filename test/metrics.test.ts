import { describe, expect, it } from 'vitest'
import { openMetrics, type Metrics } from '../src/metrics.ts'

const NOW = new Date('2026-11-21T12:00:00Z')

/** The value of a series as Prometheus reads it. */
async function valueOf(metrics: Metrics, series: string): Promise<number | undefined> {
  const line = (await metrics.text()).split('\n').find(line => line.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length))
}

describe('the metrics', () => {
  it('count questions by platform and outcome, and their time', async () => {
    const metrics = openMetrics()
    metrics.answered('slack', 'answer', 0.02)
    metrics.answered('slack', 'answer', 2)
    metrics.answered('discord', 'unknown', 0.2)
    expect(await valueOf(metrics, 'aisi_questions_total{platform="slack",outcome="answer"}')).toBe(2)
    expect(await valueOf(metrics, 'aisi_questions_total{platform="discord",outcome="unknown"}')).toBe(1)
    expect(await valueOf(metrics, 'aisi_answer_seconds_bucket{le="0.1",platform="slack"}')).toBe(1)
    expect(await valueOf(metrics, 'aisi_answer_seconds_sum{platform="slack"}')).toBe(2.02)
  })

  it('keep the time of what was not answered out of the answers', async () => {
    const metrics = openMetrics({ platforms: ['slack'] })
    metrics.answered('slack', 'failed', 900)
    metrics.answered('slack', 'given-up', 900)
    expect(await valueOf(metrics, 'aisi_questions_total{platform="slack",outcome="given-up"}')).toBe(1)
    expect(await valueOf(metrics, 'aisi_answer_seconds_count{platform="slack"}')).toBe(0)
  })

  it.each<[string, (metrics: Metrics) => void]>([
    ['aisi_questions_kept_total{platform="slack"}', metrics => metrics.kept('slack')],
    ['aisi_duplicate_deliveries_total{platform="slack"}', metrics => metrics.duplicate('slack')],
    ['aisi_replies_unknown_total{platform="slack"}', metrics => metrics.replyUnknown('slack')],
    ['aisi_reconnects_total{platform="slack"}', metrics => metrics.reconnected('slack')],
    ['aisi_rate_limits_total{platform="slack"}', metrics => metrics.rateLimited('slack')],
    ['aisi_gaps_total{reason="reported"}', metrics => metrics.gap('reported')],
    ['aisi_reminders_total{outcome="late"}', metrics => metrics.reminder('late')],
    ['aisi_reminders_due_total', metrics => metrics.reminder('due')],
    ['aisi_reminder_lag_seconds_bucket{le="60"}', metrics => metrics.reminderLag(30)],
  ])('stand at 0 before the first and at 1 after it: %s', async (series, happen) => {
    const metrics = openMetrics({ platforms: ['slack', 'discord'] })
    expect(await valueOf(metrics, series)).toBe(0)
    happen(metrics)
    expect(await valueOf(metrics, series)).toBe(1)
  })

  it('count several reminders at once, and keep those due apart from how they ended', async () => {
    const metrics = openMetrics()
    metrics.reminder('due', 5)
    metrics.reminder('sent', 3)
    metrics.reminder('skipped', 2)
    expect(await valueOf(metrics, 'aisi_reminders_due_total')).toBe(5)
    expect(await valueOf(metrics, 'aisi_reminders_total{outcome="sent"}')).toBe(3)
    expect(await metrics.text()).not.toContain('outcome="due"')
  })

  it('tell which facts are in use, and whether the store answers', async () => {
    const metrics = openMetrics()
    metrics.facts({ facts: 412, events: 31, reloadedAt: NOW })
    expect(await valueOf(metrics, 'aisi_facts')).toBe(412)
    expect(await valueOf(metrics, 'aisi_events')).toBe(31)
    expect(await valueOf(metrics, 'aisi_facts_reloaded_timestamp_seconds')).toBe(NOW.getTime() / 1000)
    expect(await valueOf(metrics, 'aisi_store_up')).toBe(1)
    metrics.storeDown(true)
    expect(await valueOf(metrics, 'aisi_store_up')).toBe(0)
    metrics.storeDown(false)
    expect(await valueOf(metrics, 'aisi_store_up')).toBe(1)
  })

  it('never stop the bot, whatever the clock does', async () => {
    const metrics = openMetrics()
    for (const odd of [-3, NaN, Infinity]) {
      metrics.answered('slack', 'answer', odd)
      metrics.reminderLag(odd)
      metrics.reminder('sent', odd)
    }
    expect(await valueOf(metrics, 'aisi_answer_seconds_count{platform="slack"}')).toBe(3)
    expect(await valueOf(metrics, 'aisi_answer_seconds_sum{platform="slack"}')).toBe(0)
    expect(await valueOf(metrics, 'aisi_reminders_total{outcome="sent"}')).toBe(0)
  })

  it('of two bots in one process are apart', async () => {
    const [one, other] = [openMetrics(), openMetrics()]
    one.kept('slack')
    expect(await valueOf(one, 'aisi_questions_kept_total{platform="slack"}')).toBe(1)
    expect(await valueOf(other, 'aisi_questions_kept_total{platform="slack"}')).toBeUndefined()
  })

  it('hold those of the process where they are wanted', async () => {
    expect(await openMetrics().text()).not.toContain('process_cpu')
    expect(await openMetrics({ process: true }).text()).toContain('process_resident_memory_bytes')
  })

  it('are named as Prometheus advises: base units, counters end in _total, no other thing does', async () => {
    const text = await openMetrics().text()
    const kinds = [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', kind = '']) => ({ name, kind }))
    expect(kinds.length).toBeGreaterThan(10)
    for (const { name, kind } of kinds) {
      expect(name).toMatch(/^aisi_[a-z_]+$/)
      expect(name.endsWith('_total')).toBe(kind === 'counter')
      if (kind === 'histogram') expect(name).toMatch(/_seconds$/)
      expect(text).toMatch(new RegExp(`^# HELP ${name} [A-Z].*\\.$`, 'm'))
    }
    expect(openMetrics().contentType).toBe('text/plain; version=0.0.4; charset=utf-8')
  })
})

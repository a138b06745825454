import type { Migration, Types } from './migration.ts'

export const tables: Migration = {
  number: 1,
  name: 'tables',
  statements: types => [
    ...inbox(types),
    ...ledger(types),
    ...turns(types),
    ...gaps(types),
    ...teams(types),
    ...keys(types),
  ],
}

function inbox({ text, long }: Types): string[] {
  return [
    `create table inbox (
      id ${text} primary key not null, platform ${text} not null, workspace ${text}, payload ${text}, received_at ${long},
      worker ${text}, free_at ${long}, begun ${text}, tries integer not null, settled_at ${long})`,
    `create index inbox_waiting on inbox (platform, received_at) where settled_at is null`,
    `create index inbox_received on inbox (received_at) where settled_at is null`,
    `create index inbox_settled on inbox (settled_at) where settled_at is not null`,
  ]
}

/** Rows that wait and rows that are settled are looked for by different people: each has indexes of its own. */
function ledger({ text, long }: Types): string[] {
  return [
    `create table ledger (
      id ${text} primary key not null, platform ${text} not null, workspace ${text} not null, channel ${text} not null,
      plan ${text} not null, event ${text} not null, version ${text} not null,
      due_at ${long} not null, stale_at ${long} not null, payload ${text} not null,
      worker ${text}, free_at ${long}, begun ${text}, tries integer not null, withdrawn integer not null,
      settled_at ${long}, how ${text}, message ${text})`,
    `create index ledger_free on ledger (platform, free_at, stale_at, due_at) where settled_at is null`,
    `create index ledger_due on ledger (due_at) where settled_at is null`,
    `create index ledger_event on ledger (event) where settled_at is null`,
    `create index ledger_plan on ledger (plan) where settled_at is null`,
    `create index ledger_posted on ledger (event) where message is not null`,
    `create index ledger_standing on ledger (stale_at, event, version) where message is not null`,
    `create index ledger_settled on ledger (settled_at, how) where settled_at is not null`,
    `create index ledger_workspace on ledger (workspace)`,
  ]
}

function turns({ text, long }: Types): string[] {
  return [
    `create table turns (
      id ${text} primary key not null, thread ${text} not null, person ${text} not null, workspace ${text} not null,
      text ${text} not null, earlier ${text} not null, asked_at ${long} not null, shared integer not null,
      seq ${long} not null)`,
    `create index turns_thread on turns (thread, asked_at, seq)`,
    `create index turns_person on turns (person)`,
    `create index turns_workspace on turns (workspace)`,
    `create index turns_asked on turns (asked_at)`,
  ]
}

function gaps({ text, long }: Types): string[] {
  return [
    `create table gaps (
      workspace ${text} not null, key ${text} not null, reason ${text} not null, text ${text} not null,
      facts ${text} not null, count integer not null, first_at ${long} not null, last_at ${long} not null,
      primary key (workspace, key, reason))`,
    `create index gaps_last on gaps (last_at)`,
  ]
}

function teams({ text, long }: Types): string[] {
  return [
    `create table orders (
      id ${text} primary key not null, platform ${text} not null, workspace ${text} not null, channel ${text} not null,
      kind ${text} not null, settings ${text} not null, given_by ${text} not null, paused ${text},
      created_at ${long} not null, seq ${long} not null)`,
    `create index orders_channel on orders (platform, workspace, channel)`,
    `create index orders_person on orders (platform, workspace, given_by)`,
    `create index orders_seq on orders (seq)`,
    `create table settings (
      platform ${text} not null, workspace ${text} not null, channel ${text} not null, name ${text} not null,
      value ${text} not null, primary key (platform, workspace, channel, name))`,
    `create table team_events (
      platform ${text} not null, workspace ${text} not null, id ${text} not null, details ${text} not null,
      given_by ${text} not null, created_at ${long} not null, primary key (platform, workspace, id))`,
  ]
}

function keys({ text, long }: Types): string[] {
  return [
    `create table installations (
      platform ${text} not null, workspace ${text} not null, sealed ${text} not null, installed_at ${long} not null,
      primary key (platform, workspace))`,
    `create table secrets (name ${text} primary key not null, value ${text} not null)`,
    `create table marks (name ${text} primary key not null, value ${long} not null)`,
  ]
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { missing, startPostgres, type Server } from '../../contracts/postgres.ts'
import type { WorldOptions } from '../../contracts/world.ts'
import { towns, type Town } from './talker.ts'

const MANAGES = { permissions: ['ManageChannels'] } as const
const ORDER = 'remind here about sailing 1 day before'
/** A day before the Regatta 2027, at the usual time. */
const DUE = '2027-07-01T09:00:05Z'
const LATER = '2027-07-01T09:05:00Z'
const POST = 'POST /channels/:channel/messages'
const LOOK = 'GET /channels/:channel/messages'
const ANSWER = 'PATCH /webhooks/:app/:token/messages/:message'

const town = towns()

/** A town with one process. */
async function usual(): Promise<Town> {
  const one = await town()
  await one.start()
  return one
}

/** Moves the clock, and does what is to be done at each of these moments. */
async function at({ move, chores, quiet }: Town, ...moments: readonly string[]): Promise<void> {
  for (const moment of moments) {
    move(moment)
    await chores()
    await quiet()
  }
}

const reminders = ({ said }: Town) => said().filter(text => text.startsWith('Regatta 2027'))

describe('an answer', () => {
  it('that is shared stands in the channel once, with who shared it', async () => {
    const { discord, ana, ask, answered, said } = await usual()
    const { messages, private: alone } = await ask('who heads Norvik')
    expect([alone, ...said()]).toEqual([true])
    const share = () => answered(discord.click(messages[0]!, 'Share in channel', ana))
    const shared = await share()
    expect(shared.text.match(/Shared by Ana\./g)).toHaveLength(1)
    expect((await share()).text).toContain('shared already')
    expect(said().filter(text => text.includes('Per Holm'))).toEqual([shared.text])
  })

  it('comes from the next process where the first one could not give it', async () => {
    const here = await town()
    const { discord, channel, ana, start, stop, quiet, answered } = here
    const first = await start()
    discord.fail(ANSWER, { kind: 'status', status: 503 })
    const asked = discord.command('aisi', { question: 'who heads Norvik' }, { channel, user: ana })
    await asked.response()
    await quiet()
    await stop(first)
    expect(asked.edits).toEqual([])
    await start()
    await at(here, '2026-11-21T12:01:00Z')
    expect((await answered(asked)).text).toContain('Per Holm')
    expect([asked.edits.length, asked.followUps.length]).toEqual([1, 0])
  })

  it.each([
    ['is found again', undefined, 1],
    ['is known by its nonce where nobody may look back', ['ViewChannel', 'SendMessages'] as const, 3],
  ])('whose delivery nobody confirmed %s', async (_, rights, posts) => {
    const here = await town()
    const { discord, channel, ana, start, quiet, said } = here
    if (rights) discord.permit(channel, rights)
    await start()
    /** Who may not look back may not reply either: that is refused first, and posted as it is. */
    if (rights) discord.fail(POST, { kind: 'slow', ms: 0 })
    const lost = discord.fail(POST, { kind: 'lost' })
    discord.say({ channel, author: ana, content: 'who heads Norvik', mentionBot: true })
    await discord.until(() => lost.hits === 1)
    await quiet()
    await at(here, '2026-11-21T12:01:00Z', '2026-11-21T12:30:00Z')
    expect(discord.calls.filter(({ route }) => route === POST)).toHaveLength(posts)
    expect(said()).toHaveLength(1)
  })

  it('comes although the line is cut while it is made, and to what was asked meanwhile', async () => {
    const { discord, channel, ana, start, answered, quiet, said } = await town()
    const { counted } = await start()
    const ask = (question: string) => discord.command('aisi', { question }, { channel, user: ana })
    const asked = ask('who heads Norvik')
    await asked.response()
    discord.drop()
    discord.say({ channel, author: ana, content: 'who heads the league', mentionBot: true })
    const missed = ask('when was Norvik founded')
    expect((await answered(asked)).text).toContain('Per Holm')
    expect((await answered(missed)).text).toContain('1 June 1887')
    await discord.until(() => said().length === 1)
    await quiet()
    expect(said()[0]).toContain('Ada Lund')
    expect(counted.reconnects).toBe(1)
  })

  it('comes on every shard', async () => {
    const { discord, channel, start, mention } = await town({ shards: 2, maxConcurrency: 2 })
    const [other] = discord.guild({ channels: ['other'] }).channels
    await start({ shards: 2 })
    expect(discord.sessions.map(({ shard }) => shard[0])).toEqual([0, 1])
    for (const place of [channel, other!])
      expect((await mention('who heads the league', { channel: place })).text).toContain('Ada Lund')
  })
})

describe('reminders in a channel', () => {
  it('are switched on by who manages it, by the command and by a mention', async () => {
    const { discord, channel, ana, start, ask, mention, said } = await town()
    const bo = discord.user('Bo')
    channel.permission_overwrites = [{ id: bo.id, type: 1, allow: String(1 << 4), deny: '0' }]
    await start()
    expect((await ask(ORDER)).text).toContain('Only people who manage this channel')
    expect((await mention(ORDER, { author: ana })).text).toContain('Only people who manage this channel')
    expect((await ask('remind list')).text).toContain('Nothing is set up here.')
    expect((await ask(ORDER, { user: bo, ...MANAGES })).text).toContain('Done')
    expect(said().at(-1)).toContain('Reminders are on here. About sailing.')
    expect((await mention(ORDER.replace('sailing', 'league'), { author: bo })).text).toContain('Done')
    expect(said().at(-2)).toContain('Reminders are on here. About league.')
  })

  it.each([
    ['at once', 0],
    ['later', 1],
  ])('come once although nobody confirmed the post: it is found %s', async (_, blind) => {
    const here = await usual()
    await here.ask(ORDER, MANAGES)
    const lost = here.discord.fail(POST, { kind: 'lost' })
    const away = here.discord.fail(LOOK, { kind: 'status', status: 503 }, blind)
    await at(here, DUE)
    expect([lost.hits, away.hits]).toEqual([1, blind])
    await at(here, LATER, '2027-07-01T09:30:00Z')
    expect(reminders(here)).toHaveLength(1)
  })

  it('are the same by the form as by words', async () => {
    const { discord, channel, ana, ask, answered, said } = await usual()
    const where = { channel, user: ana, ...MANAGES }
    await ask(ORDER, MANAGES)
    await answered(discord.command('aisi-remind here', { topics: 'sailing', before: '1 day' }, where))
    const [byWords, byForm] = said()
    expect(byForm).toBe(byWords)
    const { text } = await answered(discord.command('aisi-remind list', {}, where))
    expect(text.match(/^\d\. .*sailing/gm)).toHaveLength(1)
  })

  it('are shown before they are due', async () => {
    const { discord, channel, ana, ask, answered } = await usual()
    await ask(ORDER, MANAGES)
    const typed = await ask('remind test')
    expect(typed.text).toContain('The next reminder is due on Thursday 1 July 2027, 09:00')
    expect(typed.text).toContain('Regatta 2027: 2–4 July 2027, Norvik')
    const chosen = await answered(discord.command('aisi-remind test', {}, { channel, user: ana, ...MANAGES }))
    expect(chosen.text).toBe(typed.text)
  })

  it.each([
    ['hidden, and Discord says so', 403, false],
    ['hidden without a word', 403, true],
    ['deleted, and Discord says so', 404, false],
    ['deleted without a word', 404, true],
  ] as const)('pause where the channel is %s, and who set them up is told once', async (_, status, quietly) => {
    const here = await usual()
    const direct = here.discord.dm(here.ana)
    await here.ask(ORDER, MANAGES)
    here.discord.lose(here.channel, status, quietly)
    await at(here, DUE, LATER, '2027-07-01T11:00:00Z')
    const told = here.said(direct)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('I could not post what you set up, so it is paused')
    expect(told[0]).toContain('sailing')
    expect(reminders(here)).toEqual([])
  })

  it('run again once the channel is open again', async () => {
    const here = await usual()
    await here.ask(ORDER.replace('1 day', '1 day and 1 week'), MANAGES)
    here.discord.lose(here.channel, 403)
    await at(here, '2027-06-25T09:00:05Z', '2027-06-25T09:01:00Z')
    expect(here.said(here.discord.dm(here.ana))).toHaveLength(1)
    here.discord.permit(here.channel, ['ViewChannel', 'SendMessages', 'ReadMessageHistory'])
    await at(here, '2027-06-26T12:00:00Z')
    expect(here.said().at(-1)).toContain('I can post here again, so this runs again:')
    await at(here, DUE)
    expect(reminders(here)).toHaveLength(1)
  })
})

describe('a reminder for one person', () => {
  it('is ordered by a button and comes by direct message', async () => {
    const here = await usual()
    const { discord, ana, ask, answered, said } = here
    const direct = discord.dm(ana)
    const { messages } = await ask('events december')
    const pressed = await answered(discord.click(messages[0]!, /^me:winter-meeting|Winter meeting/, ana))
    expect(pressed.text).toContain('I have sent you a direct message')
    expect(said(direct)[0]).toContain('I will remind you by direct message.')
    await at(here, '2026-12-07T09:00:05Z', '2026-12-07T09:05:00Z')
    expect(said(direct).filter(text => text.startsWith('Winter meeting'))).toHaveLength(1)
  })
})

/** What two processes over the same data promise, whatever keeps it. */
function replicas(store: () => Promise<WorldOptions>): void {
  it('answer each question once between them', async () => {
    const { discord, channel, ana, start, quiet, answered, said } = await town()
    const options = await store()
    const both = [await start(options), await start(options)]
    await discord.connected(2)
    const asked = Array.from({ length: 8 }, () =>
      discord.command('aisi', { question: 'who heads Norvik' }, { channel, user: ana }),
    )
    for (let at = 0; at < 8; at++)
      discord.say({ channel, author: discord.user(`Person ${at}`), content: 'who heads the league', mentionBot: true })
    for (const one of asked) expect((await answered(one)).text).toContain('Per Holm')
    await discord.until(() => said().length === 8)
    await quiet()
    expect(said()).toHaveLength(8)
    expect(asked.map(({ edits, followUps }) => edits.length + followUps.length)).toEqual(Array(8).fill(1))
    expect(both.flatMap(({ log }) => log.lines.filter(({ level }) => level === 'error'))).toEqual([])
  })

  it('remind once between them, on time', async () => {
    const here = await town()
    const options = await store()
    await here.start(options)
    await here.start(options)
    await here.ask(ORDER, MANAGES)
    await at(here, '2027-07-01T08:59:00Z')
    expect(reminders(here)).toEqual([])
    await at(here, DUE, LATER, '2027-07-01T10:00:00Z')
    expect(reminders(here)).toHaveLength(1)
    expect(reminders(here)[0]).toContain('2–4 July 2027, Norvik')
  })
}

describe('two processes on one SQLite file', () => replicas(async () => ({})))

describe.skipIf(missing)(`two processes on PostgreSQL${missing ? ` (skipped: ${missing})` : ''}`, () => {
  let server: Server
  beforeAll(async () => void (server = await startPostgres()))
  afterAll(() => server.end())
  replicas(async () => {
    const databaseUrl = await server.fresh()
    return { openStore: (dataDir, now) => openStore({ dataDir, databaseUrl, now }) }
  })
})

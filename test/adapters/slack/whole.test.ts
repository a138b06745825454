import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../../src/store/open.ts'
import { missing, startPostgres, type Server } from '../../contracts/postgres.ts'
import type { Workspace } from '../../peers/slack/state.ts'
import { offices, talk, type Office } from './office.ts'
import { ALL_SCOPES } from './opened.ts'
import { labelsOf, read, type SlackBot } from './talker.ts'

const WITHOUT_HISTORY = ALL_SCOPES.filter(scope => !scope.endsWith(':history') || scope === 'im:history')
const SAILING = '/aisi remind here about sailing 1 day before'
/** Nine o'clock on the day before Regatta 2027. */
const DAY_BEFORE = '2027-07-01T09:00:05Z'

const { open, begin, office, start, idle, clock, peer } = offices()

/** Time passes until then, and the bot does what is due. */
async function at(bot: SlackBot, iso: string): Promise<void> {
  clock.now = new Date(iso)
  await bot.chore('plan reminders')
  await bot.chore('send reminders')
}

const counted = async (bot: SlackBot, line: string) =>
  Number(new RegExp(`^${line} (\\d+)$`, 'm').exec(await bot.world.metrics.text())?.[1])
const about = (what: string) => (text: string) => text.includes(what)

describe('in a channel', () => {
  it('an answer that somebody shares names them, and stands there once', async () => {
    const { type, press, inChannel, shownTo, ana } = await open()
    const answer = await type('/aisi who heads Norvik')
    expect(inChannel()).toEqual([])
    await press(answer, 'Share in channel')
    await press(answer, 'Share in channel')
    expect(inChannel()).toEqual([expect.stringMatching(/Per Holm heads the harbour of Norvik\.[^]*Shared by Ana\./)])
    expect(read(shownTo(ana).at(-1)!)).toContain('shared already')
  })

  it('a thread goes on without a mention, for those who asked there', async () => {
    const { mention, saidBy, inChannel, ana, ben } = await open()
    const { ts } = await mention(ana, 'who heads Norvik')
    await saidBy(ben, 'and when was it founded?', ts)
    expect(inChannel()).toHaveLength(1)
    await saidBy(ana, 'and when was it founded?', ts)
    expect(inChannel()).toEqual([expect.stringContaining('Per Holm'), expect.stringContaining('1 June 1887')])
    await saidBy(ana, 'who heads Selby?')
    expect(inChannel()).toHaveLength(2)
  })

  it('nothing is read along where nobody granted it', async () => {
    const { mention, saidBy, inChannel, ana } = await open(WITHOUT_HISTORY)
    const { ts } = await mention(ana, 'who heads Norvik')
    await saidBy(ana, 'and when was it founded?', ts)
    expect(inChannel()).toHaveLength(1)
    await mention(ana, 'and when was it founded?', ts)
    expect(inChannel()[1]).toContain('1 June 1887')
  })
})

describe('a reminder', () => {
  it('comes once, as it was shown before', async () => {
    const { bot, type, inChannel } = await open()
    expect(read(await type(SAILING))).toContain('Done')
    expect(inChannel()).toEqual([expect.stringContaining('Reminders are on here. About sailing.')])
    const shown = read(await type('/aisi remind test'))
    expect(shown).toContain('due on Thursday 1 July 2027, 09:00')
    await at(bot, '2027-07-01T08:59:00Z')
    expect(inChannel()).toHaveLength(1)
    for (const time of [DAY_BEFORE, '2027-07-01T09:00:10Z', '2027-07-01T12:00:00Z']) await at(bot, time)
    expect(inChannel()).toEqual([
      expect.anything(),
      expect.stringContaining('Regatta 2027: 2–4 July 2027, Norvik (tomorrow)'),
    ])
    const [headline = ''] = inChannel()[1]?.split('\n') ?? []
    expect(shown).toContain(headline)
  })

  it.each([
    ['is found again where we may look', ALL_SCOPES, { sent: 1, unknown: 0 }],
    ['counts as unknown where we may not', WITHOUT_HISTORY, { sent: 0, unknown: 1 }],
  ])('whose reply is lost %s, and is not sent again', async (_, scopes, ends) => {
    const { bot, type, inChannel } = await open(scopes)
    await type(SAILING)
    const lost = peer().fail('chat.postMessage', { kind: 'lost-reply' }, { times: 'always' })
    await at(bot, DAY_BEFORE)
    expect(lost.hits).toBe(1)
    lost.off()
    for (const time of ['2027-07-01T09:01:00Z', '2027-07-01T09:05:00Z', '2027-07-01T10:00:00Z']) await at(bot, time)
    expect(inChannel().filter(about('Regatta 2027: '))).toHaveLength(1)
    for (const [how, count] of Object.entries(ends))
      expect(await counted(bot, `aisi_reminders_total{outcome="${how}"}`)).toBe(count)
  })

  it('by a button comes as a direct message', async () => {
    const { bot, type, press, directly, inChannel, ana, ben } = await open()
    const listed = await type('/aisi events sailing')
    const label = labelsOf(listed).find(one => one.startsWith('Remind me')) ?? ''
    await press(listed, label)
    expect(directly(ana)).toEqual([expect.stringContaining('I will remind you by direct message.')])
    await at(bot, DAY_BEFORE)
    expect(directly(ana).filter(about('Regatta 2027: '))).toHaveLength(1)
    expect([inChannel(), directly(ben)]).toEqual([[], []])
  })

  it('pauses where the channel is archived, tells who set it up once, and goes on afterwards', async () => {
    const { bot, type, directly, inChannel, channel, ana, ben } = await open()
    await type(SAILING)
    channel.archived = true
    for (const time of [DAY_BEFORE, '2027-07-01T09:01:00Z', '2027-07-01T10:30:00Z', '2027-07-02T12:00:00Z'])
      await at(bot, time)
    expect(directly(ana)).toEqual([expect.stringMatching(/paused: .*archived/)])
    expect(directly(ben)).toEqual([])
    channel.archived = false
    expect(read(await type('/aisi remind list'))).toContain('runs again')
    expect(inChannel().at(-1)).toContain('I can post here again')
  })
})

describe.each(['SQLite', 'PostgreSQL'])('two replicas on one %s', kind => {
  const isPostgres = kind === 'PostgreSQL'
  let server: Server | undefined
  beforeAll(async () => void (server = isPostgres && !missing ? await startPostgres() : undefined))
  afterAll(() => server?.end())

  it.skipIf(isPostgres && missing)('answer each event once, and remind once', async () => {
    await begin()
    const there = office()
    const { type, inChannel } = talk(there, idle, peer())
    const databaseUrl = await server?.fresh()
    const one = await start(
      there,
      databaseUrl ? { openStore: (dataDir, now) => openStore({ dataDir, databaseUrl, now }) } : {},
    )
    const { dataDir } = one.world
    const other = await start(there, {
      dataDir,
      ...(databaseUrl ? { openStore: (_, now) => openStore({ dataDir, databaseUrl, now }) } : {}),
    })
    await peer().until(() => peer().connections() === 2)
    const { channel, ana: user, team } = there
    const asked = Array.from({ length: 10 }, async () => {
      const text = `<@${team.botUserId}> who heads Norvik`
      const { events } = await peer().say({ channel, user, text, deliver: false })
      await Promise.all([peer().deliver(events), peer().deliver(events.toReversed()), peer().deliver(events)])
    })
    await Promise.all(asked)
    await idle()
    expect(inChannel().filter(about('Per Holm'))).toHaveLength(10)
    await type(SAILING)
    clock.now = new Date(DAY_BEFORE)
    await Promise.all([at(one, DAY_BEFORE), at(other, DAY_BEFORE)])
    expect(inChannel().filter(about('Regatta 2027: '))).toHaveLength(1)
  })
})

/** Installations in memory, as texts. */
function shelf() {
  const kept = new Map<string, string>()
  return {
    keep: async (workspace: string, json: string) => void kept.set(workspace, json),
    find: async (workspace: string) => kept.get(workspace),
    remove: async (workspace: string) => void kept.delete(workspace),
  }
}

describe('workspaces that installed the app', () => {
  const both = async () => {
    await begin()
    const [one, other] = [office(), office()]
    const oauth = {
      clientId: peer().app.clientId,
      clientSecret: peer().app.clientSecret,
      stateSecret: 'a secret of ours',
    }
    const bot = await start(one, { settings: { botToken: '', oauth }, installations: shelf() })
    const install = async ({ team }: Office) => {
      const page = await fetch(`${bot.address}/slack/install`, { redirect: 'manual' })
      const state = new URL(page.headers.get('location') ?? '').searchParams.get('state') ?? ''
      const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
      const query = new URLSearchParams({ code: peer().oauthCode({ team, scopes: [...team.scopes] }), state })
      await fetch(`${bot.address}/slack/oauth_redirect?${query.toString()}`, { headers: { cookie } })
    }
    await install(one)
    await install(other)
    return {
      bot,
      install,
      one: { ...one, ...talk(one, idle, peer()) },
      other: { ...other, ...talk(other, idle, peer()) },
    }
  }
  const gaps = async (bot: SlackBot) => (await bot.world.store.gaps.top(new Date(0), 10)).map(({ count }) => count)

  it('see nothing of each other', async () => {
    const { bot, one, other } = await both()
    await one.type(SAILING)
    await one.type('/aisi event add Secret regatta | 2027-07-02 | | Norvik')
    expect(read(await one.type('/aisi remind list'))).toContain('about sailing')
    expect(read(await one.type('/aisi event list'))).toContain('Secret regatta')
    for (const line of [
      'remind list',
      'event list',
      'events july 2027',
      'remind test',
      'who organises the Secret regatta',
    ])
      expect(read(await other.type(`/aisi ${line}`))).not.toMatch(/Secret|about sailing/)
    await at(bot, DAY_BEFORE)
    expect(one.inChannel().filter(about('Regatta 2027: '))).toHaveLength(1)
    expect([other.inChannel(), other.directly(other.ana)]).toEqual([[], []])
  })

  it('that throw the app out take their data along, and theirs alone', async () => {
    const { bot, install, one, other } = await both()
    for (const { type, mention, ana } of [one, other]) {
      await type(SAILING)
      await type('/aisi event add Secret regatta | 2027-07-02')
      await mention(ana, 'how deep is the water in Selby')
    }
    expect(await gaps(bot)).toEqual([2])
    await peer().uninstall(one.team)
    const orders = (team: Workspace) => bot.world.store.teams.workspaceOrders('slack', team.id)
    expect([await orders(one.team), (await orders(other.team)).length]).toEqual([[], 1])
    expect(await gaps(bot)).toEqual([1])
    await at(bot, DAY_BEFORE)
    expect(one.inChannel().filter(about('Regatta 2027: '))).toEqual([])
    expect(other.inChannel().filter(about('Regatta 2027: '))).toHaveLength(1)
    await install(one)
    expect(read(await one.type('/aisi remind list'))).toContain('Nothing is set up here')
    expect(read(await one.type('/aisi event list'))).toContain('no events of its own')
  })
})

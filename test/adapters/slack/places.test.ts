import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands.ts'
import type { Facts } from '../../../src/bot/handler.ts'
import { knowledgeOf } from '../../../src/knowledge/knowledge.ts'
import { Folder } from '../../../src/knowledge/schema.ts'
import { smallFacts } from '../../contracts/small-facts.ts'
import { FEWEST_SCOPES } from '../../peers/slack/furnish.ts'
import { dicts, str } from '../../peers/slack/wire.ts'
import { offices } from './office.ts'
import { HOSTILE } from './replies.ts'
import { labelsOf, press as pressOn, read } from './talker.ts'

const { open, begin, office, start, idle, clock, peer } = offices()
const SECOND_MS = 1_000

/** Facts that answer everything with this. */
async function answering(text: string, facts: readonly string[] = []): Promise<Facts> {
  const small = await smallFacts()
  const ask = () => ({ ...small.answerer.ask({ text: 'who heads Norvik', now: clock.now }), text, facts })
  return { ...small, answerer: { ...small.answerer, ask } }
}

/** Facts about five members with an institute each; every question is taken for that about the members. */
async function leagueOfFive(): Promise<Facts> {
  const names = ['Ask', 'Birch', 'Cedar', 'Dogwood', 'Elm']
  const folder = Folder.parse({
    about: { name: 'the league' },
    kinds: [
      { id: 'member', name: 'member' },
      { id: 'institute', name: 'institute', owned: true },
    ],
    subjects: names.flatMap(name => [
      { id: name.toLowerCase(), name, kind: 'member' },
      { id: `${name.toLowerCase()}-institute`, name: `${name} Institute`, kind: 'institute', of: name.toLowerCase() },
    ]),
    facts: [
      { id: 'members', says: 'It has five members.', items: names.map(name => name.toLowerCase()), noun: 'members' },
    ],
  })
  return { ...(await answering('It has five members.', ['members'])), knowledge: knowledgeOf(folder, 'five') }
}

describe('a question in a thread that speaks of what was said there', () => {
  const asked = async (scopes?: readonly string[]) => {
    const there = await open(scopes)
    const { ts } = await there.saidBy(there.ben, 'They say that Norvik is the oldest harbour')
    await there.mention(there.ana, 'when was this founded?', ts)
    return there.inChannel()
  }

  it('is understood where we may read the thread', async () => {
    expect(await asked()).toEqual([expect.stringContaining('1 June 1887')])
  })

  it('gets what that takes where we may not', async () => {
    const [said = ''] = await asked(FEWEST_SCOPES)
    expect(said).toContain('takes the optional permission channels:history')
    expect(said).not.toContain('1887')
  })
})

describe('the Home tab', () => {
  const home = async () => {
    const there = await open()
    const show = async () => {
      await peer().openHome(there.ana)
      const { body } = await peer().until(() => peer().home(there.ana))
      return read({ blocks: dicts(body['blocks']), text: '' })
    }
    return { ...there, show }
  }

  it('says what we can do, that nothing is set up, and how fresh the facts are', async () => {
    const { show } = await home()
    const words = await show()
    expect(words).toMatch(/I answer questions about the Harbour League/)
    expect(words).toMatch(/remind here: reminders for this channel/)
    expect(words).toContain('No reminders are set up in this workspace')
    expect(words).toMatch(/6 facts and 3 events; the newest was confirmed on \d+ \w+ 20\d\d\./)
  })

  it('shows what the workspace has set up, and nobody’s own reminders', async () => {
    const { show, type, press, ana } = await home()
    await type('/aisi remind here about sailing 1 day before')
    const listed = await type('/aisi events sailing')
    await press(listed, labelsOf(listed).find(label => label.startsWith('Remind me')) ?? '', ana)
    const words = await show()
    expect(words).toContain('about sailing')
    expect(words.match(/sailing|Regatta/g)).toHaveLength(1)
  })
})

describe('the messages tab', () => {
  it('offers prompts that all get an answer, in a thread of each', async () => {
    const { ana, directly, bot } = await open()
    await peer().openHome(ana, { tab: 'messages' })
    const set = await peer().until(() => peer().assistant[0])
    const prompts = dicts(set.args['prompts'])
    expect(prompts.length).toBeGreaterThan(1)
    for (const prompt of prompts)
      await peer().say({ channel: peer().dm(ana), user: ana, text: str(prompt['message']), team: ana.team })
    await idle()
    expect(directly(ana)).toHaveLength(prompts.length)
    expect(directly(ana).join()).not.toMatch(/I don't know|Did you mean/)
    expect(
      new Set(
        peer()
          .fromBot(peer().dm(ana))
          .map(({ thread_ts }) => thread_ts),
      ).size,
    ).toBe(prompts.length)
    expect(bot.world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('every command word', () => {
  it.each(COMMANDS)('gets an answer that its person alone sees: /aisi %s', async command => {
    const { type, inChannel } = await open()
    expect(read(await type(`/aisi ${command}`))).not.toMatch(/^$|Sorry, something went wrong|Did you mean/)
    expect(inChannel().filter(text => !/^(?:Reminders are|The overview is) on here/.test(text))).toEqual([])
  })

  it.each([
    ['not_in_channel', 'Invite me: /invite @aisi'],
    ['is_archived', 'Unarchive it, or choose another.'],
    ['missing_scope', 'Reinstall the app from its manifest'],
    ['invalid_auth', 'Copy the Bot User OAuth Token'],
    ['token_revoked', 'Install the app again'],
  ])('says what to do where a channel is closed to us, to the person and to the log: %s', async (error, cure) => {
    const { type, bot } = await open()
    peer().fail('chat.postMessage', { kind: 'error', error })
    expect(read(await type('/aisi remind here'))).toContain(cure)
    const what = expect.stringContaining(cure)
    expect(bot.world.log.lines).toContainEqual(expect.objectContaining({ msg: 'unconfirmed', what }))
  })
})

describe('an answer', () => {
  const withFacts = async (facts: Facts) => {
    await begin()
    const there = office()
    await start(there, { facts })
    return there
  }

  it('folds a long list behind a button', async () => {
    const items = Array.from({ length: 40 }, (_, at) => `• Harbour ${at + 1}.`)
    const { channel, ana, team } = await withFacts(await answering(['There are 40:', ...items].join('\n')))
    await peer().command('/aisi', 'which harbours', { user: ana, channel, team })
    await idle()
    const folded = peer().ephemerals[0] ?? expect.fail('nothing was said')
    const words = read(folded)
    expect(words).toContain('Harbour 12.')
    expect(words).not.toContain('Harbour 13.')
    expect(words).toContain('… and 28 more.')
    expect(labelsOf(folded)).toContain('Show all 40')
    await pressOn(peer(), folded, 'Show all 40', ana.id)
    await idle()
    expect(read(peer().ephemerals.at(-1) ?? folded)).toContain('Harbour 40.')
  })

  it('shows members as a table, each with what belongs to it, also where it is shared', async () => {
    const { channel, ana, team } = await withFacts(await leagueOfFive())
    await peer().command('/aisi', 'who are the members', { user: ana, channel, team })
    await idle()
    const said = peer().ephemerals[0] ?? expect.fail('nothing was said')
    await pressOn(peer(), said, 'Share in channel', ana.id)
    await idle()
    for (const one of [said, ...peer().fromBot(channel)]) {
      const table = one.blocks?.find(({ type }) => type === 'table')
      expect(read({ blocks: dicts([table]), text: '' }).split('\n')).toEqual([
        'Members | Institute',
        ...['Ask', 'Birch', 'Cedar', 'Dogwood', 'Elm'].map(name => `${name} | ${name} Institute`),
      ])
      expect(one.text).toContain('• Cedar: Cedar Institute')
    }
    expect(peer().fromBot(channel)).toHaveLength(1)
  })

  it('comes to each of many in one channel, at the pace that Slack allows', async () => {
    const { bot, channel, ana, team, inChannel } = await open()
    peer().rates.enabled = true
    const ask = () => peer().say({ channel, user: ana, text: `<@${team.botUserId}> who heads Norvik` })
    await Promise.all(Array.from({ length: 30 }, ask))
    await idle()
    expect(inChannel()).toHaveLength(4)
    for (let rounds = 0; rounds < 30 && inChannel().length < 30; rounds++) {
      clock.now = new Date(clock.now.getTime() + 10 * SECOND_MS)
      await bot.chore('take up questions')
      await idle()
    }
    expect(inChannel()).toHaveLength(30)
    expect(await bot.world.store.inbox.waiting()).toBe(0)
  })
})

describe('what people write into an event of their own', () => {
  it('never calls anybody and never breaks out, wherever it is shown', async () => {
    const { bot, type, mention, inChannel, ana } = await open()
    for (const [at, name] of HOSTILE.entries())
      await type(
        `/aisi event add ${name.replaceAll('|', '/').replaceAll('<', '&lt;')} ${at} | 2026-12-0${1 + (at % 9)}`,
      )
    await type('/aisi remind here about own 1 day before')
    for (const line of ['event list', 'events december', 'remind list', 'remind test']) await type(`/aisi ${line}`)
    await mention(ana, 'events december')
    clock.now = new Date('2026-12-02T09:00:05Z')
    await bot.chore('plan reminders')
    await bot.chore('send reminders')
    expect(inChannel().length).toBeGreaterThan(2)
    expect(inChannel().join('\n')).toContain('<!channel>')
    expect(peer().violations).toEqual([])
  })
})

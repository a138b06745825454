import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerBlocks } from '../../src/bot/answer-reply.ts'
import { toPlain } from '../../src/bot/plain.ts'
import { worldWith, type World } from '../contracts/world.ts'
import { buttonsOf, testPlatform, type TestPlatform } from './test-platform.ts'

const DAY_MS = 86_400_000
const WHEN = new Date('2020-01-01T00:00:00Z')

describe('the buttons of an answer', () => {
  let platform: TestPlatform
  let world: World
  beforeEach(async () => {
    platform = testPlatform()
    world = await worldWith([platform])
  })
  afterEach(() => world.close())
  const command = (text: string) => platform.say(text, { kind: 'command', thread: 'W1/C1/@U1' })
  const labels = (said: Awaited<ReturnType<typeof command>>) => buttonsOf(said.reply).map(({ label }) => label)

  it('offer to share what the asker alone sees, and nothing else', async () => {
    expect(labels(await command('who heads Norvik'))).toContain('Share in channel')
    expect(labels(await platform.say('who heads Norvik'))).not.toContain('Share in channel')
    const direct = { workspace: 'W1', channel: 'D1', direct: true }
    const alone = await platform.say('who heads Norvik', { kind: 'command', in: direct })
    expect(labels(alone)).not.toContain('Share in channel')
  })

  it('share once, before everybody, with the name of who shared', async () => {
    const said = await command('who heads Norvik')
    const shared = await platform.press(said, 'Share in channel', { from: { id: 'U1', name: 'Ana @everyone' } })
    expect(shared.private).toBe(false)
    expect(shared.text).toContain('Per Holm heads')
    expect(shared.text).toContain('Shared by Ana')
    const again = await platform.press(said, 'Share in channel')
    expect({ private: again.private, text: again.text }).toEqual({
      private: true,
      text: 'That answer has been shared already.',
    })
  })

  it('tell the same answer later as on the day it was given', async () => {
    const said = await platform.say('what is coming up', { kind: 'command' })
    world.clock.now = new Date(world.clock.now.getTime() + 6 * DAY_MS)
    expect((await platform.press(said, 'Copy as citation')).text).toContain(said.text.split('\n')[0])
  })

  it('work for 7 days', async () => {
    const said = await command('who heads Norvik')
    const chore = world.ground.chores.find(({ name }) => name === 'forget what is old')
    world.clock.now = new Date(world.clock.now.getTime() + 8 * DAY_MS)
    await chore?.run()
    expect((await platform.press(said, 'Why this answer')).text).toContain('please ask again')
  })

  it('are harmless when they are not ours', async () => {
    for (const text of ['', 'drop:everything', 'why:nobody', `say:${'x'.repeat(200)}`]) {
      const { text: said } = await platform.say(text, { kind: 'action' })
      expect(said).toMatch(/please ask again/)
    }
  })

  it('unfold a long list', () => {
    const items = Array.from({ length: 20 }, (_, at) => `item ${at + 1}`)
    const text = ['The list:', ...items.map(item => `• ${item}`)].join('\n')
    const rest = { confidence: 1, facts: [], rivals: [], sources: [], suggestions: [], choices: [] }
    const answer = { kind: 'answer', text, ...rest } as const
    const shown = (unfolded: boolean) => {
      const blocks = answerBlocks(answer, { turn: 't1', mayShare: false, unfolded })
      return { text: toPlain({ blocks, audience: 'all' }), buttons: buttonsOf({ blocks, audience: 'all' }) }
    }
    expect(shown(false).text).toContain('item 12')
    expect(shown(false).text).not.toContain('item 13')
    expect(shown(false).buttons[0]).toEqual({ label: 'Show all 20', action: 'more:t1' })
    expect(shown(true).text).toContain('item 20')
  })
})

describe('what the curators get', () => {
  let platform: TestPlatform
  let world: World
  beforeEach(async () => {
    platform = testPlatform()
    world = await worldWith([platform])
  })
  afterEach(() => world.close())

  it('is what was not known, without who asked, near-duplicates counted', async () => {
    await platform.say('Which whales swim past Zeeland? ana@example.org')
    await platform.say('whales that swim past zeeland, which? ana@example.org')
    const [gap, ...more] = await world.store.gaps.top(WHEN, 10)
    expect(more).toEqual([])
    expect(gap).toMatchObject({ reason: 'unknown', count: 2 })
    expect(gap?.text).toContain('[address]')
    expect(JSON.stringify(gap)).not.toMatch(/ana@|U1|Ana/)
  })

  it('is what did not help or was reported, with the facts', async () => {
    const said = await platform.say('who heads Norvik')
    await platform.press(said, '👎')
    await platform.press(said, 'Report a mistake')
    const gaps = await world.store.gaps.top(WHEN, 10)
    expect(gaps.map(({ reason, facts }) => [reason, ...facts]).sort()).toEqual([
      ['reported', 'norvik-head'],
      ['unhelpful', 'norvik-head'],
    ])
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Reply } from '../../../src/bot/reply.ts'
import type { Channel, User } from '../../peers/slack/state.ts'
import { opened, type Mode, type Opened } from './opened.ts'
import { says } from './replies.ts'

const BUTTONS: Reply = {
  audience: 'all',
  blocks: [
    { kind: 'text', text: 'Kenya.' },
    {
      kind: 'choices',
      buttons: [
        { label: 'Why', action: 'why:t1' },
        { label: 'Share', action: 'share:t1' },
        { label: 'Remind', action: 'form:remind' },
        { label: 'Odd', action: 'odd' },
      ],
    },
    { kind: 'feedback', good: { label: '👍', action: 'good:t1' }, bad: { label: '👎', action: 'bad:t1' } },
  ],
}
const WHY = 'aisi:0'

describe.each<Mode>(['socket', 'http'])('a press by %s', mode => {
  let on: Opened
  let channel: Channel
  let ada: User
  beforeEach(async () => {
    on = await opened({ mode })
    channel = on.slack.channel()
    ada = on.slack.user({ name: 'ada' })
  })
  afterEach(async () => {
    expect(on.slack.violations).toEqual([])
    await on.close()
  })
  const answered = async (reply = BUTTONS) => {
    const { message } = await on.slack.say({ channel, user: ada, text: `${on.bot} who` })
    await on.platform.respond(on.address(), reply, false)
    const answer = on.slack.fromBot(channel).at(-1)
    if (!answer) throw new Error('There is no answer')
    return { question: message, answer }
  }
  const whispered = async () => {
    await on.slack.command('/aisi', 'who', { user: ada, channel })
    await on.platform.respond(on.address(), { ...BUTTONS, audience: 'asker' }, false)
    const whisper = on.slack.ephemerals.at(-1)
    if (!whisper) throw new Error('There is no whisper')
    return whisper
  }

  it('is heard with the button’s code, who pressed it and where', async () => {
    const { question, answer } = await answered()
    const { acknowledged } = await on.slack.click(answer, WHY, ada)
    expect(acknowledged).toBe(true)
    expect(on.last()).toMatchObject({
      kind: 'action',
      text: 'why:t1',
      from: { id: ada.id, name: 'ada' },
      in: { channel: channel.id, direct: false },
      thread: `${on.workspace.id}/${channel.id}/${question.ts}`,
    })
  })

  it('has an id of its own each time', async () => {
    const { answer } = await answered()
    await on.slack.click(answer, WHY, ada)
    await on.slack.click(answer, WHY, ada)
    expect(new Set(on.ears.heard.map(({ id }) => id)).size).toBe(3)
  })

  it('of 👍 or 👎 says which', async () => {
    const { answer } = await answered()
    await on.slack.click(answer, 'aisi:feedback', { user: ada })
    expect(on.last()?.text).toBe('good:t1')
    await on.slack.click(answer, 'aisi:feedback', { user: ada, feedback: 'negative' })
    expect(on.last()?.text).toBe('bad:t1')
  })

  it('is answered to the one who pressed, and leaves the message as it is', async () => {
    const { question, answer } = await answered()
    await on.slack.click(answer, WHY, ada)
    await on.platform.respond(on.address(), says('Because.', 'asker'), false)
    expect(on.slack.ephemerals).toMatchObject([{ text: 'Because.', user: ada.id, thread_ts: question.ts }])
    expect(on.slack.fromBot(channel)).toHaveLength(1)
    expect(on.slack.message(channel, answer.ts)?.text).toBe(answer.text)
  })

  it('is answered to all in the thread', async () => {
    const { question, answer } = await answered()
    await on.slack.click(answer, WHY, ada)
    await on.platform.respond(on.address(), says('Because.'), false)
    expect(on.slack.fromBot(channel).at(-1)).toMatchObject({ text: 'Because.', thread_ts: question.ts })
  })

  it('under a post is answered in its thread', async () => {
    await on.platform.post({ workspace: on.workspace.id, channel: channel.id, direct: false }, BUTTONS, 'key')
    const [post] = on.slack.fromBot(channel)
    if (!post) throw new Error('There is no post')
    await on.slack.click(post, WHY, ada)
    expect(on.last()?.thread).toBe(`${on.workspace.id}/${channel.id}/${post.ts}`)
    await on.platform.respond(on.address(), says('Because.'), false)
    expect(on.slack.fromBot(channel).at(-1)?.thread_ts).toBe(post.ts)
  })

  it('on what one person alone sees can be shared with the channel, also where we are not in it', async () => {
    const whisper = await whispered()
    on.slack.kick(channel)
    await on.slack.click(whisper, 'aisi:1')
    expect(on.last()).toMatchObject({ text: 'share:t1', thread: `${on.workspace.id}/${channel.id}/@${ada.id}` })
    await on.platform.respond(on.address(), says('Kenya. Shared by ada.'), false)
    expect(on.slack.fromBot(channel)).toMatchObject([{ text: 'Kenya. Shared by ada.' }])
    expect(on.slack.ephemerals).toHaveLength(1)
  })

  it('of what is none of ours is acknowledged and left alone', async () => {
    const { answer } = await answered()
    const odd = structuredClone(answer)
    for (const block of odd.blocks ?? [])
      if (block['type'] === 'actions')
        Object.assign(block, {
          elements: [
            { type: 'button', action_id: 'x', value: 'drop:everything', text: { type: 'plain_text', text: 'x' } },
          ],
        })
    on.ears.heard.length = 0
    expect((await on.slack.click(odd, 'x', ada)).acknowledged).toBe(true)
    expect(on.ears.heard).toEqual([])
    expect(on.log.lines).toContainEqual(expect.objectContaining({ msg: 'slack-press-ignored' }))
  })
})

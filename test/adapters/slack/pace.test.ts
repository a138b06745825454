import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { opened, type Opened } from './opened.ts'
import { says } from './replies.ts'

describe("a workspace's limit", () => {
  let on: Opened
  let told: string[]
  beforeEach(async () => {
    on = await opened()
    told = []
    const { pace } = on.platform
    const { answered } = pace
    pace.answered = workspace => (told.push(workspace), answered(workspace))
  })
  afterEach(() => on.close())

  it('is each workspace’s own', () => expect(on.platform.pace.apart).toBe(true))

  it('is shared by answers to mentions, and not by those to commands', async () => {
    const place = { channel: on.slack.channel(), user: on.slack.user() }
    await on.slack.say({ ...place, text: `${on.bot} hello` })
    await on.platform.respond(on.address(), says('Hello.'), false)
    expect(told).toEqual([on.workspace.id])
    await on.slack.command('/aisi', 'help', place)
    await on.platform.respond(on.address(), says('Hello.'), false)
    expect(told).toEqual([on.workspace.id])
  })

  it('is used by a post in its own turn alone', async () => {
    const { id: channel } = on.slack.channel()
    await on.platform.post({ workspace: on.workspace.id, channel, direct: false }, says('Tomorrow.'), 'a')
    expect(told).toEqual([])
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { request } from './client.ts'
import { startDiscord, type Channel, type Discord } from './index.ts'

const V2 = 1 << 15
const text = (length: number) => 'x'.repeat(length)
const times = <T>(count: number, one: (n: number) => T) => Array.from({ length: count }, (_, n) => one(n))
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more })
const row = (...components: object[]) => ({ type: 1, components })
const display = (content = 'text') => ({ type: 10, content })
const select = (more: object = {}) => ({ type: 3, custom_id: 's', options: [{ label: 'a', value: 'a' }], ...more })
const layout = (...components: object[]) => ({ flags: V2, components })
const embeds = (...list: object[]) => ({ embeds: list })
const field = { name: text(256), value: text(1_024) }
const thumbnail = { type: 11, media: { url: 'https://example.org/a.png' } }
const section = (accessory: object, ...components: object[]) => ({ type: 9, components, accessory })

describe('what the bot sends', () => {
  let discord: Discord
  let general: Channel
  const send = (body: object) =>
    request(discord, `POST /channels/${general.id}/messages`, { allowed_mentions: { parse: [] }, ...body })

  beforeEach(async () => {
    discord = await startDiscord()
    general = discord.channel({ guild: discord.guild() })
  })
  afterEach(() => discord.close())

  it.each<[string, object]>([
    ['2,000 characters', { content: text(2_000) }],
    ['full embeds', embeds({ title: text(256), description: text(4_096), fields: [field], footer: { text: 'f' } })],
    ['ten embeds', embeds(...times(10, n => ({ title: `${n}` })))],
    [
      'five rows of five',
      { content: 'a', components: times(5, n => row(...times(5, m => button({ custom_id: `${n}${m}` })))) },
    ],
    ['a link', { content: 'a', components: [row({ type: 2, style: 5, label: 'Site', url: 'https://example.org' })] }],
    ['a select', { content: 'a', components: [row(select())] }],
    ['forty components', layout(...times(8, () => ({ type: 17, components: times(4, () => display()) })))],
    ['4,000 characters of text', layout(display(text(2_000)), display(text(2_000)))],
    ['sections', layout(section(button(), display(), display(), display()), section(thumbnail, display()))],
    ['a gallery', layout({ type: 12, items: times(10, () => ({ media: { url: 'https://example.org/a.png' } })) })],
    ['a number of 31 bits', layout({ ...display(), id: 2 ** 31 - 1 })],
    ['a separator', layout(display(), { type: 14, spacing: 2, divider: false }, display())],
  ])('may be %s', async (_, body) => {
    expect(await send(body)).toMatchObject({ status: 200 })
    expect(discord.violations).toEqual([])
  })

  it.each<[string, object, string]>([
    ['2,001 characters', { content: text(2_001) }, 'content: Must be 2000 or fewer'],
    ['an embed title of 257', embeds({ title: text(257) }), 'embeds.0.title'],
    ['a description of 4,097', embeds({ description: text(4_097) }), 'embeds.0.description'],
    ['26 fields', embeds({ fields: times(26, () => ({ name: 'a', value: 'b' })) }), 'embeds.0.fields'],
    ['a field name of 257', embeds({ fields: [{ name: text(257), value: 'b' }] }), 'embeds.0.fields.0.name'],
    ['a field value of 1,025', embeds({ fields: [{ name: 'a', value: text(1_025) }] }), 'embeds.0.fields.0.value'],
    ['an empty field', embeds({ fields: [{ name: '', value: 'b' }] }), 'embeds.0.fields.0.name'],
    ['a footer of 2,049', embeds({ footer: { text: text(2_049) } }), 'embeds.0.footer.text'],
    [
      '6,001 characters of embeds',
      embeds(...times(3, () => ({ description: text(2_001) }))),
      'MAX_EMBED_SIZE_EXCEEDED',
    ],
    ['11 embeds', embeds(...times(11, n => ({ title: `${n}` }))), 'embeds: Must be 10'],
    [
      'six rows',
      { content: 'a', components: times(6, n => row(button({ custom_id: `${n}` }))) },
      'components: Must be 5',
    ],
    [
      'six buttons in a row',
      { content: 'a', components: [row(...times(6, n => button({ custom_id: `${n}` })))] },
      'BASE_TYPE_MAX_LENGTH',
    ],
    ['a row without buttons', { content: 'a', components: [row()] }, 'components.0.components'],
    ['a select beside a button', { content: 'a', components: [row(select(), button())] }, 'whole row'],
    ['text display without the flag', { content: 'a', components: [display()] }, 'UNION_TYPE_CHOICES'],
    ['a label of 81', { content: 'a', components: [row(button({ label: text(81) }))] }, 'label'],
    ['a number of more than 31 bits', layout({ ...display(), id: 2 ** 31 }), 'id'],
    ['a custom id of 101', { content: 'a', components: [row(button({ custom_id: text(101) }))] }, 'custom_id'],
    ['an empty custom id', { content: 'a', components: [row(button({ custom_id: '' }))] }, 'custom_id'],
    ['a custom id twice', { content: 'a', components: [row(button(), button())] }, 'COMPONENT_CUSTOM_ID_DUPLICATED'],
    [
      'a button without id',
      { content: 'a', components: [row({ type: 2, style: 1, label: 'Go' })] },
      'A custom id is required',
    ],
    ['a button without words', { content: 'a', components: [row(button({ label: '' }))] }, 'Label or emoji'],
    ['a link with an id', { content: 'a', components: [row(button({ style: 5, url: 'https://a.org' }))] }, 'custom_id'],
    ['a link without address', { content: 'a', components: [row({ type: 2, style: 5, label: 'a' })] }, 'url'],
    [
      'a link of 513',
      { content: 'a', components: [row({ type: 2, style: 5, label: 'a', url: `https://a.org/${text(499)}` })] },
      'url',
    ],
    [
      'a script as link',
      { content: 'a', components: [row({ type: 2, style: 5, label: 'a', url: 'javascript:1' })] },
      'URL_TYPE_INVALID_SCHEME',
    ],
    [
      '26 options',
      { content: 'a', components: [row(select({ options: times(26, n => ({ label: 'a', value: `${n}` })) }))] },
      'options',
    ],
    [
      'an option of 101',
      { content: 'a', components: [row(select({ options: [{ label: text(101), value: 'a' }] }))] },
      'label',
    ],
    [
      'an option twice',
      { content: 'a', components: [row(select({ options: times(2, () => ({ label: 'a', value: 'a' })) }))] },
      'OPTION_VALUE_DUPLICATED',
    ],
    ['41 components', layout(...times(41, () => display())), 'components: Must be 40'],
    [
      '41 nested components',
      layout(...times(8, () => ({ type: 17, components: times(4, () => display()) })), display()),
      'at most 40',
    ],
    ['4,001 characters of text', layout(display(text(2_000)), display(text(2_001))), 'TEXT_SIZE_EXCEEDED'],
    ['an empty text display', layout(display('')), 'components.0.content'],
    ['content beside a layout', { ...layout(display()), content: 'a' }, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS'],
    ['embeds beside a layout', { ...layout(display()), ...embeds({ title: 'a' }) }, 'MESSAGE_CANNOT_USE_LEGACY_FIELDS'],
    ['a section without accessory', layout({ type: 9, components: [display()] }), 'accessory'],
    ['a section of four texts', layout(section(button(), ...times(4, () => display()))), 'components.0.components'],
    ['a section with a select', layout(section(select(), display())), 'accessory'],
    [
      'a container in a container',
      layout({ type: 17, components: [{ type: 17, components: [display()] }] }),
      'UNION_TYPE_CHOICES',
    ],
    ['a bare button', layout(button()), 'UNION_TYPE_CHOICES'],
    ['a file that was not sent', layout({ type: 13, file: { url: 'attachment://dates.ics' } }), 'dates.ics'],
    ['a file from elsewhere', layout({ type: 13, file: { url: 'https://example.org/dates.ics' } }), 'SCHEME'],
    ['11 pictures', layout({ type: 12, items: times(11, () => ({ media: { url: 'https://a.org/a.png' } })) }), 'items'],
    ['a separator of three', layout(display(), { type: 14, spacing: 3 }), 'spacing'],
    ['a nonce of 26', { content: 'a', nonce: text(26) }, 'nonce'],
  ])('must not be %s', async (_, body, told) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 50035, errors: expect.any(Object) } })
    expect(discord.violations).toEqual([expect.stringContaining(told)])
    expect(discord.messages(general)).toEqual([])
  })

  it.each<[string, object]>([
    ['nothing', {}],
    ['buttons alone', { components: [row(button())] }],
    ['an empty layout', { flags: V2, components: [] }],
  ])('must not be %s', async (_, body) => {
    expect(await send(body)).toMatchObject({ status: 400, body: { code: 50006 } })
  })

  it.each<[object | undefined, string]>([
    [undefined, 'absent'],
    [{ users: [] }, 'absent'],
    [{ parse: ['everyone'] }, 'everyone be pinged'],
    [{ parse: [], users: ['1428714160128000000'] }, '1428714160128000000 be pinged'],
  ])('must not let anyone be pinged by %j', async (allowed, told) => {
    expect(await send({ content: 'a', allowed_mentions: allowed })).toMatchObject({ status: 200 })
    expect(discord.violations).toEqual([expect.stringContaining(told)])
  })

  it('is described where it is wrong, in Discord’s own form', async () => {
    const { body } = await send({ content: 'a', components: [row(button({ label: text(81) }))] })
    const errors = {
      components: { 0: { components: { 0: { label: { _errors: [{ code: 'BASE_TYPE_MAX_LENGTH' }] } } } } },
    }
    expect(body).toMatchObject({ message: 'Invalid Form Body', code: 50035, errors })
  })

  it('may become a layout by an edit that takes its content away, and never turns back', async () => {
    await send({ content: 'plain' })
    const [message] = discord.messages(general)
    const edit = (body: object) =>
      request(discord, `PATCH /channels/${general.id}/messages/${message?.id}`, {
        allowed_mentions: { parse: [] },
        ...body,
      })
    expect(await edit(layout(display()))).toMatchObject({ status: 400, body: { code: 50035 } })
    expect(await edit({ ...layout(display()), content: null })).toMatchObject({ status: 200, body: { flags: V2 } })
    expect(await edit({ content: 'plain again' })).toMatchObject({ status: 400 })
    expect(await edit({ components: [display('other')] })).toMatchObject({ status: 200 })
    expect(message?.components).toMatchObject([{ type: 10, id: 1, content: 'other' }])
  })

  it('must be JSON', async () => {
    const response = await fetch(`${discord.api}/v10/channels/${general.id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${discord.token}` },
      body: '{',
    })
    expect([response.status, await response.json()]).toMatchObject([400, { code: 50109 }])
  })
})

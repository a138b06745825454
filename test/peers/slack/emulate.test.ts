import { createEmulator, type Emulator } from 'emulate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSlack, type Slack } from './start.ts'
import { dicts, isDict, str, type Dict } from './wire.ts'

const SCOPES = ['chat:write', 'channels:read', 'channels:history', 'users:read', 'im:write', 'reactions:write']

/** One call, whoever answers; `{…}` stands for what an earlier answer gave. */
interface Step {
  method: string
  args?: Record<string, string>
  token?: 'none'
  remember?: (answer: Dict) => Record<string, string>
}

const blocks = JSON.stringify([{ type: 'section', text: { type: 'mrkdwn', text: 'hello' } }])

const CONVERSATION: readonly Step[] = [
  { method: 'auth.test', remember: ({ user_id }) => ({ me: str(user_id) }) },
  { method: 'conversations.info', args: { channel: '{channel}' } },
  {
    method: 'chat.postMessage',
    args: { channel: '{channel}', text: 'hello', blocks },
    remember: ({ ts }) => ({ ts: str(ts) }),
  },
  { method: 'chat.postMessage', args: { channel: '{channel}', text: 'a reply', thread_ts: '{ts}' } },
  { method: 'chat.update', args: { channel: '{channel}', ts: '{ts}', text: 'changed' } },
  { method: 'conversations.replies', args: { channel: '{channel}', ts: '{ts}' } },
  { method: 'conversations.history', args: { channel: '{channel}' } },
  { method: 'conversations.members', args: { channel: '{channel}' } },
  { method: 'chat.getPermalink', args: { channel: '{channel}', message_ts: '{ts}' } },
  { method: 'users.info', args: { user: '{me}' } },
  { method: 'conversations.open', args: { users: '{person}' } },
  { method: 'reactions.add', args: { channel: '{channel}', timestamp: '{ts}', name: 'eyes' } },
  { method: 'chat.delete', args: { channel: '{channel}', ts: '{ts}' } },
]

const MISTAKES: readonly Step[] = [
  { method: 'auth.test', token: 'none' },
  { method: 'conversations.info', args: { channel: 'C404' } },
  { method: 'conversations.replies', args: { channel: 'C404', ts: '1.000000' } },
  { method: 'chat.postMessage', args: { channel: 'C404', text: 'hello' } },
  { method: 'chat.postMessage', args: { channel: '{channel}', text: '' } },
  { method: 'chat.postMessage', args: { channel: '{archived}', text: 'hello' } },
  { method: 'chat.update', args: { channel: '{channel}', ts: '1.000000', text: 'x' } },
  { method: 'chat.update', args: { channel: '{channel}', ts: '{others}', text: 'x' } },
  { method: 'chat.delete', args: { channel: '{channel}', ts: '1.000000' } },
  { method: 'users.info', args: { user: 'U404' } },
  { method: 'reactions.add', args: { channel: '{channel}', timestamp: '1.000000', name: 'eyes' } },
  { method: 'team.info' },
]

/** Who is asked, and what is known there. */
interface Side {
  url: string
  token: string
  known: Record<string, string>
}

async function ask({ url, token, known }: Side, { method, args = {}, ...step }: Step): Promise<Dict> {
  const body = new URLSearchParams()
  for (const [name, value] of Object.entries(args))
    body.set(
      name,
      value.replace(/^\{(\w+)\}$/, (_, at) => known[at] ?? ''),
    )
  const headers: Record<string, string> = step.token === 'none' ? {} : { authorization: `Bearer ${token}` }
  const answer: unknown = await (await fetch(`${url}${method}`, { method: 'POST', headers, body })).json()
  if (!isDict(answer)) throw new Error(`${method} answered no object`)
  Object.assign(known, step.remember?.(answer))
  return answer
}

/** Where each value stands and of what type it is; of a list its first item. */
function shape(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return [`${at}: list`, ...(value.length > 0 ? shape(value[0], `${at}[]`) : [])]
  if (isDict(value)) return Object.entries(value).flatMap(([name, part]) => shape(part, `${at}.${name}`))
  return [`${at}: ${typeof value}`]
}

/** What the other one adds: Slack tells it elsewhere or only when asked, or it is a person's profile. */
const ITS_OWN = /\.(?:last_read|num_members|is_open|reply_users|reply_count)\b|\.profile\./

describe('the Web API beside another emulator of it', () => {
  let slack: Slack
  let other: Emulator
  let mine: Side
  let theirs: Side

  beforeAll(async () => {
    slack = await startSlack()
    const { botToken } = slack.workspace({ scopes: SCOPES })
    const channel = slack.channel({ name: 'general' })
    const archived = slack.channel({ archived: true })
    const person = slack.user()
    const { message } = await slack.say({ channel, user: person, text: 'mine', deliver: false })
    const known = { channel: channel.id, archived: archived.id, person: person.id, others: message.ts }
    mine = { url: slack.url, token: botToken, known }

    other = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        slack: {
          users: [{ name: 'bot' }, { name: 'person' }],
          channels: [{ name: 'general' }, { name: 'old' }],
          tokens: [
            { token: 'xoxb-local', user: 'bot', scopes: SCOPES },
            { token: 'xoxb-other', user: 'person', scopes: [...SCOPES, 'channels:manage'] },
          ],
          strict_scopes: true,
        },
      },
    })
    const url = `${other.url}/api/`
    const of = (method: string, args = {}) => ask({ url, token: 'xoxb-other', known: {} }, { method, args })
    const channels = dicts((await of('conversations.list', { limit: '100' }))['channels'])
    const [general = '', old = ''] = ['general', 'old'].map(name =>
      str(channels.find(one => one['name'] === name)?.['id']),
    )
    await of('conversations.archive', { channel: old })
    const others = str((await of('chat.postMessage', { channel: general, text: 'mine' }))['ts'])
    const whoever = str((await of('auth.test'))['user_id'])
    theirs = { url, token: 'xoxb-local', known: { channel: general, archived: old, person: whoever, others } }
  })
  afterAll(async () => {
    await slack.close()
    await other.close()
  })

  it('says all that the other one says, in the same form', async () => {
    const lacking: string[] = []
    for (const step of CONVERSATION) {
      const [here, there] = [await ask(mine, step), await ask(theirs, step)]
      expect([step.method, here['ok'], there['ok']]).toEqual([step.method, true, true])
      const said = new Set(shape(here, step.method))
      lacking.push(...shape(there, step.method).filter(line => !said.has(line) && !ITS_OWN.test(line)))
    }
    expect(lacking).toEqual([])
  })

  it.each(MISTAKES)('refuses $method in the same words', async step => {
    const [here, there] = [await ask(mine, step), await ask(theirs, step)]
    expect(here).toEqual(there)
    expect(here['ok']).toBe(false)
  })

  it('is stricter where the other one lets anything pass', async () => {
    const step: Step = { method: 'auth.test' }
    expect(await ask({ ...mine, token: 'xoxb-wrong' }, step)).toEqual({ ok: false, error: 'invalid_auth' })
    expect(await ask({ ...theirs, token: 'xoxb-wrong' }, step)).toMatchObject({ ok: true, user: 'admin' })
  })
})

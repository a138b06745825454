import { openSlack, type Installations, type SlackSettings } from '../../../adapters/slack/index.ts'
import { openHttp } from '../../../src/http/server.ts'
import { memoryLog, silentLog } from '../../../src/log.ts'
import type { Seen, Talker } from '../../contracts/conversation.ts'
import { NOON, worldWith, type World, type WorldOptions } from '../../contracts/world.ts'
import { elementsOf } from '../../peers/slack/elements.ts'
import type { Ephemeral } from '../../peers/slack/records.ts'
import { startSlack, type Slack } from '../../peers/slack/start.ts'
import type { Message, Workspace } from '../../peers/slack/state.ts'
import { dicts, isDict, str, type Dict } from '../../peers/slack/wire.ts'
import { ALL_SCOPES, FORMS, type Mode } from './opened.ts'

/** Something that the bot said, for everybody or for one person. */
export type Shown = Message | Ephemeral

/** What a person sees of a message, in order: every word of its blocks, buttons and addresses of links in their place. */
export function read({ blocks, text }: Pick<Shown, 'blocks' | 'text'>): string {
  return blocks ? blocks.map(wordsOf).join('\n') : undressed(text)
}

/** The labels of a message's buttons. */
export function labelsOf({ blocks = [] }: Pick<Shown, 'blocks'>): string[] {
  return elementsOf(blocks).flatMap(({ element }) => sidesOf(element).map(wordsOf))
}

/** Presses the button with a label. */
export function press(slack: Slack, target: Shown, label: string, user: string) {
  const isIt = (side: Dict) => wordsOf(side) === label
  const here = elementsOf(target.blocks ?? []).find(({ element }) => sidesOf(element).some(isIt))
  const side = here && sidesOf(here.element).findIndex(isIt)
  const pick = ({ action_id }: Dict, { block_id }: Dict) =>
    action_id === here?.element['action_id'] && block_id === here?.block['block_id']
  return slack.click(target, pick, { user, feedback: side === 1 ? 'negative' : 'positive' })
}

function sidesOf(element: Dict): Dict[] {
  if (element['type'] !== 'feedback_buttons') return isDict(element['text']) ? [element['text']] : []
  return [element['positive_button'], element['negative_button']].flatMap(side =>
    isDict(side) && isDict(side['text']) ? [side['text']] : [],
  )
}

/** The words of a block, an element or a text object; one of a kind that nobody taught us fails the test. */
function wordsOf(part: Dict): string {
  const each = (name: string, between = '') => dicts(part[name]).map(wordsOf).join(between)
  switch (part['type']) {
    case 'plain_text':
    case 'raw_text':
      return str(part['text'])
    case 'mrkdwn':
    case 'markdown':
      return undressed(str(part['text']))
    case 'text':
      return str(part['text'])
    case 'link':
      return `${str(part['text'])} ${str(part['url'])}`
    case 'date':
      return str(part['fallback'])
    case 'user':
    case 'usergroup':
    case 'broadcast':
    case 'channel':
      return `@${str(part['user_id']) || str(part['usergroup_id']) || str(part['range']) || str(part['channel_id'])}`
    case 'emoji':
      return `:${str(part['name'])}:`
    case 'rich_text':
    case 'rich_text_list':
      return each('elements', '\n')
    case 'rich_text_section':
    case 'rich_text_quote':
    case 'rich_text_preformatted':
      return each('elements')
    case 'context':
    case 'actions':
    case 'context_actions':
      return each('elements', '\n')
    case 'table':
      return rowsOf(part)
        .map(cells => cells.map(wordsOf).join(' | '))
        .join('\n')
    case 'button':
    case 'feedback_buttons':
      return [...sidesOf(part).map(wordsOf), str(part['url'])].filter(Boolean).join('\n')
    case 'section':
    case 'header':
      return [part['text'], ...dicts(part['fields']), part['accessory']].filter(isDict).map(wordsOf).join('\n')
    case 'divider':
      return ''
    default:
      throw new Error(`Nobody knows how to read ${JSON.stringify(part)}`)
  }
}

function rowsOf({ rows }: Dict): Dict[][] {
  return Array.isArray(rows) ? rows.map(dicts) : []
}

/** Slack's own markup as its clients show it. */
function undressed(text: string): string {
  return text
    .replace(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<([^|>]+)\|([^>]*)>/g, '$2 $1')
    .replace(/<([^>]+)>/g, '$1')
    .replace(/(^|\s)[*_~]+([^*_~\n]+)[*_~]+/g, '$1$2')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

export interface BotOptions extends Omit<WorldOptions, 'now'> {
  mode?: Mode
  settings?: Partial<SlackSettings>
  installations?: Installations
  /** The clock of the peer and the bot. */
  clock?: { now: Date }
}

/** The whole bot on a Slack, as the program wires it. */
export interface SlackBot {
  world: World
  /** Where its own pages are. */
  address: string
  /** Does a chore of the bot's, by its name. */
  chore(name: 'plan reminders' | 'send reminders' | 'take up questions' | 'forget what is old'): Promise<void>
  close(): Promise<void>
}

export async function openBot(slack: Slack, workspace: Workspace, options: BotOptions = {}): Promise<SlackBot> {
  const { mode = 'socket', settings, installations, clock = { now: NOON }, ...rest } = options
  const way = mode === 'socket' ? { appToken: workspace.appToken } : { signingSecret: slack.app.signingSecret }
  const noted = { reconnected: () => {}, rateLimited: () => {} }
  const platform = openSlack(
    { botToken: workspace.botToken, apiUrl: slack.url, ...way, ...settings },
    {
      ...{ log: memoryLog(), now: () => clock.now, noted, forms: FORMS },
      ...(installations && { installations, publicUrl: 'https://aisi.example' }),
    },
  )
  const http = await openHttp({ host: '127.0.0.1', port: 0, routes: platform.routes, log: silentLog() })
  if (mode === 'http') slack.useHttp(`${http.address}/slack/events`)
  const world = await worldWith([platform], { ...rest, now: clock.now })
  // The world, the adapter and the peer share one clock.
  Object.defineProperty(world.clock, 'now', { get: () => clock.now, set: (now: Date) => void (clock.now = now) })
  return {
    world,
    address: http.address,
    chore: async name => void (await world.ground.chores.find(chore => chore.name === name)?.run()),
    async close() {
      await world.close()
      await http.close(0)
    },
  }
}

/** A person in a channel of Slack, where the app was granted all that it can use, or these scopes alone. */
export function slackTalker(mode: Mode, scopes: readonly string[] = ALL_SCOPES): () => Promise<Talker> {
  return async () => {
    const slack = await startSlack({ now: () => NOON, redelivery: { delaysMs: [] } })
    const workspace = slack.workspace({ scopes })
    const channel = slack.channel({ name: 'harbour' })
    const user = slack.user({ name: 'ana', realName: 'Ana' })
    const from = { user, channel }
    let bot = await openBot(slack, workspace, { mode })
    let thread: string | undefined
    const seen = new Set<string>()
    let last: readonly Shown[] = []

    const everything = (): Shown[] =>
      [channel, slack.dm(user)].flatMap((one): Shown[] => slack.fromBot(one)).concat(slack.ephemerals)
    const fresh = () => everything().filter(one => !seen.has(keyOf(one)))
    /** Waits for what the bot says now, and reads it. */
    const look = async (): Promise<Seen> => {
      await slack.until(() => fresh().length > 0, { what: 'a reply' })
      await bot.world.ground.desk.idle()
      last = fresh()
      for (const one of last) seen.add(keyOf(one))
      const isPrivate = last.every(one => 'via' in one || one.channel !== channel.id)
      return { text: last.map(read).join('\n'), private: isPrivate, buttons: last.flatMap(labelsOf) }
    }
    return {
      async command(text) {
        expectDone(await slack.command('/aisi', travelling(text), from), text)
        return look()
      },
      async mention(text, { twice = false } = {}) {
        const words = `<@${workspace.botUserId}> ${travelling(text)}`
        const spot = thread === undefined ? {} : { thread }
        const { message, events } = await slack.say({ ...from, text: words, ...spot, deliver: false })
        thread ??= message.ts
        await slack.deliver(events, twice ? { times: 2, copiesAreRetries: true } : {})
        return look()
      },
      async press(label) {
        const target = last.findLast(one => labelsOf(one).includes(label))
        if (!target) throw new Error(`There is no button "${label}" among: ${last.flatMap(labelsOf).join(', ')}`)
        expectDone(await press(slack, target, label, user.id), label)
        return look()
      },
      count: () => everything().length,
      async restart() {
        await bot.close()
        bot = await openBot(slack, workspace, { mode, dataDir: bot.world.dataDir })
      },
      async close() {
        await bot.close()
        await slack.close()
        if (slack.violations.length > 0) throw new Error(`Slack was told wrong things:\n${slack.violations.join('\n')}`)
      },
    }
  }
}

function keyOf({ channel, ts }: Shown): string {
  return `${channel}/${ts}`
}

function expectDone({ acknowledged }: { acknowledged: boolean }, what: string): void {
  if (!acknowledged) throw new Error(`Slack got no acknowledgement of "${what}" in time`)
}

/** What somebody types, as Slack sends it on: mentions are mentions, other brackets are escaped. */
function travelling(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escaped.replace(/&lt;(!(?:channel|here|everyone)|@[UW]\w+)&gt;/g, '<$1>')
}

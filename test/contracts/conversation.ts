import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Facts } from '../../src/bot/handler.ts'
import { spellDate } from '../../src/knowledge/dates.ts'
import { smallFacts } from './small-facts.ts'
import { NOON } from './world.ts'

/** What a person sees of one reply, whatever the platform's dress. */
export interface Seen {
  /** Every word of it, without markup; addresses of links in their place. */
  text: string
  /** Whether only the asker sees it; undefined where the platform has no such thing. */
  private?: boolean
  /** The labels of its buttons. */
  buttons: readonly string[]
}

/** A person on a platform, who talks to a bot that knows the Harbour League. */
export interface Talker {
  /** Asks by the platform's slash command, or what comes nearest. */
  command(text: string): Promise<Seen>
  /** Addresses the bot where others can read it, in one thread; twice where `twice` is set, as platforms do. */
  mention(text: string, options?: { twice?: boolean }): Promise<Seen>
  /** Presses a button of what was seen last. */
  press(label: string): Promise<Seen>
  /** How many replies were seen so far. */
  count(): number
  /** Ends the bot's process and starts another one over the same data. */
  restart(): Promise<void>
  close(): Promise<void>
}

/** The same questions on every platform: direct, list, time slice, yes/no, follow-up by name, unknown, small talk. */
const QUESTIONS = [
  'who are the members',
  'who heads the league',
  'who headed the league in 2024',
  'is Ostmark a member of the league',
  'when was Norvik founded',
  'how much are the dues',
  'what is coming up in December',
  'who won the football world cup',
  'thank you',
  'who heads the leauge?',
  'who heads Norvik and when was it founded',
]

/** What every platform promises: the same facts, sources and words. A new platform is done when this passes. */
export function conversationContract(name: string, open: () => Promise<Talker>) {
  describe(`a conversation on ${name}`, () => {
    let talker: Talker
    let facts: Facts
    beforeAll(async () => void (facts = await smallFacts()))
    beforeEach(async () => void (talker = await open()))
    afterEach(() => talker.close())

    it.each(QUESTIONS)('says what the core says, with its sources, to "%s"', async question => {
      const answer = facts.answerer.ask({ text: question, now: NOON })
      for (const seen of [await talker.command(question), await talker.mention(question)]) {
        const words = plain(seen.text)
        for (const line of answer.text.split('\n')) expect(words).toContain(plain(line.replace(/^[•·-] /, '')))
        if (answer.kind === 'help') continue
        for (const { title, publisher, url } of answer.sources) {
          expect(words).toContain(plain(title))
          expect(words).toContain(plain(publisher))
          expect(seen.text).toContain(url)
        }
        if (answer.asOf && answer.facts.length > 0) expect(words).toContain(spellDate(answer.asOf))
      }
    })

    it('answers a command alone, and a mention before everybody', async () => {
      expect((await talker.command('who heads the league')).private).not.toBe(false)
      expect((await talker.mention('who heads the league')).private).not.toBe(true)
    })

    it('lets a question lean on the ones before, after a restart as well', async () => {
      await talker.mention('who heads Norvik')
      await talker.restart()
      expect((await talker.mention('and when was it founded?')).text).toContain('1 June 1887')
    })

    it('says the same once to a doubled delivery', async () => {
      await talker.mention('who heads Norvik', { twice: true })
      await talker.mention('thank you')
      expect(talker.count()).toBe(2)
    })

    it('answers the follow-up that it offers', async () => {
      const { buttons } = await talker.mention('who won the football world cup')
      const offered = buttons.find(label => label.endsWith('?'))
      expect(offered).toBeDefined()
      expect((await talker.press(offered ?? '')).text).toMatch(/League|Norvik|Selby/)
    })

    it('shows why, after a restart as well', async () => {
      await talker.command('who heads Norvik')
      await talker.restart()
      const { text } = await talker.press('Why this answer')
      expect(text).toContain('norvik-head')
      expect(text).toContain('Harbour Gazette')
    })

    it('gives a citation to copy', async () => {
      await talker.command('who heads Norvik')
      const { text } = await talker.press('Copy as citation')
      expect(plain(text)).toContain('Per Holm heads the harbour of Norvik.')
      expect(text).toContain('https://gazette.example/')
      expect(text).toContain('norvik-head')
    })

    it.each([
      ['👍', 'Thank you'],
      ['👎', 'curators'],
      ['Report a mistake', 'norvik-head'],
    ])('thanks for %s', async (label, thanks) => {
      await talker.command('who heads Norvik')
      expect((await talker.press(label)).text).toContain(thanks)
    })

    it('understands command words and asks about near misses', async () => {
      expect((await talker.command('help')).text).toContain('Harbour League')
      expect((await talker.mention('privacy')).text).toContain('7 days')
      expect((await talker.mention('events december')).text).toContain('Winter meeting')
      const near = await talker.command('privcy')
      expect(near.text).toContain('Did you mean')
      expect((await talker.press('privacy')).text).toContain('7 days')
    })

    it('forgets on demand', async () => {
      await talker.mention('who heads Norvik')
      expect((await talker.mention('forget me')).text).toContain('deleted')
      expect((await talker.mention('and when was it founded?')).text).not.toContain('1887')
    })

    it('never repeats what a question brought along', async () => {
      const hostile = '@everyone <!channel> <@U1> [x](https://evil.example) who is **that** `code` <b>&lt;!here&gt;'
      const { text } = await talker.mention(hostile)
      expect(text).not.toMatch(/evil\.example|everyone|!channel|U1/)
    })
  })
}

/** Words alone: platforms differ in blanks, quotes and case of what they add. */
function plain(text: string): string {
  return text.replace(/[\s\u00a0\u200b\u2060]+/gu, ' ').trim()
}

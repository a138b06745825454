import { describe, expect, it } from 'vitest'
import type { Incoming } from '../../../src/bot/platform.ts'
import { answersIn, nothingKept, office, read, text } from './office.ts'

describe('two replicas', () => {
  const { discord: open, bot } = office()

  it('answer every question once between them', async () => {
    const discord = await open()
    const channel = discord.guild({ channels: ['general'] }).channels[0]!
    const kept = nothingKept()
    const reply = (incoming: Incoming) =>
      text(`You asked: ${incoming.text}`, incoming.kind === 'message' ? 'all' : 'asker')
    const both = [await bot(discord, { kept, reply }), await bot(discord, { kept, reply })]
    await discord.connected(2)
    const asked = Array.from({ length: 10 }, (_, at) => discord.command('aisi', { question: `q${at}` }, { channel }))
    for (let at = 0; at < 10; at++) discord.say({ channel, content: `m${at}`, mentionBot: true })
    const private_ = await Promise.all(asked.map(one => one.answer()))
    expect(private_.map(read)).toEqual(asked.map((_, at) => `You asked: q${at}`))
    await discord.until(() => answersIn(discord, channel.id).length === 10)
    expect(answersIn(discord, channel.id).toSorted()).toEqual(asked.map((_, at) => `You asked: m${at}`))
    expect(asked.flatMap(({ followUps }) => followUps)).toEqual([])
    expect(asked.map(({ edits }) => edits.length)).toEqual(Array(10).fill(1))
    for (const { failures, log } of both) {
      expect(failures).toEqual([])
      expect(log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([])
    }
  })

  it('wait for each other: one answers what the other acknowledges a little later', async () => {
    const discord = await open()
    const kept = nothingKept()
    const slow = await bot(discord, { kept, keep: () => new Promise(resolve => setTimeout(resolve, 400)) })
    await slow.platform.deafen()
    const { heard } = await bot(discord, { kept, keep: () => new Promise(resolve => setTimeout(resolve, 400)) })
    const asked = discord.command('aisi', { question: 'who?' })
    const payload = asked.payload as { id: string; token: string; application_id: string; channel_id: string }
    const address = JSON.stringify({
      by: 'interaction',
      app: payload.application_id,
      id: payload.id,
      token: payload.token,
      channel: payload.channel_id,
      open: false,
      manages: false,
    })
    await slow.platform.respond(address, text('The UK.'), false)
    expect(read(await asked.answer())).toBe('The UK.')
    expect(heard).toHaveLength(1)
  })
})

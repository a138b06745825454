import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js'
import type { Start } from './wire.ts'

/** The least that answers: discord.js as it comes, which says back what was asked. */
const { api, token } = JSON.parse(process.argv[2] ?? '') as Start
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  allowedMentions: { parse: [] },
  /** Its own limit would hold back what Discord does not limit: answers to interactions. */
  rest: { api, globalRequestsPerSecond: 1_000_000 },
})
client.on(Events.InteractionCreate, async interaction => {
  if (interaction.isAutocomplete()) return interaction.respond([{ name: 'who?', value: 'who?' }])
  if (!interaction.isChatInputCommand()) return
  await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  await interaction.editReply(`You asked: ${interaction.options.getString('question', true)}`)
})
client.once(Events.ClientReady, () => process.send?.({ say: 'ready' }))
process.on('disconnect', () => process.exit())
await client.login(token)

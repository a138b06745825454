import { z } from 'zod'

/** What we read of Slack's payloads; whatever else they hold is left alone. */
const id = z.string().nullish()

export const Envelope = z.object({
  event_id: z.string().optional(),
  team_id: id,
  enterprise_id: id,
  /** The workspace that the app is installed in; `team_id` may be where a shared channel comes from. */
  context_team_id: id,
  context_enterprise_id: id,
  is_enterprise_install: z.boolean().optional(),
  authorizations: z
    .array(z.object({ team_id: id, enterprise_id: id, user_id: id, is_enterprise_install: z.boolean().optional() }))
    .optional(),
  event: z.looseObject({ type: z.string() }),
})
export type Envelope = z.infer<typeof Envelope>

export const Message = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  user: z.string().optional(),
  bot_id: id,
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
  edited: z.unknown().optional(),
  hidden: z.boolean().optional(),
  user_profile: z.object({ display_name: z.string().optional(), real_name: z.string().optional() }).nullish(),
})
export type Message = z.infer<typeof Message>

export const Opened = z.object({
  type: z.literal('app_home_opened'),
  user: z.string(),
  channel: z.string(),
  tab: z.string().optional(),
})

export const Revoked = z.object({
  type: z.literal('tokens_revoked'),
  tokens: z.object({ bot: z.array(z.string()).nullish() }),
})

export const Command = z.object({
  team_id: z.string(),
  enterprise_id: id,
  is_enterprise_install: z.string().optional(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().default(''),
  text: z.string().default(''),
  response_url: z.string().optional(),
  trigger_id: z.string(),
})
export type Command = z.infer<typeof Command>

const interaction = {
  team: z.object({ id: z.string() }).nullish(),
  enterprise: z.object({ id: z.string() }).nullish(),
  is_enterprise_install: z.boolean().optional(),
  user: z.object({ id: z.string(), name: z.string().optional(), username: z.string().optional(), team_id: id }),
  trigger_id: z.string().optional(),
}

export const Press = z.object({
  ...interaction,
  actions: z
    .array(z.looseObject({ action_id: z.string(), value: z.string().optional(), action_ts: z.string().optional() }))
    .min(1),
  channel: z.object({ id: z.string() }).optional(),
  container: z
    .object({
      type: z.string(),
      message_ts: z.string().optional(),
      thread_ts: z.string().optional(),
      is_ephemeral: z.boolean().optional(),
    })
    .optional(),
  message: z.object({ thread_ts: z.string().optional() }).optional(),
  view: z.object({ private_metadata: z.string().optional() }).optional(),
  response_url: z.string().optional(),
})
export type Press = z.infer<typeof Press>

export const Shortcut = z.object({
  ...interaction,
  callback_id: z.string(),
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
})
export type Shortcut = z.infer<typeof Shortcut>

const option = z.object({ value: z.string() })
const entry = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).nullish(),
  selected_date: z.string().nullish(),
  selected_time: z.string().nullish(),
  selected_conversation: z.string().nullish(),
})
export type Entry = z.infer<typeof entry>

export const Submission = z.object({
  ...interaction,
  view: z.object({
    id: z.string(),
    callback_id: z.string().default(''),
    app_installed_team_id: id,
    state: z.object({ values: z.record(z.string(), z.record(z.string(), entry)) }),
  }),
  response_urls: z.array(z.object({ response_url: z.string(), channel_id: z.string().optional() })).default([]),
})
export type Submission = z.infer<typeof Submission>

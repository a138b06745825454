import { z } from 'zod'
import { FLAG } from '../constants.ts'
import { invalidForm } from '../refusals.ts'
import type { Component, Message } from '../shapes.ts'
import { LayoutComponents, LegacyComponents } from './components.ts'
import { embedFaults, Embeds } from './embeds.ts'
import { faultOf, type Fault } from './form.ts'
import { layoutFaults } from './layout.ts'
import { flag, snowflake, upTo } from './pieces.ts'

const AllowedMentions = z.object({
  parse: z.array(z.enum(['users', 'roles', 'everyone'])).nullish(),
  users: z.array(snowflake).max(100).nullish(),
  roles: z.array(snowflake).max(100).nullish(),
  replied_user: flag,
})

const Reference = z.object({
  type: z.int().nullish(),
  message_id: snowflake,
  channel_id: snowflake.nullish(),
  guild_id: snowflake.nullish(),
  fail_if_not_exists: flag,
})

const Form = z.object({
  content: upTo(2_000).nullish(),
  embeds: Embeds.nullish(),
  components: z.array(z.unknown()).nullish(),
  flags: z.int().nullish(),
  tts: flag,
  allowed_mentions: AllowedMentions.nullish(),
  attachments: z
    .array(
      z.object({
        id: z.union([snowflake, z.string().regex(/^\d+$/), z.int()]),
        filename: upTo(1_024).nullish(),
        description: upTo(1_024).nullish(),
      }),
    )
    .max(10)
    .nullish(),
  nonce: z.union([upTo(25), z.int()]).nullish(),
  enforce_nonce: flag,
  message_reference: Reference.nullish(),
  sticker_ids: z.array(snowflake).max(3).nullish(),
  poll: z.unknown().optional(),
})

/** What a bot sends to make or change a message, checked. Absent and null differ only in edits. */
export type Body = Omit<z.infer<typeof Form>, 'components'> & { components?: Component[] | null | undefined }

interface Around {
  /** The message that is edited. */
  before?: Message | undefined
  /** Names of the files sent along. */
  files: readonly string[]
  /** Where the body stands in the request. */
  under: readonly string[]
}

/** Reads a message body, or refuses it with every fault that Discord would find. */
export function messageBody(value: unknown, { before, files, under }: Around): Body {
  const form = Form.safeParse(value)
  const faults: Fault[] = form.success ? [] : form.error.issues.map(faultOf)
  const flags = (form.data?.flags ?? rawFlags(value)) | (before?.flags ?? 0)
  const layout = (flags & FLAG.componentsV2) !== 0
  const components = componentsOf(value, layout, faults)

  if (form.success && components) {
    const known = new Set([...files, ...(before?.attachments ?? []).map(({ filename }) => filename)])
    faults.push(...layoutFaults(components, known), ...embedFaults(form.data.embeds ?? []))
  }
  if (form.success && layout) faults.push(...legacyFaults(form.data, before))
  if (!form.success || faults.length > 0) {
    throw invalidForm(faults.map(fault => ({ ...fault, path: [...under, ...fault.path] })))
  }
  return { ...form.data, ...(form.data.components === undefined ? {} : { components }) } as Body
}

function rawFlags(value: unknown): number {
  const flags = typeof value === 'object' && value !== null && 'flags' in value ? value.flags : 0
  return typeof flags === 'number' ? flags : 0
}

function componentsOf(value: unknown, layout: boolean, faults: Fault[]): Component[] | undefined {
  const raw = typeof value === 'object' && value !== null && 'components' in value ? value.components : undefined
  if (!Array.isArray(raw)) return []
  const parsed = (layout ? LayoutComponents : LegacyComponents).safeParse(raw)
  if (parsed.success) return parsed.data
  const found = parsed.error.issues.map(faultOf)
  faults.push(...found.map(fault => ({ ...fault, path: ['components', ...fault.path] })))
  return undefined
}

/** Beside a layout there is no room for content, embeds, stickers or a poll; an edit has to take away what was there. */
function legacyFaults(body: z.infer<typeof Form>, before: Message | undefined): Fault[] {
  const content = body.content === undefined ? before?.content : body.content
  const embeds = body.embeds === undefined ? before?.embeds : body.embeds
  const used = { content, embeds: embeds?.length, sticker_ids: body.sticker_ids?.length, poll: body.poll }
  return Object.entries(used)
    .filter(([, value]) => Boolean(value))
    .map(([field]) => ({
      path: [field],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    }))
}

/** Our own rule, not Discord's: nothing we send may ping anyone but the person we reply to. */
export function mentionViolation({ allowed_mentions: allowed }: Body): string | undefined {
  if (!allowed?.parse) return 'allowed_mentions: absent, or without parse; everyone mentioned would be pinged'
  const pinged = [...allowed.parse, ...(allowed.users ?? []), ...(allowed.roles ?? [])]
  return pinged.length === 0 ? undefined : `allowed_mentions: lets ${pinged.join(', ')} be pinged`
}

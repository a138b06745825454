import { z } from 'zod'
import { BUTTON, COMPONENT } from '../constants.ts'
import {
  attached,
  because,
  between,
  componentId,
  customId,
  emoji,
  flag,
  link,
  media,
  snowflake,
  upTo,
  whole,
} from './pieces.ts'
import { ChannelSelect, MentionableSelect, RoleSelect, StringSelect, UserSelect } from './selects.ts'

const Button = z
  .object({
    type: z.literal(COMPONENT.button),
    id: componentId,
    style: whole(1, BUTTON.premium),
    label: upTo(80).nullish(),
    custom_id: customId.nullish(),
    url: link(512).nullish(),
    sku_id: snowflake.nullish(),
    emoji,
    disabled: flag,
  })
  .superRefine((button, context) => {
    const wrong = (field: string, message: string) =>
      context.addIssue({
        code: 'custom',
        path: [field],
        ...because(`BUTTON_COMPONENT_${field.toUpperCase()}`, message),
      })
    const pressed = button.style !== BUTTON.link && button.style !== BUTTON.premium
    if (pressed !== Boolean(button.custom_id))
      wrong('custom_id', pressed ? 'A custom id is required' : 'Must be absent')
    if ((button.style === BUTTON.link) !== Boolean(button.url))
      wrong('url', 'Goes with link buttons, and only with them')
    if ((button.style === BUTTON.premium) !== Boolean(button.sku_id)) wrong('sku_id', 'Goes with premium buttons')
    if (button.style !== BUTTON.premium && !button.label && !button.emoji) wrong('label', 'Label or emoji is required')
  })

const inRow = z.discriminatedUnion('type', [
  Button,
  StringSelect,
  UserSelect,
  RoleSelect,
  MentionableSelect,
  ChannelSelect,
])

const ALONE = because('COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A select menu takes a whole row.')

export const ActionRow = z
  .object({ type: z.literal(COMPONENT.actionRow), id: componentId, components: z.array(inRow).min(1).max(5) })
  .refine(({ components }) => components.length === 1 || components.every(one => one.type === COMPONENT.button), ALONE)

export const TextDisplay = z.object({
  type: z.literal(COMPONENT.textDisplay),
  id: componentId,
  content: between(1, 4_000),
})
const Thumbnail = z.object({
  type: z.literal(COMPONENT.thumbnail),
  id: componentId,
  media,
  description: between(1, 1_024).nullish(),
  spoiler: flag,
})
const Section = z.object({
  type: z.literal(COMPONENT.section),
  id: componentId,
  components: z.array(TextDisplay).min(1).max(3),
  accessory: z.discriminatedUnion('type', [Button, Thumbnail]),
})
const MediaGallery = z.object({
  type: z.literal(COMPONENT.mediaGallery),
  id: componentId,
  items: z
    .array(z.object({ media, description: between(1, 1_024).nullish(), spoiler: flag }))
    .min(1)
    .max(10),
})
const File = z.object({ type: z.literal(COMPONENT.file), id: componentId, file: attached, spoiler: flag })
const Separator = z.object({
  type: z.literal(COMPONENT.separator),
  id: componentId,
  spacing: whole(1, 2).nullish(),
  divider: flag,
})
const inContainer = z.discriminatedUnion('type', [ActionRow, Section, TextDisplay, MediaGallery, File, Separator])
const Container = z.object({
  type: z.literal(COMPONENT.container),
  id: componentId,
  components: z.array(inContainer).min(1).max(40),
  accent_color: whole(0, 0xffffff).nullish(),
  spoiler: flag,
})

/** Messages with the components flag: any layout. */
export const LayoutComponents = z
  .array(z.discriminatedUnion('type', [ActionRow, Section, TextDisplay, MediaGallery, File, Separator, Container]))
  .max(40)

/** Messages without it: up to five rows of buttons or selects. */
export const LegacyComponents = z.array(z.discriminatedUnion('type', [ActionRow])).max(5)

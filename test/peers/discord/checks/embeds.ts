import { z } from 'zod'
import type { Embed } from '../shapes.ts'
import { flag, media, between, link, upTo, whole } from './pieces.ts'
import type { Fault } from './form.ts'

const MOST_TOGETHER = 6_000

const named = z.object({ name: upTo(256).nullish(), url: link(2_048).nullish(), icon_url: upTo(2_048).nullish() })

export const Embeds = z
  .array(
    z.object({
      type: z.string().nullish(),
      title: upTo(256).nullish(),
      description: upTo(4_096).nullish(),
      url: link(2_048).nullish(),
      timestamp: z.string().nullish(),
      color: whole(0, 0xffffff).nullish(),
      author: named.nullish(),
      footer: z.object({ text: upTo(2_048).nullish(), icon_url: upTo(2_048).nullish() }).nullish(),
      image: media.nullish(),
      thumbnail: media.nullish(),
      fields: z
        .array(z.object({ name: between(1, 256), value: between(1, 1_024), inline: flag }))
        .max(25)
        .nullish(),
    }),
  )
  .max(10)

/** Everything readable in all embeds of a message counts together. */
export function embedFaults(embeds: readonly Embed[]): Fault[] {
  const length = embeds.reduce((sum, embed) => sum + lengthOf(embed), 0)
  if (length <= MOST_TOGETHER) return []
  const message = `Embed size exceeds maximum size of ${MOST_TOGETHER}`
  return [{ path: ['embeds'], code: 'MAX_EMBED_SIZE_EXCEEDED', message }]
}

function lengthOf({ title, description, fields, footer, author }: Embed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(one => [one.name, one.value]),
  ]
  return texts.reduce<number>((sum, text) => sum + (text?.length ?? 0), 0)
}

import { z } from 'zod'

/** Lengths count UTF-16 units, as discord.js does. For emoji and the like that is stricter than counting characters. */
export const upTo = (most: number) => z.string().max(most)
export const between = (fewest: number, most: number) => z.string().min(fewest).max(most)

export const snowflake = z.string().regex(/^\d{15,21}$/, 'Value is not snowflake.')
export const flag = z.boolean().nullish()
export const whole = (least: number, most: number) => z.int().min(least).max(most)

/** A custom fault with Discord's code; for `refine`. */
export const because = (code: string, message: string) => ({ message, params: { code } })

const startsWith = (schemes: readonly string[]) => (url: string) => schemes.some(scheme => url.startsWith(scheme))
const SCHEME = because('URL_TYPE_INVALID_SCHEME', 'Scheme is not one that is supported here.')

/** An address on the web. */
export const link = (most: number) =>
  upTo(most)
    .refine(startsWith(['http://', 'https://']), SCHEME)
    .refine(url => URL.canParse(url), because('URL_TYPE_INVALID_URL', 'Not a well formed URL.'))

/** An address on the web, or a file sent along. */
export const media = z.object({ url: upTo(2_048).refine(startsWith(['http://', 'https://', 'attachment://']), SCHEME) })
/** A file sent along, and nothing else. */
export const attached = z.object({ url: upTo(2_048).refine(startsWith(['attachment://']), SCHEME) })

export const customId = between(1, 100)
/** A component’s own number in its message, of 32 bits. */
export const componentId = whole(0, 2 ** 31 - 1).nullish()
export const emoji = z.object({ id: snowflake.nullish(), name: upTo(32).nullish(), animated: flag }).nullish()

/** One fault for a value that comes twice. */
export function twice<T>(values: readonly T[]): T | undefined {
  return values.find((value, index) => values.indexOf(value) !== index)
}

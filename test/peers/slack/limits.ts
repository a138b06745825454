import { BLOCKS } from './block-shapes.ts'
import { ELEMENTS } from './element-shapes.ts'
import { boolean, list, number, one, opt, plain, string, type Family, type Shape, type Surface } from './field.ts'
import { RICH } from './rich-shapes.ts'
import { TOTALS } from './totals.ts'

/** What Slack takes, as one table: by family and type the fields, how long, how many, where. */
export const SHAPES: Readonly<Record<Family, Readonly<Record<string, Shape>>>> = {
  blocks: BLOCKS,
  elements: ELEMENTS,
  rich: RICH,
  cells: {
    raw_text: { fields: { text: string() } },
    raw_number: { fields: { value: number(), text: string() } },
    rich_text: BLOCKS['rich_text'] ?? { fields: {} },
  },
}

const view = {
  type: string(),
  private_metadata: opt(string(3000)),
  callback_id: opt(string(255)),
  external_id: opt(string(255)),
}
const blocksFor = (surface: Surface) => list(one('blocks'), TOTALS.blocks[surface])

/** What a view may hold, by its type. */
export const VIEWS: Readonly<Record<'modal' | 'home', Shape>> = {
  modal: {
    fields: {
      ...view,
      blocks: blocksFor('modal'),
      title: plain(24),
      submit: opt(plain(24)),
      close: opt(plain(24)),
      clear_on_close: opt(boolean),
      notify_on_close: opt(boolean),
      submit_disabled: opt(boolean),
    },
  },
  home: { fields: { ...view, blocks: blocksFor('home') } },
}

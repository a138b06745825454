import {
  among,
  anyText,
  boolean,
  link,
  list,
  marked,
  mrkdwn,
  number,
  object,
  one,
  opt,
  plain,
  string,
} from './field.ts'
import type { Shape, Surface } from './field.ts'
import { BUTTONS, CHOICES, imageSource, INPUTS, oneImage, PICKERS } from './element-shapes.ts'
import { TOTALS } from './totals.ts'

const MESSAGE: readonly Surface[] = ['message']
const blockId = { block_id: opt(string(255)) }
const row = (max: number) => list(one('cells'), max)

/** Every layout block: its fields, their lengths, and where it may stand when not everywhere. */
export const BLOCKS: Readonly<Record<string, Shape>> = {
  actions: {
    fields: { ...blockId, elements: list(one('elements', ...BUTTONS, ...CHOICES, ...PICKERS, 'rich_text_input'), 25) },
  },
  alert: {
    fields: {
      ...blockId,
      text: anyText(200),
      level: opt(among('default', 'info', 'warning', 'error', 'success')),
    },
    surfaces: ['modal'],
  },
  card: {
    fields: {
      ...blockId,
      hero_image: opt(one('elements', 'image')),
      icon: opt(one('elements', 'image')),
      title: opt(mrkdwn(150)),
      subtitle: opt(mrkdwn(150)),
      body: opt(mrkdwn(200)),
      actions: opt(list(one('elements', 'button'), 3)),
    },
    some: [['hero_image', 'title', 'actions', 'body']],
    surfaces: MESSAGE,
  },
  carousel: { fields: { ...blockId, elements: list(one('blocks', 'card'), 10) }, surfaces: MESSAGE },
  container: {
    fields: {
      ...blockId,
      title: opt(plain(150)),
      rich_text_title: opt(one('blocks', 'rich_text')),
      subtitle: opt(anyText(150)),
      child_blocks: list(
        one(
          'blocks',
          ...['actions', 'context', 'divider', 'file', 'header', 'image', 'input', 'rich_text'],
          ...['section', 'table', 'video'],
        ),
        10,
      ),
      width: opt(among('narrow', 'standard', 'wide', 'full')),
      icon: opt(one('elements', 'image')),
      is_collapsible: opt(boolean),
      default_collapsed: opt(boolean),
      has_header_divider: opt(boolean),
    },
    some: [['title', 'rich_text_title']],
    surfaces: MESSAGE,
  },
  context: { fields: { ...blockId, elements: list(one('elements', 'image', 'plain_text', 'mrkdwn'), 10) } },
  context_actions: {
    fields: { ...blockId, elements: list(one('elements', 'feedback_buttons', 'icon_button'), 5) },
    surfaces: MESSAGE,
  },
  data_table: {
    fields: {
      ...blockId,
      rows: list(row(20), 101, 2),
      caption: string(),
      page_size: opt(number(1, 100)),
      row_header_column_index: opt(number(0, 19)),
    },
    surfaces: MESSAGE,
  },
  divider: { fields: blockId },
  file: { fields: { ...blockId, source: among('remote'), external_id: string() }, surfaces: MESSAGE },
  header: { fields: { ...blockId, text: plain(150) } },
  image: {
    fields: { ...blockId, ...imageSource, alt_text: string(2000), title: opt(plain(2000)) },
    ...oneImage,
  },
  input: {
    fields: {
      ...blockId,
      label: plain(2000),
      hint: opt(plain(2000)),
      optional: opt(boolean),
      element: one('elements', ...CHOICES, ...PICKERS, ...INPUTS),
      dispatch_action: opt(boolean),
    },
  },
  markdown: { fields: { ...blockId, text: marked('markdown', TOTALS.markdown) }, surfaces: MESSAGE },
  plan: { fields: { ...blockId, title: string(), tasks: opt(list(one('blocks', 'task_card'))) }, surfaces: MESSAGE },
  rich_text: {
    fields: {
      ...blockId,
      elements: list(one('rich', 'rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted')),
    },
  },
  section: {
    fields: {
      ...blockId,
      text: opt(anyText(3000)),
      fields: opt(list(anyText(2000), 10)),
      accessory: opt(one('elements', ...BUTTONS, ...CHOICES, 'datepicker', 'timepicker', 'image')),
      expand: opt(boolean),
    },
    some: [['text', 'fields']],
  },
  table: {
    fields: {
      ...blockId,
      rows: list(row(20), 100),
      column_settings: opt(
        list(object({ align: opt(among('left', 'center', 'right')), is_wrapped: opt(boolean) }), 20),
      ),
    },
    surfaces: MESSAGE,
  },
  task_card: {
    fields: {
      ...blockId,
      task_id: string(),
      title: string(),
      details: opt(one('blocks', 'rich_text')),
      output: opt(one('blocks', 'rich_text')),
      sources: opt(list(one('elements', 'url'))),
      status: among('pending', 'in_progress', 'complete', 'error'),
    },
    surfaces: MESSAGE,
  },
  video: {
    fields: {
      ...blockId,
      video_url: link(),
      thumbnail_url: link(),
      alt_text: string(),
      title: plain(199),
      title_url: opt(link()),
      author_name: opt(string(49)),
      provider_name: opt(string()),
      provider_icon_url: opt(link()),
      description: opt(plain(199)),
    },
  },
}

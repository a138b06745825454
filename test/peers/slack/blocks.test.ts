import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { blockFaults, viewFaults } from './blocks-check.ts'
import { checkMessage } from './check.ts'
import type { Shape } from './field.ts'
import { SHAPES, VIEWS } from './limits.ts'
import { emptyRecords } from './records.ts'
import type { Dict } from './wire.ts'

const long = (length: number) => 'x'.repeat(length)
const many = <Item>(length: number, item: (index: number) => Item) => Array.from({ length }, (_, index) => item(index))
const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) })
const button = (more: Dict = {}) => ({ type: 'button', action_id: 'go', text: plain('Go'), ...more })
const actions = (...elements: Dict[]) => ({ type: 'actions', elements })
const option = (value: string, text = 'One') => ({ text: plain(text), value })
const select = (more: Dict) => ({ type: 'static_select', action_id: 'pick', ...more })
const face = (more: Dict = {}) => ({ text: plain('👍'), value: 'yes', accessibility_label: 'Good', ...more })
const feedback = (positive: Dict, negative: Dict = face()) => ({
  type: 'context_actions',
  elements: [{ type: 'feedback_buttons', action_id: 'f', positive_button: positive, negative_button: negative }],
})
const table = (rows: number, columns: number, text = 'x', more: Dict = { type: 'table' }) => ({
  rows: many(rows, () => many(columns, () => ({ type: 'raw_text', text }))),
  ...more,
})
const rich = (...elements: Dict[]) => ({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] })
const modal = (more: Dict = {}, ...blocks: Dict[]) => ({ type: 'modal', title: plain('Title'), blocks, ...more })
const input = { type: 'input', label: plain('Name'), element: { type: 'plain_text_input', action_id: 'n' } }
const divider = { type: 'divider' }

const faults = (...blocks: unknown[]) => blockFaults(blocks, []).map(({ at, says }) => `${at} ${says}`)

describe('what Slack takes', () => {
  it.each<[string, Dict]>([
    ['a section of 3,000 characters', section(long(3_000))],
    ['ten fields of 2,000', { type: 'section', fields: many(10, () => mrkdwn(long(2_000))) }],
    ['a header of 150', { type: 'header', text: plain(long(150)) }],
    ['ten elements of context', { type: 'context', elements: many(10, () => mrkdwn('x')) }],
    ['25 actions', actions(...many(25, index => button({ action_id: `a${index}` })))],
    ['a button at its limits', actions(button({ action_id: long(255), text: plain(long(75)), value: long(2_000) }))],
    ['a hundred options', actions(select({ options: many(100, index => option(`${index}`)) }))],
    ['a table of 100 by 20', table(100, 20, 'abcde')],
    ['a data table with its head', table(101, 2, 'x', { type: 'data_table', caption: 'Members' })],
    ['12,000 characters of markdown', { type: 'markdown', text: long(12_000) }],
    ['feedback with labels', feedback(face())],
    ['rich text', rich({ type: 'text', text: 'x' }, { type: 'link', url: 'https://example.org' })],
    ['an image', { type: 'image', image_url: 'https://example.org/a.png', alt_text: 'A' }],
    ['a date', section('<!date^1782000000^{date_long}|21 June 2026>')],
  ])('%s', (_, block) => expect(faults(block)).toEqual([]))

  it.each<[string, Dict, string]>([
    ['a longer section', section(long(3_001)), 'blocks[0].text.text 3001 characters, at most 3000'],
    ['an empty section', section(''), 'blocks[0].text.text is empty'],
    ['a section of nothing', { type: 'section' }, 'blocks[0] needs text or fields'],
    [
      'an 11th field',
      { type: 'section', fields: many(11, () => mrkdwn('x')) },
      'blocks[0].fields 11 items, at most 10',
    ],
    [
      'a longer field',
      { type: 'section', fields: [mrkdwn(long(2_001))] },
      'blocks[0].fields[0].text 2001 characters, at most 2000',
    ],
    ['a longer header', { type: 'header', text: plain(long(151)) }, 'blocks[0].text.text 151 characters, at most 150'],
    [
      'a header with marks',
      { type: 'header', text: mrkdwn('x') },
      'blocks[0].text.type "mrkdwn" where plain_text belongs',
    ],
    [
      'an 11th element of context',
      { type: 'context', elements: many(11, () => mrkdwn('x')) },
      'blocks[0].elements 11 items, at most 10',
    ],
    [
      'a 26th action',
      actions(...many(26, index => button({ action_id: `a${index}` }))),
      'blocks[0].elements 26 items, at most 25',
    ],
    ['no action', actions(), 'blocks[0].elements 0 items, at least 1'],
    ['a longer button', actions(button({ text: plain(long(76)) })), 'elements[0].text.text 76 characters, at most 75'],
    [
      'a longer action id',
      actions(button({ action_id: long(256) })),
      'elements[0].action_id 256 characters, at most 255',
    ],
    ['a longer value', actions(button({ value: long(2_001) })), 'elements[0].value 2001 characters, at most 2000'],
    ['a button without text', actions({ type: 'button' }), 'blocks[0].elements[0].text is missing'],
    ['a style of its own', actions(button({ style: 'pink' })), 'elements[0].style "pink" is none of primary, danger'],
    ['an address that is none', actions(button({ url: 'example' })), 'elements[0].url "example" is not a link'],
    ['two buttons of one name', actions(button(), button()), 'blocks action_id "go" twice in one block'],
    ['a 101st option', actions(select({ options: many(101, index => option(`${index}`)) })), '101 items, at most 100'],
    ['a longer option', actions(select({ options: [option('a', long(76))] })), 'text.text 76 characters, at most 75'],
    ['no options', actions(select({})), 'blocks[0].elements[0] needs options or option_groups'],
    [
      'options in two ways',
      actions(select({ options: [option('a')], option_groups: [{ label: plain('A'), options: [option('a')] }] })),
      'may have only one of options, option_groups',
    ],
    ['a longer block id', { ...divider, block_id: long(256) }, 'blocks[0].block_id 256 characters, at most 255'],
    ['a 101st row', table(101, 1), 'blocks[0].rows 101 items, at most 100'],
    ['a 21st column', table(1, 21), 'blocks[0].rows[0] 21 items, at most 20'],
    ['a table that is too full', table(100, 20, 'abcdef'), 'blocks 12000 characters in a table, at most 10000'],
    ['a data table without caption', table(2, 2, 'x', { type: 'data_table' }), 'blocks[0].caption is missing'],
    ['a longer markdown', { type: 'markdown', text: long(12_001) }, '12001 characters, at most 12000'],
    ['feedback among actions', actions(feedback(face()).elements[0] ?? {}), 'feedback_buttons may not stand here'],
    ['feedback without a value', feedback(face({ value: undefined })), 'positive_button.value is missing'],
    [
      'half of a feedback',
      { type: 'context_actions', elements: [{ type: 'feedback_buttons', positive_button: face() }] },
      'negative_button is missing',
    ],
    ['an alert in a message', { type: 'alert', text: plain('x') }, 'blocks[0] alert may not stand in a message'],
    ['an unknown block', { type: 'marquee' }, 'blocks[0].type "marquee" is unknown among the blocks'],
    ['an unknown element', actions({ type: 'slider' }), 'elements[0].type "slider" is unknown among the elements'],
    ['an unknown field', { ...divider, colour: 'red' }, 'blocks[0].colour is a field that Slack does not know'],
    ['a block that is none', 'divider' as unknown as Dict, 'blocks[0] has to be an object'],
  ])('and not %s', (_, block, says) => {
    const refused = blockFaults([block], []).filter(fault => fault.refused)
    expect(refused.map(fault => `${fault.at} ${fault.says}`)).toContainEqual(expect.stringContaining(says))
  })

  it('counts across blocks', () => {
    expect(faults(...many(50, () => divider))).toEqual([])
    expect(faults(...many(51, () => divider))).toEqual(['blocks 51 items, at most 50'])
    expect(faults({ ...divider, block_id: 'a' }, { ...divider, block_id: 'a' })).toEqual(['blocks block_id "a" twice'])
    const markdown = { type: 'markdown', text: long(6_001) }
    expect(faults(markdown, markdown)).toEqual(['blocks 12002 characters of markdown, at most 12000'])
    expect(faults(table(1, 1), table(1, 1))).toEqual(['blocks 2 tables, at most 1'])
  })

  it('in a modal and on the Home tab', () => {
    const says = (view: Dict) => viewFaults(view, []).map(fault => `${fault.at} ${fault.says}`)
    expect(says(modal({ submit: plain('Go') }, input, { type: 'alert', text: plain('x') }))).toEqual([])
    expect(says({ type: 'home', blocks: many(100, () => divider) })).toEqual([])
    expect(says({ type: 'home', blocks: many(101, () => divider) })).toEqual(['view.blocks 101 items, at most 100'])
    expect(says(modal({}, input))).toEqual(['view.submit is missing, with an input to submit'])
    expect(says(modal({ title: plain(long(25)) }, divider))).toEqual(['view.title.text 25 characters, at most 24'])
    expect(says(modal({ private_metadata: long(3_001) }, divider))).toEqual([
      'view.private_metadata 3001 characters, at most 3000',
    ])
    expect(says(modal({}, feedback(face())))).toEqual(['view.blocks[0] context_actions may not stand in a modal'])
    expect(says({ type: 'popup' })).toEqual(['view.type "popup" is neither modal nor home'])
  })
})

describe('what we hold ourselves to', () => {
  const violations = (content: Dict, allowed: (string | RegExp)[] = []) => {
    const records = emptyRecords()
    records.allowMentions.push(...allowed)
    const refused = checkMessage(records, 'post', { text: 'hello', unfurl_links: false, ...content }, { unfurls: true })
    return [records.violations.map(line => line.replace('post: ', '')), refused.length]
  }

  it.each<[string, Dict, string]>([
    ['gives a text', { text: undefined }, 'text is missing or empty'],
    ['gives a text that says something', { text: '  ' }, 'text is missing or empty'],
    ['keeps the text short enough', { text: long(40_001) }, 'text 40001 characters, at most 40000'],
    ['unfurls no links', { unfurl_links: undefined }, 'unfurl_links is not false'],
    ['calls no channel', { text: 'now <!channel>' }, 'text calls <!channel>'],
    ['calls nobody here', { blocks: [section('now <!here|here>')] }, 'blocks[0].text.text calls <!here|here>'],
    ['calls not everyone', { blocks: [{ type: 'markdown', text: '<!everyone>' }] }, 'calls <!everyone>'],
    ['calls no group', { text: '<!subteam^S1|us>' }, 'calls <!subteam^S1|us>'],
    ['calls no person', { text: 'hello <@U123>' }, 'calls <@U123>'],
    ['names no channel', { text: 'see <#C123|general>' }, 'calls <#C123|general>'],
    ['calls nobody in rich text', { blocks: [rich({ type: 'broadcast', range: 'here' })] }, 'blocks calls <!here>'],
    ['escapes brackets', { text: 'a < b' }, 'text has an unescaped <'],
    [
      'labels feedback',
      { blocks: [feedback(face({ accessibility_label: undefined }))] },
      'accessibility_label is missing',
    ],
  ])('%s', (_, content, says) => expect(violations(content)).toEqual([[expect.stringContaining(says)], 0]))

  it('lets pass what a test means, what is escaped, dates and links', () => {
    const text = '&lt;!channel&gt; <!date^1782000000^{date}|June> <https://example.org|x> <mailto:a@example.org|a>'
    expect(violations({ text, blocks: [{ type: 'header', text: plain('<!channel> & co') }] })).toEqual([[], 0])
    expect(violations({ text: '<@U1> <#C1|g> <!here>' }, ['U1', '<#C1|g>', /here/])).toEqual([[], 0])
    expect(violations({ text: '<@U2>' }, ['U1'])).toEqual([['text calls <@U2>'], 0])
  })
})

describe('the table', () => {
  it("knows the library's blocks and elements, and all of their fields", () => {
    const typed = typesOf(['blocks', 'block-elements'])
    expect(typed.size).toBeGreaterThan(50)
    const all = Object.values(SHAPES).flatMap(family => Object.entries(family))
    const missing = [...typed].flatMap(([type, fields]) => {
      const shapes = all.filter(([name]) => name === type).map(([, shape]) => shape)
      const known = new Set(shapes.flatMap(fieldNames))
      const unknown = fields.filter(field => field !== 'type' && !known.has(field))
      return shapes.length === 0 ? [type] : unknown.map(field => `${type}.${field}`)
    })
    expect(missing).toEqual([])
  })

  it('speaks of no type that the library does not know', () => {
    const typed = new Set([...typesOf(['blocks', 'block-elements', 'composition-objects']).keys()])
    const named = Object.values(SHAPES).flatMap(family => Object.keys(family))
    expect(named.filter(type => !typed.has(type))).toEqual([])
    expect(Object.keys(VIEWS)).toEqual(['modal', 'home'])
  })
})

function fieldNames({ fields }: Shape): string[] {
  return Object.keys(fields)
}

/** Every `type: '…'` in the library's declarations, with the fields written beside it. */
function typesOf(files: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const file of files) {
    const path = new URL(`../../../node_modules/@slack/types/dist/block-kit/${file}.d.ts`, import.meta.url)
    const tree = ts.createSourceFile(file, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2023, true)
    const visit = (node: ts.Node) => {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) noteType(node.members, found)
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return found
}

function noteType(members: ts.NodeArray<ts.TypeElement>, found: Map<string, string[]>): void {
  const properties = members.filter(ts.isPropertySignature)
  const type = properties.find(({ name }) => name.getText() === 'type')?.type
  if (!type || !ts.isLiteralTypeNode(type) || !ts.isStringLiteral(type.literal)) return
  const fields = properties.map(({ name }) => name.getText())
  found.set(type.literal.text, [...(found.get(type.literal.text) ?? []), ...fields])
}

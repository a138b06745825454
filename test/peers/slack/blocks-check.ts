import { elementsOf } from './elements.ts'
import { examine, fieldsOf, type Examination, type Finding } from './examine.ts'
import { list, one, type Surface } from './field.ts'
import { VIEWS } from './limits.ts'
import { hasBareBracket, isAllowed, mentionsIn, richMentions } from './mentions.ts'
import { TOTALS } from './totals.ts'
import { dicts, isDict, str, type Dict } from './wire.ts'

type Allowed = readonly (string | RegExp)[]

const MESSAGE_BLOCKS = list(one('blocks'), TOTALS.blocks.message, 0)

/** What is wrong with the blocks of a message. */
export function blockFaults(blocks: unknown, allowed: Allowed): Finding[] {
  const exam = examination('message', allowed)
  examine(MESSAGE_BLOCKS, blocks, 'blocks', exam)
  wholes(dicts(blocks), 'blocks', exam, allowed)
  return exam.found
}

/** What is wrong with a modal or a Home tab. */
export function viewFaults(view: Dict, allowed: Allowed): Finding[] {
  const type = view['type']
  if (type !== 'modal' && type !== 'home')
    return [{ at: 'view.type', says: `"${str(type)}" is neither modal nor home`, refused: true }]
  const exam = examination(type, allowed)
  fieldsOf(VIEWS[type], view, 'view', exam)
  const blocks = dicts(view['blocks'])
  wholes(blocks, 'view.blocks', exam, allowed)
  const asks = blocks.some(block => block['type'] === 'input')
  if (type === 'modal' && asks && !view['submit'])
    exam.found.push({ at: 'view.submit', says: 'is missing, with an input to submit', refused: true })
  return exam.found
}

/** What is wrong with a text in which Slack reads mentions. */
export function textFaults(text: string, at: string, allowed: Allowed, kind: 'mrkdwn' | 'markdown'): Finding[] {
  const called = mentionsIn(text).filter(mention => !isAllowed(mention, allowed))
  const bare = kind === 'mrkdwn' && hasBareBracket(text)
  return [
    ...called.map(mention => ({ at, says: `calls ${mention}`, refused: false })),
    ...(bare ? [{ at, says: 'has an unescaped <', refused: false }] : []),
  ]
}

function examination(surface: Surface, allowed: Allowed): Examination {
  const found: Finding[] = []
  return {
    surface,
    found,
    markup: (text, at, kind) => found.push(...textFaults(text, at, allowed, kind)),
  }
}

/** What only shows when all blocks are seen together. */
function wholes(blocks: readonly Dict[], at: string, { surface, found }: Examination, allowed: Allowed): void {
  const refuse = (says: string) => found.push({ at, says, refused: true })
  for (const id of doubled(blocks.map(block => block['block_id']))) refuse(`block_id "${id}" twice`)
  for (const block of blocks)
    for (const id of doubled(elementsOf([block]).map(({ element }) => element['action_id'])))
      refuse(`action_id "${id}" twice in one block`)
  if (elementsOf(blocks).filter(({ element }) => element['focus_on_load'] === true).length > 1)
    refuse('more than one focus_on_load')
  for (const mention of blocks.flatMap(richMentions))
    if (!isAllowed(mention, allowed)) found.push({ at, says: `calls ${mention}`, refused: false })
  if (surface !== 'message') return
  const markdown = sum(blocks.filter(({ type }) => type === 'markdown').map(({ text }) => str(text).length))
  if (markdown > TOTALS.markdown) refuse(`${markdown} characters of markdown, at most ${TOTALS.markdown}`)
  const tables = blocks.filter(({ type }) => type === 'table' || type === 'data_table')
  if (tables.length > TOTALS.tables) refuse(`${tables.length} tables, at most ${TOTALS.tables}`)
  for (const table of tables) tableFaults(table).forEach(refuse)
}

function tableFaults(table: Dict): string[] {
  const rows = Array.isArray(table['rows']) ? table['rows'].map(dicts) : []
  const length = sum(rows.flat().map(cellLength))
  const ragged = new Set(rows.map(row => row.length)).size > 1
  const richHead = rows[0]?.some(cell => cell['type'] === 'rich_text')
  return [
    ...(length > TOTALS.tableText ? [`${length} characters in a table, at most ${TOTALS.tableText}`] : []),
    ...(table['type'] === 'data_table' && ragged ? ['the rows of a data_table differ in length'] : []),
    ...(table['type'] === 'data_table' && richHead ? ['rich_text in the head of a data_table'] : []),
  ]
}

function cellLength(value: unknown): number {
  if (Array.isArray(value)) return sum(value.map(cellLength))
  if (!isDict(value)) return 0
  return str(value['text']).length + cellLength(value['elements'])
}

function doubled(ids: readonly unknown[]): string[] {
  const given = ids.map(str).filter(id => id !== '')
  return [...new Set(given.filter((id, index) => given.indexOf(id) !== index))]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}

import { blockFaults, textFaults, viewFaults } from './blocks-check.ts'
import type { Finding } from './examine.ts'
import type { Records } from './records.ts'
import { TOTALS } from './totals.ts'
import { dicts, str, type Dict } from './wire.ts'

/** Looks at a message that we send; notes all that is wrong and returns what Slack itself would refuse. */
export function checkMessage(records: Records, where: string, content: Dict, { unfurls = false } = {}): string[] {
  return note(records, where, messageFaults(content, unfurls, records.allowMentions))
}

/** Looks at a view that we send; notes all that is wrong and returns what Slack itself would refuse. */
export function checkView(records: Records, where: string, view: Dict): string[] {
  return note(records, where, viewFaults(view, records.allowMentions))
}

/** Looks at a lone text that we send; notes what is wrong. */
export function checkText(records: Records, where: string, at: string, text: string): void {
  note(records, where, textFaults(text, at, records.allowMentions, 'mrkdwn'))
}

/** Notes a breach of our own rules that Slack would let pass. */
export function breach(records: Records, where: string, at: string, says: string): void {
  note(records, where, [{ at, says, refused: false }])
}

function note({ violations }: Records, where: string, found: readonly Finding[]): string[] {
  violations.push(...found.map(({ at, says }) => `${where}: ${at} ${says}`))
  return found.filter(({ refused }) => refused).map(({ at, says }) => `[ERROR] ${says} [json-pointer:${pointer(at)}]`)
}

/** `blocks[2].text` as Slack writes it: `/blocks/2/text`. */
function pointer(at: string): string {
  return `/${at.replace(/\]/g, '').replace(/[.[]/g, '/')}`
}

function messageFaults(content: Dict, unfurls: boolean, allowed: Records['allowMentions']): Finding[] {
  const text = str(content['text'])
  const own = (at: string, says: string): Finding => ({ at, says, refused: false })
  const found = textFaults(text, 'text', allowed, 'mrkdwn')
  if (text.trim() === '') found.push(own('text', 'is missing or empty; it is what notifications and readers get'))
  if (text.length > TOTALS.text) found.push(own('text', `${text.length} characters, at most ${TOTALS.text}`))
  if (unfurls && !isFalse(content['unfurl_links'])) found.push(own('unfurl_links', 'is not false'))
  if (content['blocks'] !== undefined) found.push(...blockFaults(content['blocks'], allowed))
  for (const attachment of dicts(content['attachments'])) {
    found.push(...textFaults(str(attachment['text']), 'attachments.text', allowed, 'mrkdwn'))
    if (attachment['blocks'] !== undefined) found.push(...blockFaults(attachment['blocks'], allowed))
  }
  return found
}

function isFalse(value: unknown): boolean {
  return value === false || value === 'false' || value === '0'
}

import type { Answer } from '../answer/answer.ts'
import { spellDate } from '../knowledge/dates.ts'
import type { Source } from '../knowledge/schema.ts'
import { encode, MOST_CODE } from './action.ts'
import type { Block, Button, Link } from './reply.ts'
import { WORDING } from './wording.ts'

/** Slack's limit for a button's label; longer questions are not offered. */
const MOST_LABEL = 75
/** Follow-up questions offered with an answer. */
const MOST_FOLLOW_UPS = 3
/** A list longer than this folds; what is folded comes with a button. */
const MOST_ITEMS = 12
const BULLET = /^[•·-] /

export interface Dress {
  /** The kept turn that the buttons refer to; none when it could not be kept. */
  turn?: string
  /** Offers to share: the asker alone sees the reply. */
  mayShare: boolean
  /** Shows all of a list that would fold. */
  unfolded?: boolean
  /** Stands for the list of members in the text. */
  table?: Block
}

/** An answer as neutral content: the answer itself, as of when, its sources, what can be done and asked next. */
export function answerBlocks(answer: Answer, dress: Dress): Block[] {
  return [
    ...textBlocks(answer.text, dress),
    ...(dress.table ? [dress.table] : []),
    ...noteBlocks(answer),
    ...sourceBlocks(answer.sources),
    ...followUps(answer),
    ...(answer.kind === 'answer' ? doings(dress) : []),
  ]
}

/** Running lines as text, marked lines as a list. */
function textBlocks(text: string, { turn, unfolded }: Dress): Block[] {
  const lines = text.split('\n')
  const items = lines.filter(line => BULLET.test(line)).map(line => line.replace(BULLET, ''))
  const said = lines.filter(line => !BULLET.test(line)).join('\n')
  const shown = unfolded || !turn ? items : items.slice(0, MOST_ITEMS)
  const folded = items.length - shown.length
  return [
    ...(said ? [{ kind: 'text', text: said } as const] : []),
    ...(shown.length > 0 ? [{ kind: 'list', items: shown } as const] : []),
    ...(folded > 0 && turn ? foldedBlocks(folded, items.length, turn) : []),
  ]
}

function foldedBlocks(folded: number, all: number, turn: string): Block[] {
  const button = { label: WORDING.moreButton(all), action: encode({ do: 'more', turn }) }
  return [
    { kind: 'note', text: WORDING.more(folded) },
    { kind: 'choices', buttons: [button] },
  ]
}

function noteBlocks({ asOf, facts, rivals }: Answer): Block[] {
  const notes = rivals.map(rival => WORDING.rival(rival))
  if (asOf && facts.length > 0) notes.push(WORDING.asOf(spellDate(asOf)))
  return notes.map(text => ({ kind: 'note', text }))
}

export function sourceBlocks(sources: readonly Source[]): Block[] {
  return sources.length === 0 ? [] : [{ kind: 'links', title: WORDING.sources, links: sources.map(linkOf) }]
}

function linkOf({ title, publisher, date, url }: Source): Link {
  const detail = [publisher, ...(date ? [spellDate(date)] : [])].join(', ')
  return { text: title, detail, ...(url ? { url } : {}) }
}

/** The things that a vague question may have meant, else questions that can really be answered. */
function followUps({ kind, suggestions, choices }: Answer): Block[] {
  const offered: Button[] =
    kind === 'choices' && choices.length > 0
      ? choices.flatMap(({ label, question }) => sayButton(label, question))
      : suggestions.slice(0, MOST_FOLLOW_UPS).flatMap(question => sayButton(question, question))
  const lead = kind === 'choices' ? WORDING.meant : WORDING.alsoAsk
  return offered.length === 0 ? [] : chunks(offered, 5).map((buttons, at) => choicesBlock(buttons, at, lead))
}

function choicesBlock(buttons: Button[], at: number, lead: string): Block {
  return at === 0 ? { kind: 'choices', lead, buttons } : { kind: 'choices', buttons }
}

/** A button that says a text as if it had been typed; none where a platform could not carry it. */
export function sayButton(label: string, text: string): Button[] {
  const action = encode({ do: 'say', text })
  return label.length <= MOST_LABEL && action.length <= MOST_CODE ? [{ label, action }] : []
}

function doings({ turn, mayShare }: Dress): Block[] {
  if (!turn) return []
  const button = (label: string, verb: 'why' | 'share' | 'cite' | 'report'): Button => ({
    label,
    action: encode({ do: verb, turn }),
  })
  return [
    {
      kind: 'choices',
      buttons: [
        button(WORDING.whyButton, 'why'),
        ...(mayShare ? [button(WORDING.shareButton, 'share')] : []),
        button(WORDING.citeButton, 'cite'),
        button(WORDING.reportButton, 'report'),
      ],
    },
    {
      kind: 'feedback',
      good: { label: WORDING.goodButton, spoken: WORDING.goodSpoken, action: encode({ do: 'good', turn }) },
      bad: { label: WORDING.badButton, spoken: WORDING.badSpoken, action: encode({ do: 'bad', turn }) },
    },
  ]
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size))
}

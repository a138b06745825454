import type { types } from '@slack/bolt'
import { MOST_CODE } from '../../src/bot/action.ts'
import type { Block, Button } from '../../src/bot/reply.ts'
import type { Piece } from './blocks.ts'
import { LIMITS } from './limits.ts'
import { packed } from './rich.ts'
import { clean, escape, fitting, plain, sizeOf } from './text.ts'

/** Marks the buttons that are ours. */
export const ACTION = 'aisi'

/** Buttons next to each other; one that could not be understood when it is pressed is left out. */
export function buttonRows(buttons: readonly Button[]): Piece[] {
  return packed(buttons.filter(isAble), () => 1, LIMITS.buttons).map(group => ({
    block: { type: 'actions', elements: group.map(element) },
    ...silent(group),
    size: group.reduce((sum, button) => sum + sizeOf(labelOf(button)), 0),
  }))
}

function element(button: Button, index: number): types.Button {
  return {
    type: 'button',
    action_id: `${ACTION}:${index}`,
    text: plain(labelOf(button)),
    value: button.action,
    ...(button.spoken && { accessibility_label: spokenOf(button) }),
  }
}

/** 👍 and 👎 in the form that Slack has for them. */
export function feedback({ good, bad }: Extract<Block, { kind: 'feedback' }>): Piece[] {
  if (!isAble(good) || !isAble(bad)) return buttonRows([good, bad])
  const block: types.ContextActionsBlock = {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: `${ACTION}:feedback`,
        positive_button: side(good),
        negative_button: side(bad),
      },
    ],
  }
  return [{ block, ...silent([good, bad]), size: sizeOf(labelOf(good)) + sizeOf(labelOf(bad)) }]
}

function side(button: Button): types.FeedbackButtons['positive_button'] {
  return { text: plain(labelOf(button)), value: button.action, accessibility_label: spokenOf(button) }
}

/** Buttons are named in a message's text only where it has no other. */
function silent(buttons: readonly Button[]): Pick<Piece, 'text' | 'label'> {
  return { text: '', label: buttons.map(button => escape(spokenOf(button))).join(' · ') }
}

function isAble({ label, action }: Button): boolean {
  return labelOf({ label }).trim() !== '' && action !== '' && action.length <= MOST_CODE && clean(action) === action
}

function labelOf({ label }: Pick<Button, 'label'>): string {
  return fitting(label, LIMITS.label)
}

function spokenOf({ label, spoken = '' }: Button): string {
  return fitting(spoken, LIMITS.label).trim() || labelOf({ label })
}

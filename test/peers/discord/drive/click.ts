import { flattened } from '../checks/layout.ts'
import { BUTTON, COMPONENT, INTERACTION } from '../constants.ts'
import { inFull } from '../content.ts'
import { begin, type Interaction } from '../interactions.ts'
import type { Component, Message } from '../shapes.ts'
import type { State } from '../state.ts'
import { messagesIn, type Kept } from '../world.ts'
import { originOf, type Where } from './origin.ts'

/** A component by its custom id or label, by a pattern for either, or by anything else about it. */
export type Matcher = string | RegExp | ((component: Component) => boolean)

export type Clicking = Omit<Where, 'channel'> & {
  /** What is chosen in a select menu. */
  values?: readonly string[]
}

/** Somebody presses a button or chooses from a menu, if they can see it and it can be used. */
export function click(state: State, message: Message, matcher: Matcher, clicking: Clicking): Interaction {
  const kept = messagesIn(state.world, message.channel_id).get(message.id)
  if (!kept) throw new Error(`The message ${message.id} is gone.`)
  const component = usable(kept.message, matcher)
  const channel = state.world.channels.get(message.channel_id)
  const user = clicking.user ?? viewerOf(state, kept)
  if (kept.onlyFor !== undefined && user?.id !== kept.onlyFor) throw new Error('This person cannot see the message.')
  const { who, payload } = originOf(state, { ...clicking, ...(user && { user }), ...(channel && { channel }) })
  const { custom_id, type, id } = component
  const chosen = type === COMPONENT.button ? {} : { values: chosenIn(component, clicking.values ?? []) }
  const draft = { ...who, type: INTERACTION.component, name: String(custom_id), source: kept.message }
  const data = { custom_id, component_type: type, id, ...chosen }
  return begin(state, draft, { ...payload, message: inFull(state.world, kept.message), data })
}

/** The components of a message that match. */
export function componentsOf(message: Message, matcher: Matcher): Component[] {
  return flattened(message.components).filter(one => matches(one, matcher))
}

function usable(message: Message, matcher: Matcher): Component {
  const [found] = componentsOf(message, matcher)
  if (!found) {
    const known = flattened(message.components).flatMap(one => one.custom_id ?? [])
    throw new Error(`The message has no component ${String(matcher)}; it has ${known.join(', ') || 'none'}.`)
  }
  if (found.disabled) throw new Error(`The component ${String(matcher)} is disabled.`)
  if (!found.custom_id || found.style === BUTTON.link) throw new Error(`${String(matcher)} asks nothing of the bot.`)
  return found
}

function matches(component: Component, matcher: Matcher): boolean {
  if (typeof matcher === 'function') return matcher(component)
  const names = [component.custom_id, component.label].filter(name => typeof name === 'string')
  return names.some(name => (typeof matcher === 'string' ? name === matcher : matcher.test(name)))
}

function viewerOf({ world }: State, { onlyFor }: Kept) {
  return onlyFor === undefined ? undefined : world.users.get(onlyFor)
}

function chosenIn({ options, min_values, max_values }: Component, values: readonly string[]): readonly string[] {
  const [least, most] = [min_values ?? 1, max_values ?? 1]
  if (values.length < least || values.length > most) throw new Error(`Choose ${least} to ${most} values.`)
  const wrong = options && values.find(value => !options.some(one => one.value === value))
  if (wrong !== undefined) throw new Error(`The menu offers no "${wrong}".`)
  return values
}

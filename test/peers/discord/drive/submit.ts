import { flattened } from '../checks/layout.ts'
import { COMPONENT, INTERACTION } from '../constants.ts'
import { inFull } from '../content.ts'
import { begin, type Interaction } from '../interactions.ts'
import type { Component, User } from '../shapes.ts'
import type { State } from '../state.ts'
import { originOf } from './origin.ts'

/** What a person enters, by custom id: text, the values of a menu or group, or a tick. */
export type Entries = Readonly<Record<string, string | readonly string[] | boolean>>

const TEXT = 4_000

/** Sends the form that an interaction was answered with. */
export function submit(state: State, opened: Interaction, entries: Entries, user: User = opened.user): Interaction {
  const modal = opened.response?.modal
  if (!modal) throw new Error(`"${opened.name}" was not answered with a form.`)
  const fields = flattened(modal.components).filter(({ custom_id }) => custom_id)
  const unknown = Object.keys(entries).find(name => !fields.some(({ custom_id }) => custom_id === name))
  if (unknown !== undefined) throw new Error(`The form has no field "${unknown}".`)
  const components = modal.components
    .filter(({ type }) => type !== COMPONENT.textDisplay)
    .map(one => filledIn(one, entries))

  const { who, payload } = originOf(state, { user, channel: opened.channel, userInstall: isPersonal(opened) })
  const { source } = opened
  const draft = { ...who, type: INTERACTION.modal, name: modal.custom_id, ...(source && { source }) }
  const message = source && { message: inFull(state.world, source) }
  return begin(state, draft, { ...payload, ...message, data: { custom_id: modal.custom_id, components } })
}

function isPersonal({ payload }: Interaction): boolean {
  return JSON.stringify(payload.authorizing_integration_owners).startsWith('{"1"')
}

function filledIn(component: Component, entries: Entries): unknown {
  const { type, id } = component
  if (component.component) return { type, id, component: entered(component.component, entries) }
  return { type, id, components: (component.components ?? []).map(one => entered(one, entries)) }
}

function entered(field: Component, entries: Entries): unknown {
  const { type, id, custom_id } = field
  const entry = entries[String(custom_id)] ?? blank(field)
  if (type === COMPONENT.textInput || type === COMPONENT.radioGroup) check(field, String(entry))
  const value = typeof entry === 'object' ? { values: entry } : { value: entry }
  return { type, id, custom_id, ...value }
}

/** What the form holds when nobody touches a field. */
function blank({ type, value, default: ticked, options }: Component): Entries[string] {
  if (type === COMPONENT.checkbox) return ticked === true
  if (type === COMPONENT.textInput) return typeof value === 'string' ? value : ''
  const chosen = (options ?? []).filter(one => one.default).map(one => one.value)
  return type === COMPONENT.radioGroup ? (chosen[0] ?? '') : chosen
}

function check({ custom_id, required, min_length, max_length }: Component, text: string): void {
  if (text === '' && required !== false) throw new Error(`The field "${custom_id}" is required.`)
  const [least, most] = [text === '' ? 0 : Number(min_length ?? 0), Number(max_length ?? TEXT)]
  if (text.length < least || text.length > most) throw new Error(`The field "${custom_id}" takes ${least} to ${most}.`)
}

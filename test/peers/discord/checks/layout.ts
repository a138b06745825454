import { COMPONENT } from '../constants.ts'
import type { Component } from '../shapes.ts'
import type { Fault } from './form.ts'
import { twice } from './pieces.ts'

const MOST_COMPONENTS = 40
const MOST_TEXT = 4_000

/** A component and all within it, outermost first. */
export function flattened(components: readonly Component[]): Component[] {
  return components.flatMap(one => [one, ...flattened(childrenOf(one))])
}

export function childrenOf({ components, accessory, component }: Component): Component[] {
  return [...(components ?? []), ...(accessory ? [accessory] : []), ...(component ? [component] : [])]
}

/** Faults that only the whole message shows: too much of it, names used twice, files that were not sent along. */
export function layoutFaults(components: readonly Component[], files: ReadonlySet<string>): Fault[] {
  const all = flattened(components)
  const faults: Fault[] = []
  const wrong = (code: string, message: string) => faults.push({ path: ['components'], code, message })

  if (all.length > MOST_COMPONENTS) {
    wrong('COMPONENT_TOTAL_EXCEEDED', `${all.length} components; at most ${MOST_COMPONENTS}, nested ones included.`)
  }
  const length = textLength(all)
  if (length > MOST_TEXT) {
    wrong('COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', `${length} characters of text; at most ${MOST_TEXT}.`)
  }
  const name = twice(all.flatMap(one => (one.custom_id ? [one.custom_id] : [])))
  if (name !== undefined) wrong('COMPONENT_CUSTOM_ID_DUPLICATED', `Component custom id "${name}" is used twice.`)
  const id = twice(all.flatMap(one => (one.id ? [one.id] : [])))
  if (id !== undefined) wrong('COMPONENT_ID_DUPLICATED', `Component id ${id} is used twice.`)
  for (const file of referredFiles(all)) {
    if (!files.has(file))
      wrong('UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', `No file "${file}" was sent along.`)
  }
  return faults
}

function textLength(all: readonly Component[]): number {
  const texts = all.filter(({ type }) => type === COMPONENT.textDisplay)
  return texts.reduce((sum, { content }) => sum + (content?.length ?? 0), 0)
}

function referredFiles(all: readonly Component[]): string[] {
  const own = all.map(({ components: _, accessory: __, component: ___, ...self }) => self)
  return [...JSON.stringify(own).matchAll(/"attachment:\/\/([^"]*)"/g)].map(([, name]) => name ?? '')
}

/** The same components, each with a number of its own, as Discord hands them out. */
export function numbered(components: readonly Component[]): Component[] {
  const taken = new Set(flattened(components).flatMap(({ id }) => (id ? [id] : [])))
  let next = 1
  const free = () => {
    while (taken.has(next)) next++
    return next++
  }
  const number = (one: Component): Component => ({
    ...one,
    id: one.id || free(),
    ...(one.components && { components: one.components.map(number) }),
    ...(one.accessory && { accessory: number(one.accessory) }),
    ...(one.component && { component: number(one.component) }),
  })
  return components.map(number)
}

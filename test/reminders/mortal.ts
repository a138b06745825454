import { Problem } from '../../src/errors.ts'

/** How long a process lives: it falls at one of its steps, before that is done or just after. */
export interface Life {
  /** Steps until the fall. */
  left: number
  falls: 'before' | 'after'
  over: boolean
}

/** The same thing in a process that falls: from then on nothing it does has any effect. */
export function mortal<T extends object>(thing: T, steps: readonly (keyof T)[], life: Life): T {
  return new Proxy(thing, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return async (...given: unknown[]) => {
        const isLast = steps.some(step => step === name) && (life.left -= 1) === 0
        if (isLast && life.falls === 'before') life.over = true
        if (life.over) throw new Problem('The process is no more.')
        const outcome: unknown = await Reflect.apply(value, target, given)
        if (isLast) life.over = true
        if (life.over) throw new Problem('The process is no more.')
        return outcome
      }
    },
  })
}

import { Problem } from '../errors.ts'

/** The store could not do what was asked; the message names the place, the cause and the cure, never a password. */
export class StoreProblem extends Problem {
  override name = 'StoreProblem'
  /** It is away for a while and worth trying again; where false, a person must act first. */
  readonly passing: boolean

  constructor(message: string, { passing = false, cause }: { passing?: boolean; cause?: unknown } = {}) {
    super(message, [], { cause })
    this.passing = passing
  }
}

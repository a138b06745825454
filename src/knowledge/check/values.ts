import { isPartialDate } from '../dates.ts'
import type { Gives } from '../schema.ts'
import type { Rule } from './rule.ts'

interface Shape {
  fits: (value: string) => boolean
  right: string
}

const SHAPES: Partial<Record<Gives, Shape>> = {
  date: { fits: isPartialDate, right: 'write it as 2026-11-21, 2026-11 or 2026, and a last day into on' },
  count: { fits: value => /^\d+$|^\d{1,3}(,\d{3})+$/.test(value), right: 'write a whole number, as in 10' },
  money: { fits: value => /\d/.test(value), right: 'write the amount, as in "11 million US dollars"' },
  link: {
    fits: value => /^(https?:\/\/)?[\p{L}\d-]+(\.[\p{L}\d-]+)+(:\d+)?([/?#]\S*)?$/iu.test(value),
    right: 'write an address, as in "www.example.org/page"',
  },
}

/** A value is of the sort that its property gives. */
export const values: Rule = ({ folder, known }, report) => {
  for (const fact of folder.facts) {
    const property = known.properties.get(fact.property ?? '')
    const shape = property && SHAPES[property.gives]
    if (fact.value === undefined || !shape || shape.fits(String(fact.value))) continue
    report.error(
      fact,
      ['value'],
      `"${fact.value}" is no ${property.gives}, which "${property.id}" gives; ${shape.right}`,
    )
  }
}

/** Longer answers are folded or not read. */
const LONGEST_ANSWER = 600

/** An answer is short. */
export const lengths: Rule = ({ folder }, report) => {
  for (const entry of [...folder.facts, ...folder.events]) {
    const length = entry.says?.length ?? 0
    if (length > LONGEST_ANSWER)
      report.warning(
        entry,
        ['says'],
        `${length} characters are too long to read; say it in ${LONGEST_ANSWER}, better in 400`,
      )
  }
}

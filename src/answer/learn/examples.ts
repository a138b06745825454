import type { Rows } from './rows.ts'

/** Rows side by side, their features numbered as they come. */
export interface Examples extends Rows {
  /** The features by their new numbers. */
  features: Int32Array
}

/**
 * Makes copies of some rows, valid until the next ones are made: a training goes through its few again and again, which
 * takes less time in a small part of the memory.
 * @param width how many features there are.
 */
export function copierOf(rows: Rows, width: number): (which: Int32Array) => Examples {
  const { ids: all, weights: allWeights } = rows
  const ids = new Int32Array(all.length)
  const weights = new Float32Array(all.length)
  const features = new Int32Array(width)
  /** One more than the new number of a feature; 0 where it has none. */
  const numbers = new Int32Array(width)
  return which => {
    const starts = new Int32Array(which.length)
    const ends = new Int32Array(which.length)
    let end = 0
    let count = 0
    for (let at = 0; at < which.length; at++) {
      starts[at] = end
      const last = rows.ends[which[at] as number] as number
      for (let place = rows.starts[which[at] as number] as number; place < last; place++) {
        const feature = all[place] as number
        let number = numbers[feature] as number
        if (number === 0) {
          features[count] = feature
          number = numbers[feature] = ++count
        }
        ids[end] = number - 1
        weights[end++] = allWeights[place] as number
      }
      ends[at] = end
    }
    for (let at = 0; at < count; at++) numbers[features[at] as number] = 0
    return { ids, weights, starts, ends, features: features.subarray(0, count) }
  }
}

import type { Vector } from './vector.ts'

/** Sparse vectors in one block of memory (compressed sparse rows): the features of each ascending, with their weights. */
export interface Rows {
  ids: Int32Array
  weights: Float32Array
  /** Where each row begins in the block, and where it ends. */
  starts: Int32Array
  ends: Int32Array
}

/** Puts vectors together. */
export function rowsOf(vectors: readonly Vector[]): Rows {
  const starts = new Int32Array(vectors.length)
  const ends = new Int32Array(vectors.length)
  let end = 0
  vectors.forEach(({ ids }, row) => {
    starts[row] = end
    ends[row] = end += ids.length
  })
  const [ids, weights] = [new Int32Array(end), new Float32Array(end)]
  vectors.forEach((vector, row) => {
    ids.set(vector.ids, starts[row])
    weights.set(vector.weights, starts[row])
  })
  return { ids, weights, starts, ends }
}

/** Some of the rows, in the order given. */
export function picked(rows: Rows, which: readonly number[]): Rows {
  const from = (places: Int32Array) => Int32Array.from(which, row => places[row] as number)
  return { ...rows, starts: from(rows.starts), ends: from(rows.ends) }
}

/** The rows without their features from a number on. */
export function below(rows: Rows, limit: number): Rows {
  const ends = rows.ends.map((end, row) => {
    let at = end
    while (at > (rows.starts[row] as number) && (rows.ids[at - 1] as number) >= limit) at--
    return at
  })
  return { ...rows, ends }
}

/** One of the rows. */
export function rowOf({ ids, weights, starts, ends }: Rows, row: number): Vector {
  return { ids: ids.subarray(starts[row], ends[row]), weights: weights.subarray(starts[row], ends[row]) }
}

import type { Vector } from './features.ts'

/** For each column its rows and weights, in one block of memory (compressed sparse columns). */
export interface Sparse {
  starts: Int32Array
  rows: Int32Array
  weights: Float32Array
}

/** Turns vectors (one a row) into columns, so that a question touches only what shares a feature with it. */
export function columnsOf(vectors: readonly Vector[], width: number): Sparse {
  const starts = new Int32Array(width + 1)
  for (const vector of vectors) for (const id of vector.ids) starts[id + 1] = (starts[id + 1] ?? 0) + 1
  for (let at = 0; at < width; at++) starts[at + 1] = (starts[at + 1] ?? 0) + (starts[at] ?? 0)
  const next = starts.slice()
  const total = starts[width] ?? 0
  const rows = new Int32Array(total)
  const weights = new Float32Array(total)
  vectors.forEach((vector, row) => {
    vector.ids.forEach((id, at) => {
      const place = next[id] ?? 0
      next[id] = place + 1
      rows[place] = row
      weights[place] = vector.weights[at] ?? 0
    })
  })
  return { starts, rows, weights }
}

/** The rows that a vector touched, and the product with each; valid until the next call. */
export interface Products {
  rows: readonly number[]
  sums: Float32Array
}

/**
 * Multiplies vectors with every row they touch. Columns are taken shortest first and reading stops after `budget`
 * entries: in a large folder the commonest features cost the most and tell the least.
 * @param skipFrom features from this number on are left out.
 * @param spare columns still read when the budget is spent: a short question of common words has nothing else.
 */
export function multiplier(columns: Sparse, rowCount: number) {
  const sums = new Float32Array(rowCount)
  let rows: number[] = []
  const lengthOf = (id: number) => (columns.starts[id + 1] ?? 0) - (columns.starts[id] ?? 0)
  return (vector: Vector, budget: number, skipFrom = Infinity, spare = 0): Products => {
    for (const row of rows) sums[row] = 0
    rows = []
    const { ids } = vector
    let count = 0
    while (count < ids.length && (ids[count] as number) < skipFrom) count++
    const order = Uint16Array.from({ length: count }, (_, at) => at)
    order.sort((a, b) => lengthOf(ids[a] as number) - lengthOf(ids[b] as number) || a - b)
    let read = 0
    let beyond = 0
    for (const at of order) {
      const id = ids[at] as number
      const weight = vector.weights[at] as number
      read += lengthOf(id)
      if (read > budget && ++beyond > spare && rows.length > 0) break
      const end = columns.starts[id + 1] ?? 0
      for (let place = columns.starts[id] ?? 0; place < end; place++) {
        const row = columns.rows[place] as number
        const sum = sums[row] as number
        if (sum === 0) rows.push(row)
        sums[row] = sum + weight * (columns.weights[place] as number)
      }
    }
    return { rows, sums }
  }
}

/** The `most` rows with the largest products, largest first; equal ones in row order. */
export function largest({ rows, sums }: Products, most: number, keep: (row: number) => boolean = () => true): number[] {
  const best: number[] = []
  for (const row of rows) {
    const sum = sums[row] as number
    const last = best[most - 1]
    if ((last !== undefined && sum <= (sums[last] as number)) || !keep(row)) continue
    let at = Math.min(best.length, most - 1)
    while (at > 0 && before(sums, row, best[at - 1] as number)) {
      best[at] = best[at - 1] as number
      at--
    }
    best[at] = row
  }
  return best
}

function before(sums: Float32Array, a: number, b: number): boolean {
  const difference = (sums[a] as number) - (sums[b] as number)
  return difference > 0 || (difference === 0 && a < b)
}

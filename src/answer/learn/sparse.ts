import type { Rows } from './rows.ts'
import type { Vector } from './vector.ts'

/** For each column its rows and weights, in one block of memory (compressed sparse columns). */
export interface Sparse {
  starts: Int32Array
  rows: Int32Array
  weights: Float32Array
}

/** Turns rows into columns, so that a question touches only what shares a feature with it. */
export function columnsOf(from: Rows, width: number): Sparse {
  const starts = new Int32Array(width + 1)
  for (let row = 0; row < from.starts.length; row++)
    for (let at = from.starts[row] as number; at < (from.ends[row] as number); at++)
      (starts[(from.ids[at] as number) + 1] as number)++
  for (let at = 0; at < width; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number)
  const next = starts.slice()
  const total = starts[width] ?? 0
  const rows = new Int32Array(total)
  const weights = new Float32Array(total)
  for (let row = 0; row < from.starts.length; row++)
    for (let at = from.starts[row] as number; at < (from.ends[row] as number); at++) {
      const place = (next[from.ids[at] as number] as number)++
      rows[place] = row
      weights[place] = from.weights[at] as number
    }
  return { starts, rows, weights }
}

/** How much of the columns is read for one vector. */
export interface Reach {
  /** Reading stops before there are more entries than this; the first column is always read. */
  budget: number
  /** Features from this number on are left out. */
  skipFrom?: number
}

/**
 * Multiplies vectors with all rows; the products are valid until the next call. Columns are taken shortest first and
 * reading stops at some point: in a large folder the commonest features cost the most and tell the least.
 */
export function multiplier(columns: Sparse, rowCount: number): (vector: Vector, reach: Reach) => Float32Array {
  const { rows, weights, starts } = columns
  const sums = new Float32Array(rowCount)
  return (vector, reach) => {
    sums.fill(0)
    for (const at of worthReading(columns, vector, reach)) {
      const id = vector.ids[at] as number
      addColumn(rows, weights, starts[id] as number, starts[id + 1] as number, vector.weights[at] as number, sums)
    }
    return sums
  }
}

/**
 * Keeps no note of what it touches, which would take three times as long. Two at a time, since the second need not wait
 * for the first: the rows of a column differ.
 */
function addColumn(
  rows: Int32Array,
  weights: Float32Array,
  start: number,
  end: number,
  factor: number,
  sums: Float32Array,
): void {
  let place = start
  for (; place + 1 < end; place += 2) {
    const row = rows[place] as number
    const next = rows[place + 1] as number
    const sum = (sums[row] as number) + factor * (weights[place] as number)
    const nextSum = (sums[next] as number) + factor * (weights[place + 1] as number)
    sums[row] = sum
    sums[next] = nextSum
  }
  if (place < end) (sums[rows[place] as number] as number) += factor * (weights[place] as number)
}

/** The places in a vector whose columns are read, in their order. */
function worthReading({ starts }: Sparse, { ids }: Vector, { budget, skipFrom = Infinity }: Reach) {
  let count = 0
  while (count < ids.length && (ids[count] as number) < skipFrom) count++
  const lengths = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    const id = ids[at] as number
    lengths[at] = ((starts[id + 1] as number) - (starts[id] as number)) * PLACES + at
  }
  lengths.sort()
  const places = new Uint16Array(count)
  let read = 0
  for (let at = 0; at < count; at++) {
    const before = read
    read += Math.floor((lengths[at] as number) / PLACES)
    if (read > budget && before > 0) return places.subarray(0, at)
    places[at] = (lengths[at] as number) % PLACES
  }
  return places
}

/** More than a vector has: a length and a place in one number are sorted without asking which is less. */
const PLACES = 2 ** 16

/** Rows to choose from, and the product with each. */
export interface Products {
  rows: Int32Array
  sums: Float32Array
}

/** As `multiplier`, for short reaches: notes the rows that are touched, so that no others have to be looked at. */
export function toucher(columns: Sparse, rowCount: number): (vector: Vector, reach: Reach) => Products {
  const { starts } = columns
  const sums = new Float32Array(rowCount)
  const touched = new Int32Array(rowCount + 1)
  let count = 0
  return (vector, reach) => {
    for (let at = 0; at < count; at++) sums[touched[at] as number] = 0
    count = 0
    for (const at of worthReading(columns, vector, reach)) {
      const id = vector.ids[at] as number
      const [start, end] = [starts[id] as number, starts[id + 1] as number]
      count = touchColumn(columns, start, end, vector.weights[at] as number, sums, touched, count)
    }
    return { rows: touched.subarray(0, count), sums }
  }
}

/** Every row is noted, and the next note overwrites it if it was touched before: no branch to guess wrong. */
function touchColumn(
  { rows, weights }: Sparse,
  start: number,
  end: number,
  factor: number,
  sums: Float32Array,
  touched: Int32Array,
  before: number,
): number {
  let count = before
  for (let place = start; place < end; place++) {
    const row = rows[place] as number
    const sum = sums[row] as number
    touched[count] = row
    count += Number(sum === 0)
    sums[row] = sum + factor * (weights[place] as number)
  }
  return count
}

/** The `most` rows with the largest products, largest first; of equal ones the first in `rows`. */
export function largest({ rows, sums }: Products, most: number, keep: (row: number) => boolean = () => true): number[] {
  const best: number[] = []
  let bar = -Infinity
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number
    const sum = sums[row] as number
    if (sum <= bar || !keep(row)) continue
    let at = Math.min(best.length, most - 1)
    while (at > 0 && before(sums, row, best[at - 1] as number)) {
      best[at] = best[at - 1] as number
      at--
    }
    best[at] = row
    if (best.length === most) bar = sums[best[most - 1] as number] as number
  }
  return best
}

function before(sums: Float32Array, a: number, b: number): boolean {
  const difference = (sums[a] as number) - (sums[b] as number)
  return difference > 0 || (difference === 0 && a < b)
}

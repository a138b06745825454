import { FAMILIES, tableOf, type Features, type FeatureTable } from './features.ts'
import type { Rows } from './rows.ts'

/** A sparse vector: ascending feature numbers with their weights. */
export interface Vector {
  ids: Int32Array
  weights: Float32Array
}

/** How much each family of features counts in the squared length of a text, each being normalised apart. */
const FAMILY_WEIGHT = [1, 0.8, 0.5] as const

/** The squared length that wording alone has in a full vector: what a perfect match reaches. */
export const WORDING = FAMILY_WEIGHT[0] + FAMILY_WEIGHT[1]

/** The TF-IDF vector of a text whose features bear the numbers of a vocabulary. */
export function vectorOf(features: Features, idf: Float32Array): Vector {
  return vectorsOf(tableOf([features]), idf, [0, 0, 0])
}

/** The vectors of many texts. @param firsts where the numbers of each family begin. */
export function vectorsOf(table: FeatureTable, idf: Float32Array, firsts: readonly number[]): Rows {
  const { bounds } = table
  const to = { ids: new Int32Array(table.ids.length), weights: new Float32Array(table.ids.length) }
  for (let stretch = 0; stretch + 1 < bounds.length; stretch++) {
    const family = stretch % FAMILIES.length
    const [start, end] = [bounds[stretch] as number, bounds[stretch + 1] as number]
    write(table, start, end, firsts[family] as number, FAMILY_WEIGHT[family] as number, idf, to)
  }
  const everyThird = (places: Int32Array) => places.filter((_, at) => at % FAMILIES.length === 0)
  return { ...to, starts: everyThird(bounds.subarray(0, -1)), ends: everyThird(bounds).subarray(1) }
}

/** Writes one family of features in order, and scaled to its share. */
function write(
  { ids, times }: FeatureTable,
  start: number,
  end: number,
  first: number,
  share: number,
  idf: Float32Array,
  to: Vector,
): void {
  let square = 0
  for (let at = start; at < end; at++) square += weightOf(first + (ids[at] as number), times[at] as number, idf) ** 2
  const scale = Math.sqrt(share / (square || 1))
  for (let at = start; at < end; at++) {
    const id = first + (ids[at] as number)
    insert(to, start, at, id, weightOf(id, times[at] as number, idf) * scale)
  }
}

function weightOf(id: number, times: number, idf: Float32Array): number {
  return (times === 1 ? 1 : 1 + Math.log(times)) * (idf[id] as number)
}

/** Puts a feature in its place among those between `start` and `end`. */
function insert({ ids, weights }: Vector, start: number, end: number, id: number, weight: number): void {
  let at = end
  for (; at > start && (ids[at - 1] as number) > id; at--) {
    ids[at] = ids[at - 1] as number
    weights[at] = weights[at - 1] as number
  }
  ids[at] = id
  weights[at] = weight
}

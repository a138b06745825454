import type { Features } from './features.ts'

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
  const [vector] = vectorsOf([features], idf, [0, 0, 0])
  return vector as Vector
}

/** The vectors of many texts in one block of memory. @param starts where the numbers of each family begin. */
export function vectorsOf(all: readonly Features[], idf: Float32Array, starts: readonly number[]): Vector[] {
  const total = all.reduce((sum, features) => features.reduce((part, { ids }) => part + ids.length, sum), 0)
  const block = { ids: new Int32Array(total), weights: new Float32Array(total) }
  let next = 0
  return all.map(features => {
    const first = next
    features.forEach((family, at) => {
      next = write(family, starts[at] as number, FAMILY_WEIGHT[at] ?? 1, idf, block, next)
    })
    return part(block, first, next)
  })
}

/** The features of a vector with numbers below a limit. */
export function below(vector: Vector, limit: number): Vector {
  let end = vector.ids.length
  while (end > 0 && (vector.ids[end - 1] as number) >= limit) end--
  return end === vector.ids.length ? vector : part(vector, 0, end)
}

function part({ ids, weights }: Vector, start: number, end: number): Vector {
  return { ids: ids.subarray(start, end), weights: weights.subarray(start, end) }
}

/** Writes one family of features behind what is written already, in order, and scaled to its share. */
function write(
  { ids, times }: Features[number],
  first: number,
  share: number,
  idf: Float32Array,
  to: Vector,
  at: number,
) {
  const weights = ids.map((id, nth) => (1 + Math.log(times[nth] as number)) * (idf[first + id] as number))
  const square = weights.reduce((sum, weight) => sum + weight * weight, 0)
  const scale = Math.sqrt(share / (square || 1))
  ids.forEach((id, nth) => insert(to, at, at + nth, first + id, (weights[nth] as number) * scale))
  return at + ids.length
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

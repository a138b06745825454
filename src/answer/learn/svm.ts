import { copierOf, type Examples } from './examples.ts'
import type { Rows } from './rows.ts'
import type { Vector } from './vector.ts'

/** Trade-off between a wide margin and the errors on the examples; 1 is the customary default for text. */
const COST = 1
/** Passes over the examples; the weights hardly move after six. */
const PASSES = 6

/** A linear separator of one class from the rest: weights by feature, and where zero lies. */
export interface Separator {
  weights: Vector
  bias: number
}

/** Smaller weights change no decision and are dropped. */
const SMALLEST = 0.01

/** Tells some rows from others, no row being named twice. */
export type Separate = (own: readonly number[], others: ArrayLike<number>) => Separator

/**
 * Teaches L2-regularised squared-hinge linear SVMs by dual coordinate descent (Hsieh et al., ICML 2008), deterministic:
 * examples are visited in a fixed stride order.
 * @param width how many features there are.
 */
export function separatorsOf(rows: Rows, width: number): Separate {
  const copyOf = copierOf(rows, width)
  const squares = squaresOf(rows)
  const weights = new Float32Array(width)
  return (own, others) => {
    const which = new Int32Array(own.length + others.length)
    which.set(own)
    which.set(others, own.length)
    const examples = copyOf(which)
    const diagonal = new Float32Array(which.length)
    for (let at = 0; at < which.length; at++)
      diagonal[at] = 1 + (squares[which[at] as number] as number) + 1 / (2 * COST)
    const bias = descend(examples, own.length, diagonal, weights)
    return { weights: takeWeights(examples, weights), bias }
  }
}

/** Moves the weights, all zero at first, to where they tell the first examples from the others; gives where zero lies. */
function descend(
  { ids, weights, starts, ends }: Examples,
  own: number,
  diagonal: Float32Array,
  model: Float32Array,
): number {
  const count = starts.length
  const dual = new Float32Array(count)
  /** Examples far on their right side are not looked at again (shrinking). */
  const settled = new Uint8Array(count)
  const stride = strideFor(count)
  let bias = 0
  for (let pass = 0; pass < PASSES; pass++) {
    for (let step = 0, at = pass % count; step < count; step++) {
      at = at + stride < count ? at + stride : at + stride - count
      if (settled[at] === 1) continue
      const label = at < own ? 1 : -1
      const old = dual[at] as number
      const [start, end] = [starts[at] as number, ends[at] as number]
      const gradient = label * (dot(ids, weights, start, end, model) + bias) - 1 + old / (2 * COST)
      if (old === 0 && gradient > 0) {
        if (pass > 0) settled[at] = 1
        continue
      }
      const next = Math.max(old - gradient / (diagonal[at] as number), 0)
      dual[at] = next
      add(ids, weights, start, end, model, (next - old) * label)
      bias += (next - old) * label
    }
  }
  return bias
}

function squaresOf({ weights, starts, ends }: Rows): Float64Array {
  return Float64Array.from(starts, (start, row) => {
    let sum = 0
    for (let at = start; at < (ends[row] as number); at++) sum += (weights[at] as number) ** 2
    return sum
  })
}

function dot(ids: Int32Array, weights: Float32Array, start: number, end: number, model: Float32Array): number {
  let sum = 0
  for (let at = start; at < end; at++) sum += (model[ids[at] as number] as number) * (weights[at] as number)
  return sum
}

function add(
  ids: Int32Array,
  weights: Float32Array,
  start: number,
  end: number,
  model: Float32Array,
  factor: number,
): void {
  for (let at = start; at < end; at++) {
    const id = ids[at] as number
    model[id] = (model[id] as number) + factor * (weights[at] as number)
  }
}

/** Copies the weights worth keeping under the old numbers of their features, and wipes all. */
function takeWeights({ features }: Examples, model: Float32Array): Vector {
  const ids = new Int32Array(features.length)
  const weights = new Float32Array(features.length)
  let count = 0
  for (let at = 0; at < features.length; at++) {
    const weight = model[at] as number
    if (Math.abs(weight) < SMALLEST) continue
    ids[count] = features[at] as number
    weights[count++] = weight
  }
  model.fill(0, 0, features.length)
  return { ids: ids.slice(0, count), weights: weights.slice(0, count) }
}

/** A step that visits every place once in a scattered order: coprime to the length, near the golden section of it. */
function strideFor(length: number): number {
  for (let stride = Math.max(1, Math.floor(length * 0.618)); stride < length; stride++)
    if (gcd(stride, length) === 1) return stride
  return 1
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}

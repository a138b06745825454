/** Whole numbers added one by one, in a block of memory that grows with them. */
export interface NumberList {
  add(number: number): void
  /** How many there are by now. */
  count(): number
  /** All of them, in their order. */
  taken(): Int32Array
}

const FIRST_ROOM = 64

export function numberList(): NumberList {
  let block = new Int32Array(FIRST_ROOM)
  let count = 0
  return {
    add(number) {
      if (count === block.length) block = roomier(block)
      block[count++] = number
    },
    count: () => count,
    taken: () => block.slice(0, count),
  }
}

function roomier(block: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * block.length)
  larger.set(block)
  return larger
}

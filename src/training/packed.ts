import { DefaultDeserializer, DefaultSerializer } from 'node:v8'

/** Where a block of numbers may begin: every sort of typed array may be read from there in place. */
const STEP = 8

/** The sorts of typed arrays that a trained form holds, in the order of their numbers in the file. */
const SORTS = [Int32Array, Float32Array] as const
type Numbers = InstanceType<(typeof SORTS)[number]>

/** Plain data as bytes; its typed arrays stand in blocks apart, so that `unpacked` need not copy them. */
export function packed(data: unknown): Buffer {
  const writer = new Writer()
  writer.writeHeader()
  writer.writeValue(data)
  const plain = writer.releaseBuffer()
  const head = Buffer.alloc(STEP)
  head.writeUInt32LE(plain.length)
  return Buffer.concat([head, plain, gap(plain.length), ...writer.blocks])
}

/** What was packed; its typed arrays are views of the bytes, which are copied only where they lie askew in their memory. */
export function unpacked(bytes: Buffer): unknown {
  if (bytes.byteOffset % STEP !== 0) return unpacked(Buffer.concat([bytes]))
  const length = bytes.readUInt32LE()
  const blocks = bytes.subarray(STEP + length + gap(length).length)
  const reader = new Reader(bytes.subarray(STEP, STEP + length), blocks)
  reader.readHeader()
  return reader.readValue()
}

class Writer extends DefaultSerializer {
  readonly blocks: Buffer[] = []
  #end = 0

  /** Notes where the numbers will stand. */
  _writeHostObject(numbers: Numbers): void {
    const sort = SORTS.findIndex(one => numbers instanceof one)
    if (sort < 0) throw new TypeError(`A trained form holds no ${numbers.constructor.name}.`)
    this.writeUint32(sort)
    this.writeUint32(this.#end)
    this.writeUint32(numbers.length)
    const block = Buffer.from(numbers.buffer as ArrayBuffer, numbers.byteOffset, numbers.byteLength)
    this.blocks.push(block, gap(block.length))
    this.#end += block.length + gap(block.length).length
  }
}

class Reader extends DefaultDeserializer {
  readonly #blocks: Buffer

  constructor(plain: Buffer, blocks: Buffer) {
    super(plain)
    this.#blocks = blocks
  }

  _readHostObject(): Numbers {
    const [sort, start, length] = [this.readUint32(), this.readUint32(), this.readUint32()]
    return new (SORTS[sort] as (typeof SORTS)[number])(
      this.#blocks.buffer as ArrayBuffer,
      this.#blocks.byteOffset + start,
      length,
    )
  }
}

/** Fills up to where the next block may begin. */
function gap(length: number): Buffer {
  return Buffer.alloc((STEP - (length % STEP)) % STEP)
}

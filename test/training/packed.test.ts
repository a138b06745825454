import { describe, expect, it } from 'vitest'
import { packed, unpacked } from '../../src/training/packed.ts'

describe('packed data', () => {
  const data = {
    text: 'Wien–Köln',
    odd: Float32Array.of(1, 2.5, -3),
    rest: [new Map([['a', Int32Array.of(7)]]), new Set([1]), Int32Array.of(), undefined],
    part: Int32Array.of(1, 2, 3, 4).subarray(1, 3),
  }

  it('comes back as it was', () => {
    expect(unpacked(packed(data))).toEqual(data)
  })

  it('comes back from any place in memory', () => {
    for (let shift = 0; shift < 9; shift++) {
      const memory = Buffer.concat([Buffer.alloc(shift), packed(data)])
      expect(unpacked(memory.subarray(shift))).toEqual(data)
    }
  })

  it('has its numbers where the bytes are, uncopied', () => {
    const bytes = packed(data)
    const { odd, part } = unpacked(bytes) as typeof data
    expect([odd.buffer, part.buffer]).toEqual([bytes.buffer, bytes.buffer])
    expect(odd.buffer).toBe(bytes.buffer)
  })

  it('is refused where numbers are of a sort that could not be read again', () => {
    expect(() => packed({ numbers: new Float64Array(1) })).toThrow('holds no Float64Array')
  })
})

/** Gives one string for equal bytes: a log of millions of rows names few stages, people and cases, again and again. */

/** Longer texts are remarks, and no two are the same. */
const LONGEST = 64

export class InternedText {
  private slots = new Int32Array(1 << 12)
  private hashes = new Int32Array(1 << 10)
  private offsets = new Int32Array(1 << 10)
  private pool = new Uint8Array(1 << 14)
  private used = 0
  private readonly latest: number[] = []
  private readonly texts: string[] = []
  private readonly decode: (bytes: Uint8Array) => string

  constructor(decode: (bytes: Uint8Array) => string) {
    this.decode = decode
  }

  /** `column` only helps: rows beside each other often hold the same text. */
  of(bytes: Uint8Array, from: number, to: number, column = 0): string {
    const number = this.numberOf(bytes, from, to, column)
    return number < 0 ? this.decode(bytes.subarray(from, to)) : this.texts[number]!
  }

  /** The same for equal bytes, from 0 without a gap; -1 for a text too long to be kept. */
  numberOf(bytes: Uint8Array, from: number, to: number, column = 0): number {
    const length = to - from
    if (length > LONGEST) return -1
    const last = this.latest[column] ?? -1
    if (last >= 0 && this.isSame(last, bytes, from, length)) return last
    const index = this.find(bytes, from, to)
    this.latest[column] = index
    return index
  }

  private find(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from
    let hash = length
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193)
    hash ^= hash >>> 15

    const { slots } = this
    const mask = slots.length - 1
    let slot = hash & mask
    for (let known = slots[slot]!; known !== 0; known = slots[slot]!) {
      if (this.hashes[known - 1] === hash && this.isSame(known - 1, bytes, from, length)) return known - 1
      slot = (slot + 1) & mask
    }
    return this.keep(slot, hash, bytes, from, to)
  }

  private isSame(index: number, bytes: Uint8Array, from: number, length: number): boolean {
    const { pool } = this
    const start = this.offsets[index]!
    if ((index + 1 < this.texts.length ? this.offsets[index + 1]! : this.used) - start !== length) return false
    // From the end, because case references and names of officers differ in their last letters.
    for (let at = length - 1; at >= 0; at--) if (pool[start + at] !== bytes[from + at]) return false
    return true
  }

  private keep(slot: number, hash: number, bytes: Uint8Array, from: number, to: number): number {
    const text = this.decode(bytes.subarray(from, to))
    const index = this.texts.length
    if (index === this.hashes.length) {
      this.hashes = twice(this.hashes, Int32Array)
      this.offsets = twice(this.offsets, Int32Array)
    }
    if (this.used + LONGEST > this.pool.length) this.pool = twice(this.pool, Uint8Array)
    this.pool.set(bytes.subarray(from, to), this.used)
    this.hashes[index] = hash
    this.offsets[index] = this.used
    this.used += to - from
    this.slots[slot] = index + 1
    this.texts.push(text)
    if (this.texts.length * 2 > this.slots.length) this.rehash()
    return index
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 4)
    const mask = slots.length - 1
    for (let index = 0; index < this.texts.length; index++) {
      let slot = this.hashes[index]! & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = index + 1
    }
    this.slots = slots
  }
}

function twice<T extends Int32Array | Uint8Array>(old: T, make: new (length: number) => T): T {
  const grown = new make(old.length * 2)
  grown.set(old)
  return grown
}

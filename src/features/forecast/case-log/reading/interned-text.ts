/** Gives one string for equal bytes: a log of millions of rows names few stages, people and cases, again and again. */

/** Longer texts are remarks, and no two are the same. */
const LONGEST = 64

export class InternedText {
  /** Two numbers a slot, read together: the hash of a text and its number plus one, 0 where the slot is free. */
  private slots = new Int32Array(1 << 9)
  private offsets = new Int32Array(1 << 7)
  private pool = new DataView(new ArrayBuffer(1 << 11))
  /** What was last read from, and its words. */
  private bytes: Uint8Array = new Uint8Array(0)
  private words: DataView = new DataView(this.bytes.buffer)
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
    if (bytes !== this.bytes) {
      this.bytes = bytes
      this.words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    }
    const last = this.latest[column] ?? -1
    if (last >= 0 && this.isSame(last, from, length)) return last
    const index = this.find(bytes, from, to)
    this.latest[column] = index
    return index
  }

  private find(bytes: Uint8Array, from: number, to: number): number {
    const length = to - from
    const hash = hashOf(this.words, from, to)
    const { slots } = this
    const mask = slots.length - 2
    let slot = (hash << 1) & mask
    for (let known = slots[slot + 1]!; known !== 0; known = slots[slot + 1]!) {
      if (slots[slot] === hash && this.isSame(known - 1, from, length)) return known - 1
      slot = (slot + 2) & mask
    }
    return this.keep(slot, hash, bytes, from, to)
  }

  private isSame(index: number, from: number, length: number): boolean {
    const { pool, words } = this
    const start = this.offsets[index]!
    if ((index + 1 < this.texts.length ? this.offsets[index + 1]! : this.used) - start !== length) return false
    // From the end, because case references and names of officers differ in their last letters.
    let at = length - 4
    for (; at >= 0; at -= 4) if (pool.getInt32(start + at, true) !== words.getInt32(from + at, true)) return false
    for (at += 3; at >= 0; at--) if (pool.getUint8(start + at) !== words.getUint8(from + at)) return false
    return true
  }

  private keep(slot: number, hash: number, bytes: Uint8Array, from: number, to: number): number {
    const text = this.decode(bytes.subarray(from, to))
    const index = this.texts.length
    if (index === this.offsets.length) this.offsets = twice(this.offsets, Int32Array)
    if (this.used + LONGEST > this.pool.byteLength) this.pool = new DataView(twice(new Uint8Array(this.pool.buffer), Uint8Array).buffer)
    new Uint8Array(this.pool.buffer).set(bytes.subarray(from, to), this.used)
    this.offsets[index] = this.used
    this.used += to - from
    this.slots[slot] = hash
    this.slots[slot + 1] = index + 1
    this.texts.push(text)
    if (this.texts.length * 4 > this.slots.length) this.rehash()
    return index
  }

  private rehash(): void {
    const { slots } = this
    const larger = new Int32Array(slots.length * 4)
    const mask = larger.length - 2
    for (let at = 0; at < slots.length; at += 2) {
      if (slots[at + 1] === 0) continue
      let slot = (slots[at]! << 1) & mask
      while (larger[slot + 1] !== 0) slot = (slot + 2) & mask
      larger[slot] = slots[at]!
      larger[slot + 1] = slots[at + 1]!
    }
    this.slots = larger
  }
}

/** Four bytes at a time: each multiplication waits for the one before, so that byte by byte this took as long as all the rest. */
function hashOf(words: DataView, from: number, to: number): number {
  let hash = to - from
  let at = from
  for (; at + 4 <= to; at += 4) {
    hash = Math.imul(hash ^ words.getInt32(at, true), 0x5bd1e995)
    hash ^= hash >>> 15
  }
  for (; at < to; at++) hash = Math.imul(hash ^ words.getUint8(at), 0x01000193)
  // References differ in their last letters, which stand highest in a word: they must tell in the lowest bits too.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

function twice<T extends Int32Array | Uint8Array>(old: T, make: new (length: number) => T): T {
  const grown = new make(old.length * 2)
  grown.set(old)
  return grown
}

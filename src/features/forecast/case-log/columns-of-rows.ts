/** Columns that grow by fixed blocks, so that a log of millions of rows never needs twice its size at once. */

const BLOCK = 1 << 16

type Block = Float64Array | Int32Array | Uint16Array | Int16Array | Uint8Array
type MakeBlock = () => Block

/** A column of numbers. A column that only ever held its default takes no memory. */
export class GrowingColumn {
  private readonly make: MakeBlock
  private readonly usual: number
  private readonly blocks: (Block | undefined)[] = []
  private length = 0
  private released = 0

  constructor(make: (length: number) => Block, usual: number) {
    this.make = () => (usual === 0 ? make(BLOCK) : make(BLOCK).fill(usual))
    this.usual = usual
  }

  push(value: number): void {
    const at = this.length++
    // NaN is the default of times, so "the same" must hold for NaN too.
    if (Object.is(value, this.usual)) return
    let block = this.blocks[at >>> 16]
    if (block === undefined) {
      block = this.make()
      this.blocks[at >>> 16] = block
    }
    block[at & (BLOCK - 1)] = value
  }

  get(at: number): number {
    const block = this.blocks[at >>> 16]
    return block === undefined ? this.usual : (block[at & (BLOCK - 1)] as number)
  }

  /** Lets the values before `row` go, at once: left to the collector they would stay until long after the next columns are made. */
  releaseBefore(row: number): void {
    for (const until = Math.min(Math.floor(row / BLOCK), this.blocks.length); this.released < until; this.released++) {
      ;(this.blocks[this.released]?.buffer as ArrayBuffer | undefined)?.transfer(0)
      this.blocks[this.released] = undefined
    }
  }
}

/** Names held once, each known by its number; numbers are given in order of first appearance. */
export class NameList {
  readonly names: string[] = []
  private readonly numbers = new Map<string, number>()

  /** Number of the name; -1 for the empty text, which stands for "not recorded". */
  numberOf(name: string): number {
    if (name === '') return -1
    const known = this.numbers.get(name)
    if (known !== undefined) return known
    this.numbers.set(name, this.names.length)
    this.names.push(name)
    return this.names.length - 1
  }
}

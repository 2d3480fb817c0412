/** Ids for what is invented: the same for the same seed, and never those of another. */

/**
 * sfc32: 128 bits of state, seeded with both numbers. The stream of chances has 32 bits only; ids from it would meet those of another seed among
 * millions of rows.
 */
export function createIds(seed: number): () => string {
  let [a, b, c, count] = [seed | 0, 0x6d757374, 0x65722d76, 1]
  function next(): number {
    const mixed = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + mixed
    return mixed >>> 0
  }
  for (let round = 0; round < 20; round += 1) next()

  return () => {
    const hex = [next(), next(), next(), next()].map(word => word.toString(16).padStart(8, '0')).join('')
    // As a random id is marked: version 4, variant 8.
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

/** Six letters of the reference for the n-th case, each once: 27 to the power of six are there, walked in steps that leave none out. */
export function digitsOf(n: number): Uint8Array {
  const LETTERS = 27
  let left = Number((BigInt(n) * STEP) % SPACE)
  return Uint8Array.from({ length: 6 }, () => {
    const digit = left % LETTERS
    left = Math.floor(left / LETTERS)
    return digit
  })
}

const SPACE = 27n ** 6n
/** Not divisible by three, so no number comes twice before all have come. */
const STEP = 239_416_813n

/** Keeps why rows could not be used: all are counted, the first 100,000 are kept. */
import type { RejectedRow } from '../rules.ts'

const MOST_KEPT = 100_000

export class Rejections {
  readonly rows: RejectedRow[] = []
  count = 0

  add(line: number, reason: string): void {
    this.count++
    if (this.rows.length < MOST_KEPT) this.rows.push({ line, reason })
  }
}

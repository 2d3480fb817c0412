/** Keeps what could not be used, in order: rows rejected and cells passed over, each with its line and the reason. */
import type { RejectedRow } from '../rules.ts'

/** A file of rubbish must not fill the memory with reasons; what is above is still counted. */
const MOST_KEPT = 100_000
const LONGEST_QUOTE = 40

export class Setbacks {
  readonly rejected: RejectedRow[] = []
  readonly passedOver: RejectedRow[] = []
  rejectedCount = 0
  private readonly sheet: string | undefined

  constructor(sheet: string | undefined) {
    this.sheet = sheet
  }

  reject(line: number, reason: string): void {
    this.rejectedCount++
    this.note(this.rejected, line, reason)
  }

  passOver(line: number, reason: string): void {
    this.note(this.passedOver, line, reason)
  }

  private note(list: RejectedRow[], line: number, reason: string): void {
    if (list.length >= MOST_KEPT) return
    list.push(this.sheet === undefined ? { line, reason } : { line, sheet: this.sheet, reason })
  }
}

/** A cell as a reason shows it. */
export const quoted = (text: string): string => `"${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}...` : text}"`

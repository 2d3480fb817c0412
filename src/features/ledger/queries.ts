/** What features write into the ledger besides what their tables witness themselves. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/tx.ts'

export type Meaning = {
  /** In the words of the act, as `report-read`. */
  kind: string
  /** The records it is about; of a list, the set that was shown. */
  subjects: readonly string[]
  /** Facts about the act; never what a person wrote or what a record holds. */
  detail?: Readonly<Record<string, string | number | boolean | null>>
}

/** What an act or a read meant, in its own transaction. Who, when and by which act come from the verified claims. */
export async function record(tx: Tx, { kind, subjects, detail = {} }: Meaning): Promise<void> {
  await sql`select ledger.record(${kind}, ${subjects}::uuid[], ${JSON.stringify(detail)}::jsonb)`.execute(tx)
}

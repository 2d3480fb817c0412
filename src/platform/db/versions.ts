/** Not over another's work: an update names the version it was made from, and one that found no row is told apart here. */
import { forbidden, stale } from '../../values/problem.ts'

/**
 * `readAgain` reads the row as the person, and throws `notFound` where it is not there for them: a row that one may not see gives away nothing
 * by being changed. A version never comes back, so one that is still what was seen means that the row may be read and not changed.
 */
export async function changedOrStale(
  { numUpdatedRows }: { numUpdatedRows: bigint },
  seen: number,
  readAgain: () => Promise<{ version: number }>,
): Promise<void> {
  if (numUpdatedRows > 0n) return
  const { version } = await readAgain()
  throw version === seen ? forbidden('You can see this but not change it') : stale()
}

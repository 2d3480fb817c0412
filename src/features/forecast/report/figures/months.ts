/** What came in each month, what became of it, and what stood open at its end: all classes together, or class by class. */
import type { MonthFigures } from '../rules.ts'
import type { CaseTimes } from './case-times.ts'
import { groupAt, groupSorted } from './groups.ts'
import { timelinessOf } from './timeliness.ts'

/** `classOf` is the class of each case, from 0; months in which a class has nothing at all are left out. */
export function monthFigures(
  times: CaseTimes,
  classOf: Int32Array,
  classes: readonly (string | null)[],
  targetDays: number | undefined,
): MonthFigures[] {
  const { receivedIn, closedIn, months } = times
  const cells = classes.length * months.length
  const cellOf = (at: Int32Array, i: number): number => (at[i]! < 0 ? -1 : classOf[i]! * months.length + at[i]!)
  const receivedCell = receivedIn.map((_, i) => cellOf(receivedIn, i))
  const elapsed = groupSorted(times.elapsed, receivedCell, cells)
  const working = groupSorted(times.working, receivedCell, cells)
  const completed = new Int32Array(cells)
  for (let i = 0; i < times.count; i++) if (closedIn[i]! >= 0) completed[cellOf(closedIn, i)]!++

  return classes.flatMap((name, classIndex) => {
    let open = 0
    return months.flatMap((month, monthIndex) => {
      const cell = classIndex * months.length + monthIndex
      const received = elapsed.first[cell + 1]! - elapsed.first[cell]!
      open += received - completed[cell]!
      if (received === 0 && completed[cell] === 0 && open === 0) return []
      const cohort = timelinessOf({ elapsed: groupAt(elapsed, cell), working: groupAt(working, cell) }, targetDays)
      return [{ ...cohort, month, class: name, received, completed: completed[cell]!, openAtEnd: open }]
    })
  })
}

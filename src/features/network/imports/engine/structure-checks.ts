/** Whether the lines of a structure file agree with each other. */
import { overlaps } from '../../../../values/period.ts'
import type { Refusal } from '../rules.ts'
import { groupBy } from './group-by.ts'
import { isSaidAlike } from './structure-held.ts'
import type { StructureRow } from './structure-rows.ts'

export function checkAgreement(rows: readonly StructureRow[]): Refusal[] {
  const refused: Refusal[] = []
  for (const [first, ...others] of groupBy(rows, ({ code }) => code).values()) {
    if (!first) continue
    for (const row of others) {
      if (!isSaidAlike(row.unit, first.unit))
        refused.push({ line: row.line, column: 'unit', message: `Line ${first.line} says something else of ${row.code}` })
      if (row.belongsTo !== first.belongsTo)
        refused.push({ line: row.line, column: 'belongs_to', message: `Line ${first.line} says that ${row.code} belongs elsewhere` })
    }
  }
  for (const group of groupBy(rows, ({ relation, area }) => `${relation} ${area}`).values()) refused.push(...twice(group))
  return refused
}

/** In order of days each needs to be looked at beside the one before only, which keeps thousands of lines quick. */
function twice(rows: readonly StructureRow[]): Refusal[] {
  const inOrder = [...rows].sort((a, b) => ((a.valid.from ?? '') < (b.valid.from ?? '') ? -1 : 1))
  return inOrder.slice(1).flatMap((row, at) => {
    const other = inOrder[at]
    if (!other || !(row.relation === 'council' || overlaps(row.valid, other.valid))) return []
    const [later, earlier] = row.line > other.line ? [row, other] : [other, row]
    const message =
      later.relation === 'council'
        ? `A borough has one council, and line ${earlier.line} names it`
        : later.code === earlier.code
          ? `Line ${earlier.line} says this already for some of these days`
          : `Line ${earlier.line} gives this borough to ${earlier.code} in some of these days`
    return [{ line: later.line, column: later.relation === 'council' ? 'area_code' : 'unit_code', message }]
  })
}

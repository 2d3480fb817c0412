/** Reads a table with one row per event (or per visit with start and end). */

import { NameList } from '../columns-of-rows.ts'
import type { NumberedRow } from '../log-builder.ts'
import type { CaseOutcome, EventMapping } from '../rules.ts'
import { NumberedColumn } from './numbered-column.ts'
import { brokenRow, columnOf, notARow, type Reader, textAt } from './reading-rows.ts'
import type { Cells } from './rows.ts'

const TIMES = ['start', 'end', 'queued'] as const
const OF_THE_CASE = ['class', 'outcome', 'received', 'closed'] as const

/** Gives what is done with each row. */
export function eventRowReader(reader: Reader, mapping: EventMapping, instanceColumn: number): (cells: Cells) => void {
  const { builder, dates, setbacks, plan } = reader
  const { names } = plan
  const at = Object.fromEntries(TIMES.map(part => [part, columnOf(names, mapping[part])])) as Record<(typeof TIMES)[number], number>
  const caseColumn = columnOf(names, mapping.case)
  const cases = new NumberedColumn(caseColumn, id => builder.caseOf(id))
  const numbered = (part: 'stage' | 'lifecycle' | 'resource' | 'party') =>
    new NumberedColumn(columnOf(names, mapping[part]), name => builder.numberOf(part, name))
  const stages = numbered('stage')
  const lifecycles = numbered('lifecycle')
  const resources = numbered('resource')
  const parties = numbered('party')
  const instances = new NumberedColumn(instanceColumn, name => builder.numberOf('instance', name))
  const tellCase = OF_THE_CASE.some(part => mapping[part] !== undefined) ? caseTeller(reader, mapping) : () => {}
  const row: NumberedRow = { case: 0, start: 0, end: 0, queued: 0, stage: 0, lifecycle: 0, resource: 0, party: 0, instance: 0 }

  /** A stamp of the row, or why the row cannot be used. Only the stamp that says when it happened is needed. */
  function stamp(cells: Cells, column: number, isNeeded: boolean): number {
    if (column < 0) return Number.NaN
    const time = dates.read(cells, column)
    if (!Number.isNaN(time) || dates.fault === 'blank') return time
    const isFatalHere = dates.fault === 'future' || (isNeeded && dates.fault !== 'not-yet')
    if (!isFatal) fault = dates.reason(cells, column, names[column]!)
    isFatal ||= isFatalHere
    return time
  }
  let fault = ''
  let isFatal = false

  return cells => {
    const known = cases.known(cells)
    const why = known >= 0 ? brokenRow(cells, names) : notARow(cells, cells.text(caseColumn), caseColumn, names)
    if (why !== '') return setbacks.reject(cells.line, why)
    fault = ''
    isFatal = false
    row.end = stamp(cells, at.end, true)
    row.start = stamp(cells, at.start, at.end < 0)
    row.queued = stamp(cells, at.queued, false)
    if (isFatal) return setbacks.reject(cells.line, fault)
    if (Number.isNaN(row.end) && Number.isNaN(row.start) && Number.isNaN(row.queued))
      return setbacks.reject(cells.line, fault || 'No date or time')
    if (row.end < row.start) return setbacks.reject(cells.line, 'Ends before it starts')
    if (fault !== '') setbacks.passOver(cells.line, fault)

    row.case = known >= 0 ? known : cases.numberIn(cells)
    tellCase(cells, row.case)
    if (!builder.happened(row)) return
    row.stage = stages.numberIn(cells)
    row.lifecycle = lifecycles.numberIn(cells)
    row.instance = instances.numberIn(cells)
    row.resource = resources.numberIn(cells)
    row.party = parties.numberIn(cells)
    builder.addNumbered(row)
  }
}

/** Tells the builder what a row says of its case as a whole, once for each new thing it says. */
function caseTeller(reader: Reader, mapping: EventMapping): (cells: Cells, index: number) => void {
  const { builder, dates, setbacks, plan, outcomeOf, tallies } = reader
  const at = Object.fromEntries(OF_THE_CASE.map(part => [part, columnOf(plan.names, mapping[part])])) as Record<
    (typeof OF_THE_CASE)[number],
    number
  >
  const seen: { class: number[]; outcome: string[]; received: number[]; closed: number[] } = {
    class: [],
    outcome: [],
    received: [],
    closed: [],
  }

  const classNames = new NameList()
  const classes = new NumberedColumn(at.class, name => {
    if (name !== '') tallies.classes.add(name)
    return classNames.numberOf(name)
  })

  function tellDate(cells: Cells, index: number, part: 'received' | 'closed'): void {
    const column = at[part]
    if (column < 0) return
    const time = dates.read(cells, column)
    const before = seen[part][index]
    if (Object.is(before, time) || (before !== undefined && Number.isNaN(time))) return
    if (before === undefined && Number.isNaN(time) && dates.fault !== 'blank') {
      setbacks.passOver(cells.line, dates.reason(cells, column, plan.names[column]!))
    }
    seen[part][index] = time
    builder.setCase(index, { [part]: time })
  }

  function tellOutcome(cells: Cells, index: number): void {
    const word = textAt(cells, at.outcome)
    if (word === '' || seen.outcome[index] === word) return
    seen.outcome[index] = word
    const outcome: CaseOutcome | undefined = outcomeOf(word)
    if (outcome === undefined) tallies.unknownOutcome(word)
    else builder.setCase(index, { outcome })
  }

  function tellClass(cells: Cells, index: number): void {
    const number = classes.numberIn(cells)
    if (number < 0 || seen.class[index] === number) return
    seen.class[index] = number
    builder.setCase(index, { class: cells.text(at.class) })
  }

  return (cells, index) => {
    tellClass(cells, index)
    tellOutcome(cells, index)
    tellDate(cells, index, 'received')
    tellDate(cells, index, 'closed')
  }
}

/** Reads a table with one row per event (or per visit with start and end). */
import type { EventRow } from '../log-builder.ts'
import type { CaseOutcome, EventMapping } from '../rules.ts'
import { brokenRow, columnOf, notARow, type Reader, textAt } from './reading-rows.ts'
import type { Cells } from './rows.ts'

const PARTS = ['case', 'stage', 'start', 'end', 'queued', 'lifecycle', 'instance', 'resource', 'party'] as const
const OF_THE_CASE = ['class', 'outcome', 'received', 'closed'] as const

/** Gives what is done with each row. */
export function eventRowReader(reader: Reader, mapping: EventMapping, instanceColumn: number): (cells: Cells) => void {
  const { builder, dates, setbacks, plan } = reader
  const { names } = plan
  const at = Object.fromEntries(PARTS.map(part => [part, part === 'instance' ? instanceColumn : columnOf(names, mapping[part])])) as Record<
    (typeof PARTS)[number],
    number
  >
  const tellCase = OF_THE_CASE.some(part => mapping[part] !== undefined) ? caseTeller(reader, mapping) : () => {}
  const row: EventRow = { case: 0, stage: '', lifecycle: '', start: 0, end: 0, queued: 0, resource: '', party: '', instance: '' }

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
  /** By number of the text: to look a case up by its name again in every row would take as long as all else that the builder does. */
  const caseOfText: number[] = []

  return cells => {
    const number = cells.textNumber(at.case)
    const known = number < 0 ? -1 : (caseOfText[number] ?? -1)
    const why = known >= 0 ? brokenRow(cells, names) : notARow(cells, cells.text(at.case), at.case, names)
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

    row.case = known >= 0 ? known : builder.caseOf(cells.text(at.case))
    if (number >= 0) caseOfText[number] = row.case
    row.stage = textAt(cells, at.stage)
    row.lifecycle = textAt(cells, at.lifecycle)
    row.instance = textAt(cells, at.instance)
    row.resource = textAt(cells, at.resource)
    row.party = textAt(cells, at.party)
    tellCase(cells, row.case)
    builder.add(row)
  }
}

/** Tells the builder what a row says of its case as a whole, once for each new thing it says. */
function caseTeller(reader: Reader, mapping: EventMapping): (cells: Cells, index: number) => void {
  const { builder, dates, setbacks, plan, outcomeOf, tallies } = reader
  const at = Object.fromEntries(OF_THE_CASE.map(part => [part, columnOf(plan.names, mapping[part])])) as Record<
    (typeof OF_THE_CASE)[number],
    number
  >
  const seen: { class: string[]; outcome: string[]; received: number[]; closed: number[] } = {
    class: [],
    outcome: [],
    received: [],
    closed: [],
  }

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

  return (cells, index) => {
    const name = textAt(cells, at.class)
    if (name !== '' && seen.class[index] !== name) {
      seen.class[index] = name
      tallies.classes.add(name)
      builder.setCase(index, { class: name })
    }
    tellOutcome(cells, index)
    tellDate(cells, index, 'received')
    tellDate(cells, index, 'closed')
  }
}

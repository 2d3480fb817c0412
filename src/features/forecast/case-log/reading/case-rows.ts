/** Reads a table with one row per case: wide, with a column for the day on which each stage was finished. */
import type { EventRow } from '../log-builder.ts'
import type { CaseMapping, CaseOutcome } from '../rules.ts'
import { columnOf, notARow, type Reader, textAt } from './reading-rows.ts'
import type { Cells } from './rows.ts'
import { quoted } from './setbacks.ts'

/** How a row's case stands, or why the row cannot be used. */
type Standing = { outcome: CaseOutcome | undefined; closed: number; why: string }

/** Gives what is done with each row. */
export function caseRowReader(reader: Reader, mapping: CaseMapping): (cells: Cells) => void {
  const { builder, dates, setbacks, plan, tallies } = reader
  const { names } = plan
  const at = {
    case: columnOf(names, mapping.case),
    received: columnOf(names, mapping.received),
    resource: columnOf(names, mapping.resource),
    class: columnOf(names, mapping.class),
  }
  const stages = mapping.stages.map(name => ({ name, column: columnOf(names, name) }))
  const standingOf = standingReader(reader, mapping)
  const lineOfCase = new Map<string, number>()
  const row: EventRow = {
    case: 0,
    stage: '',
    lifecycle: '',
    start: Number.NaN,
    end: 0,
    queued: Number.NaN,
    resource: '',
    party: '',
    instance: '',
  }

  function addStage(cells: Cells, stage: { name: string; column: number }, received: number, closed: number): void {
    const end = dates.read(cells, stage.column)
    if (Number.isNaN(end)) {
      if (dates.fault !== 'blank') setbacks.passOver(cells.line, dates.reason(cells, stage.column, stage.name))
      return
    }
    const shown = () => `"${stage.name}" is ${quoted(cells.text(stage.column))}`
    if (end < received) setbacks.passOver(cells.line, `${shown()}, before the case was received`)
    else if (end > closed) setbacks.passOver(cells.line, `${shown()}, after the case was closed`)
    else {
      row.stage = stage.name
      row.end = end
      builder.add(row)
    }
  }

  return cells => {
    const id = cells.text(at.case)
    const why = notARow(cells, id, at.case, names)
    if (why !== '') return setbacks.reject(cells.line, why)
    const received = dates.read(cells, at.received)
    if (Number.isNaN(received)) return setbacks.reject(cells.line, dates.reason(cells, at.received, mapping.received))
    const standing = standingOf(cells, received)
    if (standing.why !== '') return setbacks.reject(cells.line, standing.why)
    const before = lineOfCase.get(id)
    if (before !== undefined) return setbacks.reject(cells.line, `Case ${quoted(id)} is already on line ${before}`)
    lineOfCase.set(id, cells.line)

    row.case = builder.caseOf(id)
    row.resource = textAt(cells, at.resource)
    const name = textAt(cells, at.class)
    if (name !== '') tallies.classes.add(name)
    builder.setCase(row.case, {
      received,
      ...(mapping.closed !== undefined && { closed: standing.closed }),
      ...(name !== '' && { class: name }),
      ...(standing.outcome !== undefined && { outcome: standing.outcome }),
    })
    for (const stage of stages) addStage(cells, stage, received, standing.closed)
  }
}

function standingReader(reader: Reader, mapping: CaseMapping): (cells: Cells, received: number) => Standing {
  const { dates, setbacks, plan, outcomeOf, tallies } = reader
  const closedColumn = columnOf(plan.names, mapping.closed)
  const outcomeColumn = columnOf(plan.names, mapping.outcome)
  const unusable = (why: string): Standing => ({ outcome: undefined, closed: Number.NaN, why })

  return (cells, received) => {
    const word = textAt(cells, outcomeColumn)
    const meant = outcomeColumn < 0 ? undefined : outcomeOf(word)
    if (outcomeColumn >= 0 && meant === undefined) tallies.unknownOutcome(word)
    const isClosedByWord = meant !== undefined && meant !== 'open'

    const closed = dates.read(cells, closedColumn)
    if (Number.isNaN(closed)) {
      const { fault } = dates
      const reason = fault === 'blank' ? '' : dates.reason(cells, closedColumn, mapping.closed!)
      if (fault !== 'blank' && fault !== 'not-yet') return unusable(reason)
      if (isClosedByWord) return unusable(`The outcome is ${quoted(word)} but there is no closing date`)
      if (reason !== '') setbacks.passOver(cells.line, reason)
      return { outcome: outcomeColumn < 0 ? undefined : 'open', closed, why: '' }
    }
    if (closed < received) return unusable(`Closed (${quoted(cells.text(closedColumn))}) before it was received`)
    if (meant === 'open' && word !== '') return unusable(`The outcome is ${quoted(word)} but there is a closing date`)
    return { outcome: isClosedByWord ? meant : outcomeColumn < 0 ? undefined : 'completed', closed, why: '' }
  }
}

/** Lays a unit's history out as the one form of case log that the report and the forecast take. */
import { DAY_MS, type DayNumber } from '../../../values/date.ts'
import { offsetFinder } from '../../../values/time-zone.ts'
import { type LogBuilder, loadForFeatures, type ReadLog } from '../../forecast/index.ts'
import { levelName, partyName } from '../rules.ts'
import { type CaseRecord, logStageName, OUTCOMES, stretchesOf, type UnitHistory } from './rules.ts'

export const ZONE = 'Europe/London'

const REMARKS = [
  'A case is held by one party at a time, as its clock counts: the applicant while they are waited on, the unit while it has a check to do, else whoever is waited on. Checks that run beside each other are one stretch after another.',
  '“Completed” counts cases that were not progressed because residency fell short: they were not refused.',
]

/** The same history gives the same log. */
export async function buildLog(name: string, history: UnitHistory): Promise<ReadLog> {
  const { logOfRecords } = await loadForFeatures()
  const instantOf = midnights()
  return logOfRecords({
    ...{ name, timeZone: ZONE, asOf: instantOf(history.today), remarks: REMARKS },
    fill: builder => {
      for (const record of history.cases) addCase(builder, record, history.today, instantOf)
    },
  })
}

type InstantOf = (day: DayNumber | null) => number

function addCase(builder: LogBuilder, record: CaseRecord, today: DayNumber, instantOf: InstantOf): void {
  const index = builder.caseOf(record.ref)
  builder.setCase(index, {
    class: levelName(record.level),
    received: instantOf(record.received),
    closed: instantOf(record.closed),
    outcome: OUTCOMES[record.state],
  })
  for (const { stage, party, from, until, by } of stretchesOf(record, today))
    builder.add({
      ...{ case: index, stage: logStageName(stage), party: partyName(party), resource: by === null ? '' : String(by) },
      ...{ start: instantOf(from), end: instantOf(until), queued: Number.NaN, lifecycle: '', instance: '' },
    })
}

/** The instant at which a day begins; NaN for none. Logs ask for few days many times. */
function midnights(): InstantOf {
  const offset = offsetFinder(ZONE)
  const known = new Map<DayNumber, number>()
  return day => {
    if (day === null) return Number.NaN
    const seen = known.get(day)
    if (seen !== undefined) return seen
    const midnight = day * DAY_MS
    // The offset at the wall clock's reading may be of the other side of a change of clocks: ask again where it leads.
    const instant = midnight - offset(midnight - offset(midnight))
    known.set(day, instant)
    return instant
  }
}

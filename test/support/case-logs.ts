/** Case logs from rows a person can read, for tests. Times are dates ("2026-01-05", midnight UTC) or ISO instants. */
import { type CaseLog, type CaseOutcome, OUTCOME_CODE, type Reading, type ReadLog } from '../../src/features/forecast/case-log/rules.ts'
import { exampleReading } from './example-reading.ts'

export type VisitRow = { stage: string; start?: string; end?: string; queued?: string; resource?: string; party?: string }
export type CaseRow = { id?: string; class?: string; received: string; closed?: string; outcome?: CaseOutcome; visits?: VisitRow[] }
export type LogSettings = { endOfLog: string; timeZone?: string }

/** Cases are put in order of receipt, as readers do; ids are "case 1", "case 2" where none is given; an outcome is "completed" where none is given. */
export function caseLog(rows: readonly CaseRow[], { endOfLog, timeZone = 'UTC' }: LogSettings): CaseLog {
  const named = rows.map((row, i) => ({ ...row, id: row.id ?? `case ${i + 1}` })).sort((a, b) => at(a.received) - at(b.received))
  const visits = named.flatMap(row => row.visits ?? [])
  const names = {
    stages: distinct(visits.map(visit => visit.stage)),
    classes: distinct(named.map(row => row.class)),
    resources: distinct(visits.map(visit => visit.resource)),
    parties: distinct(visits.map(visit => visit.party)),
  }
  const has = {
    stages: names.stages.length > 0,
    starts: visits.some(visit => visit.start !== undefined),
    resources: names.resources.length > 0,
    parties: names.parties.length > 0,
    outcomes: named.some(row => row.outcome !== undefined),
    classes: names.classes.length > 0,
    timesOfDay: [...named, ...visits].some(row =>
      Object.values(row).some(value => typeof value === 'string' && value.includes('T') && value.endsWith('Z')),
    ),
  }
  const classes = has.classes ? names.classes : ['all cases']
  const ends = [0]
  for (const row of named) ends.push(ends.at(-1)! + (row.visits?.length ?? 0))

  return {
    timeZone,
    endOfLog: at(endOfLog),
    stages: has.stages ? names.stages : ['case'],
    classes,
    resources: names.resources,
    parties: names.parties,
    cases: {
      count: named.length,
      ids: named.map(row => row.id),
      class: Uint16Array.from(named, row => Math.max(0, classes.indexOf(row.class ?? ''))),
      received: Float64Array.from(named, row => at(row.received)),
      closed: Float64Array.from(named, row => at(row.closed)),
      outcome: Uint8Array.from(named, row => OUTCOME_CODE[row.closed === undefined ? 'open' : (row.outcome ?? 'completed')]),
      first: Int32Array.from(ends),
    },
    visits: {
      count: visits.length,
      stage: Uint16Array.from(visits, visit => names.stages.indexOf(visit.stage)),
      resource: Int32Array.from(visits, visit => names.resources.indexOf(visit.resource ?? '')),
      party: Int16Array.from(visits, visit => names.parties.indexOf(visit.party ?? '')),
      queued: Float64Array.from(visits, visit => at(visit.queued)),
      start: Float64Array.from(visits, visit => at(visit.start)),
      end: Float64Array.from(visits, visit => at(visit.end)),
    },
    has,
  }
}

/** A log as a reader hands it over. */
export const readLogOf = (log: CaseLog, reading: Partial<Reading> = {}): ReadLog => ({
  log,
  reading: exampleReading({
    timeZone: log.timeZone,
    counts: { rows: log.visits.count || log.cases.count, used: log.visits.count || log.cases.count, rejected: 0, duplicates: 0 },
    rejected: [],
    passedOver: [],
    remarks: [],
    ...reading,
  }),
})

const at = (time: string | undefined): number =>
  time === undefined ? Number.NaN : Date.parse(time.includes('T') ? time : `${time}T00:00:00Z`)
const distinct = (names: readonly (string | undefined)[]): string[] => [...new Set(names.filter(name => name !== undefined))]

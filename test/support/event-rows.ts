/** Builds case logs from rows of events a person can read, and reads the result back as such, for tests. Times are whole days from 0. */
import { type Built, type CaseFacts, createLogBuilder } from '../../src/features/forecast/case-log/log-builder.ts'
import { type CaseLog, OUTCOMES, type ReadingOptions } from '../../src/features/forecast/case-log/rules.ts'

export type Row = {
  case: string
  stage?: string
  lifecycle?: string
  /** The stamp of a row with a lifecycle, or the end of a visit. */
  end?: number
  start?: number
  queued?: number
  resource?: string
  party?: string
  instance?: string
}
export type Facts = Record<string, CaseFacts>

/** Times of facts are in days as well. Cases that have facts and no row come after those that have rows. */
export function build(rows: readonly Row[], facts: Facts = {}, options: Pick<ReadingOptions, 'asOf' | 'closingStage'> = {}): Built {
  const { asOf, ...rest } = options
  const builder = createLogBuilder({ ...rest, timeZone: 'UTC', ...(asOf !== undefined && { asOf: inMs(asOf) }) })
  for (const { case: id, stage = '', lifecycle = '', resource = '', party = '', instance = '', ...times } of rows) {
    const index = builder.caseOf(id)
    const stamps = { start: inMs(times.start), end: inMs(times.end), queued: inMs(times.queued) }
    builder.add({ case: index, stage, lifecycle, resource, party, instance, ...stamps })
  }
  for (const [id, { received, closed, ...known }] of Object.entries(facts)) {
    const times = { ...(received !== undefined && { received: inMs(received) }), ...(closed !== undefined && { closed: inMs(closed) }) }
    builder.setCase(builder.caseOf(id), { ...known, ...times })
  }
  return builder.build()
}

export type ReadableVisit = { stage: string; queued?: number; start?: number; end?: number; resource?: string; party?: string }
export type ReadableCase = { id: string; class: string; received: number; closed?: number; outcome: string; visits: ReadableVisit[] }

/** What is not recorded is absent. */
export function readable({ cases, visits, stages, classes, resources, parties }: CaseLog): ReadableCase[] {
  const visitAt = (at: number): ReadableVisit => ({
    stage: stages[visits.stage[at]!]!,
    ...known('queued', visits.queued[at]!),
    ...known('start', visits.start[at]!),
    ...known('end', visits.end[at]!),
    ...(visits.resource[at]! >= 0 && { resource: resources[visits.resource[at]!]! }),
    ...(visits.party[at]! >= 0 && { party: parties[visits.party[at]!]! }),
  })
  return cases.ids.map((id, i) => ({
    id,
    class: classes[cases.class[i]!]!,
    received: inDays(cases.received[i]!),
    ...known('closed', cases.closed[i]!),
    outcome: OUTCOMES[cases.outcome[i]!]!,
    visits: Array.from({ length: cases.first[i + 1]! - cases.first[i]! }, (_, at) => visitAt(cases.first[i]! + at)),
  }))
}

/** The visits of the only case. */
export const visitsOf = (rows: readonly Omit<Row, 'case'>[]): ReadableVisit[] =>
  readable(build(rows.map(row => ({ ...row, case: 'A' }))).log)[0]!.visits

const DAY = 86_400_000
export const inMs = (days = Number.NaN): number => days * DAY
const inDays = (ms: number): number => ms / DAY
const known = <Name extends string>(name: Name, ms: number) => (Number.isNaN(ms) ? {} : ({ [name]: inDays(ms) } as Record<Name, number>))

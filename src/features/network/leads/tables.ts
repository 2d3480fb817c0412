/** The tables of leads as they go into a file: days as yyyy-mm-dd, the last day included. */
import { ALWAYS, dayCount, lastDay } from '../../../values/period.ts'
import type { Leads } from './actions.ts'
import { beginsAbout, type Lead } from './rules.ts'

type Table = { head: readonly string[]; rows: (string | number | null)[][] }

export const leadsTable = (leads: Leads): Table => ({
  head: [
    ...['borough_code', 'borough', 'counted_from', 'counted_to', 'known_on', 'leads', 'changes', 'days_without_lead'],
    ...['lead', 'rank', 'role', 'shared_with'],
  ],
  rows: leads.boroughs.map(({ area, name, seen, record, seesNow }) => [
    ...[area, name, seen[0]?.from ?? null, lastDay(seen.at(-1) ?? ALWAYS), leads.known],
    ...[record.leads, record.changes, record.daysWithout],
    ...(seesNow && record.now ? leadCells(record.now, leads) : [null, null, null]),
    seesNow ? (leads.sharing.get(area) ?? []).join('; ') : null,
  ]),
})

export const spansTable = (leads: Leads): Table => ({
  head: ['borough_code', 'borough', 'lead', 'rank', 'role', 'counted_from', 'counted_to', 'days', 'counted_from_approximate'],
  rows: leads.boroughs.flatMap(({ area, name, spans }) =>
    spans.map(span => [
      ...[area, name],
      ...(span.lead ? leadCells(span.lead, leads) : [null, null, null]),
      ...[span.valid.from, lastDay(span.valid), dayCount(span.valid) ?? null],
      beginsAbout(
        span,
        leads.cover.filter(each => each.area === area),
      )
        ? 'yes'
        : 'no',
    ]),
  ),
})

const leadCells = ({ name, rank, roleKind }: Lead, { roleKinds }: Leads) => [
  name,
  rank,
  roleKinds.find(({ key }) => key === roleKind)?.name ?? roleKind,
]

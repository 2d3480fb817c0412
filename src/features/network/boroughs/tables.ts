/** Boroughs as they go into files: days as yyyy-mm-dd, the last day included. */
import { lastDay } from '../../../values/period.ts'
import type { AsAt } from '../as-at/rules.ts'
import type { OldBelief } from '../beliefs/rules.ts'
import { beliefsTable } from '../beliefs/tables.ts'
import { seatsTable } from '../places/tables.ts'
import type { BoroughsView, BoroughView } from './actions.ts'

type Table = { head: readonly string[]; rows: readonly (readonly (string | number | null)[])[] }

export const boroughsTable = ({ rows }: BoroughsView, when: AsAt, seesAll: boolean): Table => ({
  head: [
    'as_at',
    'known_on',
    'borough_code',
    'borough',
    'policed_by',
    'first_day',
    'last_day',
    'approximate',
    'shares_with_boroughs',
    'council',
  ],
  rows: rows.map(({ area, policed, unitName, shared, council }) => [
    ...[when.at, when.known, area.code, area.name, unitName, policed.valid.from, lastDay(policed.valid)],
    ...[policed.approximate ? 'yes' : 'no', seesAll ? shared : null, council?.name ?? null],
  ]),
})

export const policedWords = ({ name }: Pick<OldBelief, 'name'>): string => `Policed by ${name ?? 'a unit not shown to you'}`

export const BOROUGH_TABLES: Readonly<Record<string, (view: BoroughView) => Table>> = {
  policed: ({ spans, names }) => ({
    head: ['policed_by', 'first_day', 'last_day', 'approximate'],
    rows: spans.map(({ unit, valid, approximate }) => [names.get(unit) ?? null, valid.from, lastDay(valid), approximate ? 'yes' : 'no']),
  }),
  seats: ({ place }) => seatsTable(place),
  beliefs: ({ beliefs }) => beliefsTable(beliefs, policedWords),
}

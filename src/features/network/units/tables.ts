/** The tables of a unit's page as they go into files: days as yyyy-mm-dd, the last day included. */
import { lastDay } from '../../../values/period.ts'
import { beliefsTable } from '../beliefs/tables.ts'
import { seatsTable } from '../places/tables.ts'
import type { UnitView } from './look-at-unit.ts'

type Table = { head: readonly string[]; rows: readonly (readonly (string | null)[])[] }
type Of = (view: UnitView) => Table

export const UNIT_TABLES: Readonly<Record<string, Of>> = {
  boroughs: ({ cover }) => ({
    head: ['borough_code', 'borough', 'first_day', 'last_day', 'approximate'],
    rows: cover.map(({ area, name, valid, approximate }) => [area, name, valid.from, lastDay(valid), approximate ? 'yes' : 'no']),
  }),
  names: ({ facts }) => ({
    head: ['name', 'kind', 'force_code', 'confirmed', 'first_day', 'last_day', 'approximate', 'source'],
    rows: facts.descriptions.map(({ valid, value: { name, kind, forceCode, confirmed, approximate, source } }) => [
      ...[name, kind, forceCode, confirmed ? 'yes' : 'no', valid.from, lastDay(valid), approximate ? 'yes' : 'no', source],
    ]),
  }),
  parents: ({ facts, names }) => ({
    head: ['belongs_to', 'first_day', 'last_day', 'approximate'],
    rows: facts.parents.map(({ valid, value: { parent, approximate } }) => [
      ...[names.get(parent) ?? null, valid.from, lastDay(valid), approximate ? 'yes' : 'no'],
    ]),
  }),
  seats: ({ place }) => seatsTable(place),
  beliefs: ({ beliefs }) => beliefsTable(beliefs),
}

/** What the map shows as a table for a file. */
import type { LondonMap } from './actions.ts'

export const mapFile = ({
  boroughs,
  chosen,
  since,
  asAt,
}: LondonMap): { head: readonly string[]; rows: readonly (readonly unknown[])[] } => ({
  head: [
    'Code',
    'Borough',
    'Policed by',
    'Name of the unit unconfirmed',
    'Policed by it since',
    'Since is approximate',
    'Own force',
    chosen.name,
    'On the day',
    'Leads counted from',
    'Known at the end of',
  ],
  rows: boroughs.map(({ area, unit, since: first, approximate, shown }) => [
    ...[area.code, area.name, unit?.name ?? '', unit?.confirmed === false ? 'yes' : 'no'],
    ...[first ?? '', approximate ? 'yes' : 'no', area.ownForce ? 'yes' : 'no'],
    ...[shown.cell, asAt.at, since, asAt.known ?? ''],
  ]),
})

/** The list of units as it goes into a file: days as yyyy-mm-dd, the last day included. */
import { lastDay } from '../../../values/period.ts'
import type { AsAt } from '../as-at/rules.ts'
import type { Area, Cover } from '../rules.ts'
import type { ListedUnit } from './rules.ts'

type Given = { units: readonly ListedUnit[]; cover: readonly Cover[]; areas: readonly Area[]; when: AsAt }

export const unitsTable = ({ units, cover, areas, when }: Given) => ({
  head: [
    ...['as_at', 'known_on', 'code', 'name', 'kind', 'force_code', 'confirmed', 'belongs_to', 'opened', 'described_until'],
    ...['approximate', 'boroughs', 'borough_codes', 'source'],
  ],
  rows: units.map(unit => {
    const covered = areas.filter(({ code }) => cover.some(each => each.area === code && each.unit === unit.id))
    return [
      ...[
        when.at,
        when.known,
        unit.code,
        unit.name,
        unit.kind,
        unit.forceCode,
        unit.confirmed ? 'yes' : 'no',
        unit.parentName,
        unit.opened,
      ],
      ...[lastDay(unit.valid), unit.approximate ? 'yes' : 'no', covered.map(({ name }) => name).join('; ')],
      ...[covered.map(({ code }) => code).join('; '), unit.source],
    ]
  }),
})

/** The tables of a comparison, as pages show them and as files have them: the same rows from the same functions. */
import { type Column, DataTable } from '../../../../platform/views/table.tsx'
import { count, counted } from '../../../../values/figures.ts'
import { networkPaths as paths } from '../../paths.ts'
import type { Comparison } from '../actions.ts'
import {
  type BoroughChange,
  type Figures,
  figuresOf,
  type Makeup,
  makeupOf,
  type Place,
  type StructureUnit,
  spanOf,
  spreadWords,
} from '../rules.ts'
import { UnitHeading } from '../unit-name.tsx'
import { areaName, areaNames, leadWords, type Names, namesFor } from '../words.ts'

const namesOf = ({ areas, roleKinds }: Comparison): Names => namesFor(areas, roleKinds)

/** By the name of the borough. */
function changesByName(comparison: Comparison): BoroughChange[] {
  const names = namesOf(comparison)
  return [...comparison.changes].sort((a, b) => (areaName(a.area, names) < areaName(b.area, names) ? -1 : 1))
}

export const BoroughTable = ({ comparison, linked = true }: { comparison: Comparison; linked?: boolean }) => {
  const names = namesOf(comparison)
  const name = ({ area }: BoroughChange) => areaName(area, names)
  const columns: Column<BoroughChange>[] = [
    { head: 'Borough', cell: each => (linked ? <BoroughLink area={each.area} name={name(each)} /> : name(each)) },
    { head: 'Unit before', cell: ({ before }) => <UnitCell unit={before.unit} /> },
    { head: 'Unit after', cell: ({ after }) => <UnitCell unit={after.unit} /> },
    { head: 'Lead before', cell: ({ before }) => <LeadCell place={before} names={names} /> },
    { head: 'Lead after', cell: ({ after }) => <LeadCell place={after} names={names} /> },
    { head: 'Lead shared after with', cell: ({ after }) => areaNames(after.sharing, names) },
    ...(comparison.changes.some(({ leaves }) => leaves.length > 0)
      ? [{ head: 'In its unit no longer', cell: ({ leaves }: BoroughChange) => areaNames(leaves, names) }]
      : []),
  ]
  return <DataTable id="boroughs" caption="Every borough, before and after" rows={changesByName(comparison)} columns={columns} />
}

const BoroughLink = ({ area, name }: { area: string; name: string }) => (
  <a class="govuk-link" href={paths.borough(area)}>
    {name}
  </a>
)

const UnitCell = ({ unit }: { unit: StructureUnit | null }) =>
  unit === null ? (
    <>None</>
  ) : (
    <>
      {unit.name}
      {!unit.confirmed && <span class="muster-range">unconfirmed</span>}
    </>
  )

const LeadCell = ({ place, names }: { place: Place; names: Names }) => {
  const { who, as } = leadWords(place, names)
  const span = counted(spanOf(place), 'borough')
  return (
    <>
      {who}
      {place.unit !== null && <span class="muster-range">{as === null ? span : `${as}, ${span}`}</span>}
    </>
  )
}

type FigureRow = { name: string; before: string; after: string }

function figureRows({ before, after }: Comparison): FigureRow[] {
  const [then, now] = [figuresOf(before.structure), figuresOf(after.structure)]
  const row = (name: string, say: (figures: Figures) => string): FigureRow => ({ name, before: say(then), after: say(now) })
  const said = (value: number | undefined) => (value === undefined ? 'not yet named' : count(value))
  const sizes = [...new Set([...then.spans, ...now.spans].map(({ boroughs }) => boroughs))].sort((a, b) => a - b)
  return [
    row('Boroughs of the force', ({ boroughs }) => count(boroughs)),
    row('Units that police them', ({ units }) => count(units)),
    row('Boroughs to one unit', ({ perUnit }) => spreadWords(perUnit)),
    row('People who lead a borough', ({ leads }) => said(leads)),
    row('Boroughs without a lead', ({ withoutLead }) => said(withoutLead)),
    row('Boroughs to one lead', ({ perLead }) => spreadWords(perLead)),
    ...sizes.map(size =>
      row(`Leads with ${size === 1 ? '1 borough' : `${size} boroughs`}`, ({ spans }) =>
        count(spans.find(each => each.boroughs === size)?.leads ?? 0),
      ),
    ),
  ]
}

export const FigureTable = ({ comparison }: { comparison: Comparison }) => (
  <>
    <DataTable
      id="figures"
      caption="The two structures in figures"
      rows={figureRows(comparison)}
      columns={[
        { head: 'Figure', cell: ({ name }) => name },
        { head: comparison.before.title, cell: ({ before }) => before },
        { head: comparison.after.title, cell: ({ after }) => after },
      ]}
    />
    <p class="govuk-body muster-note">
      A post that is vacant, or not yet named, counts as one lead in the figures of boroughs to one lead.
    </p>
  </>
)

export const MakeupTable = ({ comparison, id, caption }: { comparison: Comparison; id: string; caption: string }) => {
  const names = namesOf(comparison)
  return (
    <DataTable
      id={id}
      caption={caption}
      rows={makeupOf(comparison.changes)}
      columns={[
        { head: 'Unit', cell: ({ unit }) => <UnitHeading unit={unit} /> },
        { head: 'Boroughs', cell: each => count(sizeOf(each)), numeric: true },
        { head: 'Made of', cell: each => <Origins makeup={each} names={names} /> },
      ]}
    />
  )
}

const sizeOf = ({ from }: Makeup): number => from.reduce((sum, { areas }) => sum + areas.length, 0)

const Origins = ({ makeup: { unit, from }, names }: { makeup: Makeup; names: Names }) => (
  <ul class="govuk-list muster-lines">
    {from.map(({ unit: earlier, areas }) => (
      <li key={earlier?.key ?? ''}>{originWords(unit, earlier, areaNames(areas, names))}</li>
    ))}
  </ul>
)

const originWords = (unit: StructureUnit, earlier: StructureUnit | null, areas: string): string => {
  if (earlier === null) return `${areas} (no unit before)`
  return earlier.key === unit.key ? `${areas} (already there)` : `${areas} (before: ${earlier.name})`
}

/** By the id of the table on the page. */
export function fileOf(
  comparison: Comparison,
  table: string,
): { head: readonly string[]; rows: readonly (readonly unknown[])[] } | undefined {
  const names = namesOf(comparison)
  const { before, after } = comparison
  if (table === 'figures')
    return { head: ['figure', before.title, after.title], rows: figureRows(comparison).map(row => [row.name, row.before, row.after]) }
  if (table === 'units')
    return {
      head: ['unit', 'unit_before', 'area_code', 'area'],
      rows: makeupOf(comparison.changes).flatMap(({ unit, from }) =>
        from.flatMap(({ unit: earlier, areas }) => areas.map(area => [unit.name, earlier?.name ?? '', area, areaName(area, names)])),
      ),
    }
  return table === 'boroughs' ? { head: HEAD, rows: changesByName(comparison).map(change => boroughRow(change, names)) } : undefined
}

const HEAD = [
  ...['area_code', 'area', 'unit_before', 'unit_after', 'lead_before', 'lead_before_as', 'lead_after', 'lead_after_as'],
  ...['boroughs_of_lead_before', 'boroughs_of_lead_after', 'lead_shared_before_with', 'lead_shared_after_with'],
  ...['unit_changes', 'in_its_unit_still', 'in_its_unit_no_longer', 'in_its_unit_newly'],
]

function boroughRow({ area, before, after, changesUnit, stays, leaves, joins }: BoroughChange, names: Names): unknown[] {
  const list = (codes: readonly string[]) => (codes.length === 0 ? '' : areaNames(codes, names))
  const [then, now] = [leadWords(before, names), leadWords(after, names)]
  return [
    ...[area, areaName(area, names), before.unit?.name ?? '', after.unit?.name ?? '', then.who, then.as ?? '', now.who, now.as ?? ''],
    ...[spanOf(before), spanOf(after), list(before.sharing), list(after.sharing)],
    ...[changesUnit ? 'yes' : 'no', list(stays), list(leaves), list(joins)],
  ]
}

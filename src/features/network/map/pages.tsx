/** London as tiles, with one figure for each borough, and the same figures as a table. */
import { DayInput } from '../../../platform/views/day-input.tsx'
import { Inset, Note } from '../../../platform/views/prose.tsx'
import { type Column, DataTable, TableFiles } from '../../../platform/views/table.tsx'
import { dayName } from '../../../values/figures.ts'
import type { Reason } from '../../../values/outcome.ts'
import { AsAtNotice, AsAtPicker } from '../as-at/picker.tsx'
import { fieldsOf } from '../as-at/rules.ts'
import { SaidDay, UnconfirmedTag } from '../marks.tsx'
import { networkPaths as paths } from '../paths.ts'
import { Section } from '../section.tsx'
import type { BoroughShown, LondonMap } from './actions.ts'
import { type AskedMap, isOverDays, mapQuery } from './rules.ts'
import { shortName } from './short-names.ts'
import { type Tile, TileMap } from './tile-map.tsx'

type Props = { map: LondonMap; asked: AskedMap; errors: readonly Reason[] }

export const MapPage = ({ map, asked, errors }: Props) => (
  <Section title="Map of London" errors={errors}>
    <Figures map={map} />
    <Picker map={map} asked={asked} errors={errors} />
    <AsAtNotice asAt={map.asAt} today={map.today} />
    {map.boroughs.some(({ unit, area }) => unit === null && !area.ownForce) && (
      <Inset>You see your own unit and the boroughs that it polices on this day. What the others have is not shown to you.</Inset>
    )}
    <TileMap id="map" title={titleOf(map)} tiles={map.boroughs.map(tileOf)} legend={map.legend} {...headline(map)}>
      <Note>
        Each tile is a borough, about where it lies. Boroughs of one unit stand together without a gap.
        {map.boroughs.some(({ unit }) => unit?.confirmed === false) && ' The names of some units are unconfirmed: the table says which.'}
      </Note>
    </TileMap>
    <TableFiles.Provider value={() => `${paths.mapFile}${mapQuery(map)}`}>
      <FigureTable map={map} />
    </TableFiles.Provider>
  </Section>
)

/** A click each, so that one figure can be held against the next. */
const Figures = ({ map }: { map: LondonMap }) => (
  <nav aria-label="What to show" class="muster-views">
    {map.figures.map(({ key, name }) => (
      <a
        key={key}
        class="govuk-link govuk-link--no-visited-state"
        href={`${paths.map}${mapQuery({ ...map, figure: key })}`}
        {...(key === map.chosen.key ? { 'aria-current': 'page' as const } : {})}
      >
        {name}
      </a>
    ))}
  </nav>
)

const Picker = ({ map, asked, errors }: Props) => (
  <AsAtPicker action={paths.map} asAt={map.asAt} asked={asked} errors={errors}>
    <input type="hidden" name="figure" value={map.chosen.key} />
    {isOverDays(map.chosen) ? (
      <DayInput
        name="since"
        legend="Count from"
        hint="Empty: 1 May 2016"
        plain
        typed={fieldsOf('since', asked, map.since)}
        errors={errors}
      />
    ) : (
      <input type="hidden" name="since" value={map.since} />
    )}
  </AsAtPicker>
)

const headline = ({ headline: said }: LondonMap) => (said === undefined ? {} : { headline: said })

/** "Number of different leads, 1 May 2016 to 3 June 2020". */
const titleOf = ({ chosen, since, asAt: { at } }: LondonMap): string =>
  `${chosen.name}, ${isOverDays(chosen) ? `${dayName(since)} to ${dayName(at)}` : dayName(at)}`

const tileOf = ({ area, unit, shown }: BoroughShown): Tile => ({
  ...{ code: area.code, row: area.row, column: area.column, name: area.name, short: shortName(area) },
  group: unit && String(unit.id),
  href: paths.borough(area.code),
  ...{ words: shown.words, mark: shown.mark, tone: shown.tone },
  says: [unit && `policed by ${unit.name}`, shown.says].filter(Boolean).join('; '),
})

const FigureTable = ({ map: { boroughs, chosen } }: { map: LondonMap }) => (
  <DataTable
    id="figures"
    caption="The same figures as a table"
    rows={boroughs}
    columns={[
      { head: 'Borough', cell: BoroughLink },
      { head: 'Policed by', cell: UnitName },
      chosen.key === 'unit' ? SINCE : { head: chosen.name, cell: ({ shown }) => shown.cell },
    ]}
  />
)

const BoroughLink = ({ area }: BoroughShown) => (
  <a class="govuk-link" href={paths.borough(area.code)}>
    {area.name}
  </a>
)

const UnitName = ({ unit, area }: BoroughShown) =>
  unit === null ? (
    <>Not shown to you</>
  ) : (
    <>
      {unit.name}
      {area.ownForce && ', a force of its own'} {!unit.confirmed && <UnconfirmedTag />}
    </>
  )

const SINCE: Column<BoroughShown> = {
  head: 'Since',
  cell: ({ unit, since, approximate }) => (unit ? <SaidDay day={since} approximate={approximate} none="Always" short /> : '–'),
}

/** A structure on the map of tiles: heavy lines where one unit ends, and in each tile how many boroughs its lead has. The tables say the same. */
import { count } from '../../../values/figures.ts'
import type { Area } from '../rules.ts'
import { placesIn, type Structure, spanOf } from './rules.ts'

const SHORT: Readonly<Record<string, string>> = {
  ...{ E09000001: 'CTY', E09000002: 'BDG', E09000003: 'BNT', E09000004: 'BEX', E09000005: 'BRE', E09000006: 'BRO', E09000007: 'CAM' },
  ...{ E09000008: 'CRO', E09000009: 'EAL', E09000010: 'ENF', E09000011: 'GRN', E09000012: 'HCK', E09000013: 'HMS', E09000014: 'HGY' },
  ...{ E09000015: 'HRW', E09000016: 'HVG', E09000017: 'HDN', E09000018: 'HNS', E09000019: 'ISL', E09000020: 'KNS', E09000021: 'KNG' },
  ...{ E09000022: 'LAM', E09000023: 'LEW', E09000024: 'MER', E09000025: 'NEW', E09000026: 'RDB', E09000027: 'RCH', E09000028: 'SWK' },
  ...{ E09000029: 'SUT', E09000030: 'TOW', E09000031: 'WTH', E09000032: 'WNS', E09000033: 'WST' },
}
const TILE = 46
/** From pale to dark as one lead has more boroughs; the words on each stand out from it by more than 4.5 to 1. */
const SHADES = ['#e8f1f8', '#c3dbec', '#8fbcdb', '#5694ca'] as const

type Props = { id: string; title: string; structure: Structure; areas: readonly Area[] }

export const StructureMap = ({ id, title, structure, areas }: Props) => {
  const places = placesIn(structure)
  const width = TILE * Math.max(...areas.map(({ column }) => column))
  const height = TILE * Math.max(...areas.map(({ row }) => row))
  const unitOf = (area: Area | undefined) => (area === undefined ? undefined : (structure.cover.get(area.code) ?? area.code))
  const at = new Map(areas.map(area => [`${area.row} ${area.column}`, area]))
  const lines = areas.flatMap(area => edgesOf(area, (row, column) => unitOf(at.get(`${row} ${column}`)) !== unitOf(area)))
  return (
    <figure class="muster-tiles">
      <figcaption id={`${id}-title`}>{title}</figcaption>
      <svg
        viewBox={`-2 -2 ${width + 4} ${height + 4}`}
        role="img"
        aria-label={`${title}: ${count(structure.units.length)} units on a map of tiles. The tables have the same.`}
      >
        {areas.map(area => (
          <Tile key={area.code} area={area} span={placeSpan(places.get(area.code))} unit={places.get(area.code)?.unit?.name} />
        ))}
        <path d={[...new Set(lines)].join(' ')} class="muster-tiles__line" />
      </svg>
    </figure>
  )
}

const placeSpan = (place: Parameters<typeof spanOf>[0] | undefined) => (place === undefined ? undefined : spanOf(place))

const Tile = ({ area, span, unit }: { area: Area; span: number | undefined; unit: string | undefined }) => {
  const [x, y] = [(area.column - 1) * TILE, (area.row - 1) * TILE]
  const fill = span === undefined ? '#fff' : (SHADES[Math.min(span, SHADES.length) - 1] ?? '#fff')
  return (
    <g>
      <title>{`${area.name}: ${unit ?? 'a force of its own'}`}</title>
      <rect x={x} y={y} width={TILE} height={TILE} fill={fill} class="muster-tiles__tile" />
      <text x={x + TILE / 2} y={y + 20} class="muster-tiles__name">
        {SHORT[area.code] ?? area.name.slice(0, 3).toUpperCase()}
      </text>
      <text x={x + TILE / 2} y={y + 37} class="muster-tiles__figure">
        {span ?? '–'}
      </text>
    </g>
  )
}

/** The sides of a tile at which another unit begins, as strokes. A side that two tiles have in common is the same stroke from both. */
function edgesOf({ row, column }: Area, isOther: (row: number, column: number) => boolean): string[] {
  const [left, top, right, bottom] = [(column - 1) * TILE, (row - 1) * TILE, column * TILE, row * TILE]
  return [
    ...(isOther(row - 1, column) ? [`M${left} ${top}H${right}`] : []),
    ...(isOther(row + 1, column) ? [`M${left} ${bottom}H${right}`] : []),
    ...(isOther(row, column - 1) ? [`M${left} ${top}V${bottom}`] : []),
    ...(isOther(row, column + 1) ? [`M${right} ${top}V${bottom}`] : []),
  ]
}

export const StructureMaps = ({ before, after, areas }: { before: Shown; after: Shown; areas: readonly Area[] }) => (
  <>
    <div class="muster-pair">
      <StructureMap id="map-before" {...before} areas={areas} />
      <StructureMap id="map-after" {...after} areas={areas} />
    </div>
    <p class="govuk-body muster-note">
      The number in a tile is how many boroughs its lead has, or the post that waits for one. A heavy line stands where one unit ends. The
      City of London has a force of its own.
    </p>
  </>
)

type Shown = Pick<Props, 'title' | 'structure'>

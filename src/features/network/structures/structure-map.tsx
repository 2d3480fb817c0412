/** Structures on the map of tiles: a unit is one shape, and each tile says how many boroughs its lead has. The tables say the same. */
import { count, counted } from '../../../values/figures.ts'
import { SHADES, type Tone } from '../map/engine/tiles.ts'
import { shortName } from '../map/short-names.ts'
import { type Tile, TileMap } from '../map/tile-map.tsx'
import { networkPaths as paths } from '../paths.ts'
import type { Area } from '../rules.ts'
import { type Place, placesIn, type Structure, spanOf } from './rules.ts'

type Shown = { title: string; structure: Structure }
type Props = Shown & { id: string; areas: readonly Area[] }

export const StructureMap = ({ id, title, structure, areas }: Props) => {
  const places = placesIn(structure)
  const tiles = areas.map(area => tileOf(area, places.get(area.code)))
  const spans = [...new Set([...places.values()].map(spanOf))].sort((a, b) => a - b)
  const legend = spans.map(span => ({ tone: toneOf(span), text: spanWords(span) }))
  return (
    <TileMap
      id={id}
      title={title}
      tiles={tiles}
      legend={[
        // Very many boroughs to a lead have one shade between them.
        ...legend.filter(({ tone }, at) => legend.findIndex(other => other.tone === tone) === at),
        { tone: 'own-force', text: 'A police force of its own' },
      ]}
    />
  )
}

const toneOf = (span: number): Tone => `shade-${Math.min(span, SHADES) - 1}`
const spanWords = (span: number): string => `Lead for ${counted(span, 'borough')}`

function tileOf({ code, name, row, column, ownForce }: Area, place: Place | undefined): Tile {
  const tile = { code, name, row, column, short: shortName({ code, name }), group: place?.unit?.key ?? null, href: paths.borough(code) }
  if (place) {
    const span = spanOf(place)
    const says = `policed by ${place.unit?.name ?? 'no unit'}; ${spanWords(span).toLowerCase()}`
    return { ...tile, words: counted(span, 'borough'), mark: count(span), says, tone: toneOf(span) }
  }
  return ownForce
    ? { ...tile, words: 'Own force', mark: '–', says: 'a police force of its own', tone: 'own-force' }
    : { ...tile, words: 'No unit', mark: '–', says: 'no unit', tone: 'none' }
}

type PairProps = { before: Shown; after: Shown; areas: readonly Area[] }

export const StructureMaps = ({ before, after, areas }: PairProps) => (
  <>
    <div class="muster-pair">
      <StructureMap id="map-before" {...before} areas={areas} />
      <StructureMap id="map-after" {...after} areas={areas} />
    </div>
    <p class="govuk-body muster-note">
      Boroughs of one unit are one shape. The number is how many boroughs the lead has, or the post that waits for one.
    </p>
  </>
)

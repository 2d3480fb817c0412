/**
 * London as tiles: every borough one tile, about where it lies. Boroughs of one unit are drawn as one shape, so that the structure is seen whatever
 * figure is shown. Each tile says its figure in words or signs and not by colour alone, and is a link with a full name.
 */
import type { ComponentChildren } from 'preact'
import { inOrder, joinsOf, type LegendItem, type Place, type Tone } from './engine/tiles.ts'

export type Tile = Place & {
  code: string
  name: string
  short: string
  /** Tiles of one unit make one shape. */
  group: string | null
  href: string
  /** In a few words, and in as few letters as can be. */
  words: string
  mark: string
  /** In full, after the name: "policed by Central North; 3 leads since 1 May 2016". */
  says: string
  tone: Tone
}

type Props = {
  id: string
  /** The figure in words. */
  title: string
  /** What it comes to, over all tiles. */
  headline?: string
  tiles: readonly Tile[]
  legend: readonly LegendItem[]
  children?: ComponentChildren
}

export const TileMap = ({ id, title, headline, tiles, legend, children }: Props) => {
  const ordered = inOrder(tiles)
  const joins = joinsOf(ordered)
  return (
    <figure class="muster-map" aria-labelledby={`${id}-title`}>
      <div class="muster-map__frame">
        <figcaption class="muster-map__caption">
          <span class="muster-map__title" id={`${id}-title`}>
            {title}
          </span>
          {headline && <span class="muster-map__headline">{headline}</span>}
        </figcaption>
        {/* biome-ignore lint/a11y/noRedundantRoles: without it Safari takes a list without bullets for no list. */}
        <ul class="muster-map__tiles" role="list">
          {ordered.map((tile, at) => (
            <li key={tile.code} class={placeClasses(tile, joins[at])}>
              <TileLink {...tile} />
            </li>
          ))}
        </ul>
        {legend.length > 0 && <Legend legend={legend} />}
      </div>
      {children}
    </figure>
  )
}

const placeClasses = ({ row, column }: Place, { east, south }: { east: boolean; south: boolean } = { east: false, south: false }) =>
  [
    `muster-map__place muster-map__row-${row} muster-map__column-${column}`,
    east && 'muster-map__place--east',
    south && 'muster-map__place--south',
  ]
    .filter(Boolean)
    .join(' ')

const TileLink = ({ href, name, short, words, mark, says, tone }: Tile) => (
  <a href={href} class={`muster-map__tile muster-map__tone muster-map__tone--${tone}`}>
    <span class="muster-map__name" aria-hidden="true">
      <span class="muster-map__long">{name}</span>
      <span class="muster-map__short">{short}</span>
    </span>
    <span class="muster-map__figure" aria-hidden="true">
      <span class="muster-map__long">{words}</span>
      <span class="muster-map__short">{mark}</span>
    </span>
    <span class="govuk-visually-hidden">{`${name}: ${says}`}</span>
  </a>
)

const Legend = ({ legend }: Pick<Props, 'legend'>) => (
  <ul class="muster-map__legend" aria-label="What the tiles show">
    {legend.map(({ tone, text }) => (
      <li key={tone}>
        <span class={`muster-map__swatch muster-map__tone muster-map__tone--${tone}`} aria-hidden="true" />
        {text}
      </li>
    ))}
  </ul>
)

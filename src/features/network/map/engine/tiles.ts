/** How a map of tiles is laid out and coloured: which tiles belong together, and which tint or shade each has. */

/** How a tile is filled; the styles know each of them. */
export type Tone = 'held' | 'attended' | 'vacant' | 'none' | 'unseen' | 'own-force' | `tint-${number}` | `shade-${number}`
export type LegendItem = { tone: Tone; text: string }

export type Place = { row: number; column: number }
/** Tiles of one group are drawn as one shape. Null: a shape of its own. */
export type Grouped = Place & { group: string | null }

export const TINTS = 7
export const SHADES = 5

const key = ({ row, column }: Place) => `${row} ${column}`
const byPlace = <T extends Place>(tiles: readonly T[]) => new Map(tiles.map(tile => [key(tile), tile]))

/** Row by row from the north-west: the order in which a map is read, and in which the keyboard goes through it. */
export const inOrder = <T extends Place>(tiles: readonly T[]): T[] => [...tiles].sort((a, b) => a.row - b.row || a.column - b.column)

export type Joins = { east: boolean; south: boolean }

/** For each tile, in the order given, whether its neighbour belongs to the same shape. */
export function joinsOf(tiles: readonly Grouped[]): Joins[] {
  const at = byPlace(tiles)
  return tiles.map(tile => {
    const isSame = (row: number, column: number) => tile.group !== null && at.get(key({ row, column }))?.group === tile.group
    return { east: isSame(tile.row, tile.column + 1), south: isSame(tile.row + 1, tile.column) }
  })
}

/** A tint for each group, so that no two that touch have the same, not even at a corner, as far as there are enough; and all are used about as often. */
export function tintsOf(tiles: readonly Grouped[]): Map<string, number> {
  const at = byPlace(tiles)
  const tints = new Map<string, number>()
  const used = Array.from({ length: TINTS }, () => 0)
  for (const { group } of inOrder(tiles)) {
    if (group === null || tints.has(group)) continue
    const taken = new Set(neighboursOf(group, tiles, at).map(other => tints.get(other)))
    const free = used.map((times, tint) => ({ times, tint })).filter(({ tint }) => !taken.has(tint))
    const { tint } = free.sort((a, b) => a.times - b.times || a.tint - b.tint)[0] ?? { tint: tints.size % TINTS }
    tints.set(group, tint)
    used[tint] = (used[tint] ?? 0) + 1
  }
  return tints
}

function neighboursOf(group: string, tiles: readonly Grouped[], at: ReadonlyMap<string, Grouped>): string[] {
  return tiles
    .filter(tile => tile.group === group)
    .flatMap(({ row, column }) => AROUND.flatMap(([down, right]) => at.get(key({ row: row + down, column: column + right }))?.group ?? []))
    .filter(other => other !== group)
}

const AROUND = [-1, 0, 1]
  .flatMap(down => [-1, 0, 1].map(right => [down, right] as const))
  .filter(([down, right]) => down !== 0 || right !== 0)

export type Band = { least: number; most: number }

/** Bands of equal width from the least value to the most, at most one for each shade. Whole numbers; empty where there are none. */
export function bandsOf(values: readonly number[]): Band[] {
  if (values.length === 0) return []
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const width = Math.ceil((most - least + 1) / SHADES)
  const bands = Math.ceil((most - least + 1) / width)
  return Array.from({ length: bands }, (_, at) => ({ least: least + at * width, most: Math.min(most, least + (at + 1) * width - 1) }))
}

/** The shade of the band in which a value lies: the palest for the lowest band, the darkest for the highest. */
export function shadeOf(value: number, bands: readonly Band[]): number {
  const at = bands.findIndex(({ least, most }) => value >= least && value <= most)
  return bands.length <= 1 ? 0 : Math.round((Math.max(at, 0) * (SHADES - 1)) / (bands.length - 1))
}

/** Draws by Observable Plot on the server and cleans the result, so that it passes a strict content policy and a screen reader. */
import { createRequire } from 'node:module'
import type * as PlotModule from '@observablehq/plot'
import { GRID } from './palette.ts'

export type Plot = typeof PlotModule
export type Marks = (PlotModule.Markish | null)[]
/** How wide the drawing is, and whether it is the one for narrow screens. */
export type Room = { width: number; narrow: boolean }
/** A chart is a function of its room: it is drawn once for wide and once for narrow screens. */
export type Drawing = (plot: Plot, room: Room) => PlotModule.PlotOptions | null

const ROOMS: Room[] = [
  { width: 960, narrow: false },
  { width: 330, narrow: true },
]

const require = createRequire(import.meta.url)
let loaded: { plot: Plot; document: object } | undefined

// Half a second of loading that most runs of the command never need.
function load() {
  loaded ??= {
    plot: require('@observablehq/plot') as Plot,
    document: (require('linkedom') as { parseHTML: (html: string) => { document: object } }).parseHTML('<!doctype html><html></html>')
      .document,
  }
  return loaded
}

type Element = {
  tagName: string
  outerHTML: string
  querySelector: (selector: string) => Element | null
  querySelectorAll: (selector: string) => Iterable<Element>
  setAttribute: (name: string, value: string) => void
  removeAttribute: (name: string) => void
  remove: () => void
}

/** The drawing for wide screens, then for narrow ones; none when there is nothing to draw. */
export function drawBoth(drawing: Drawing, label: string): { wide: string; narrow: string } | null {
  const [wide, narrow] = ROOMS.map(room => draw(drawing, room, label))
  return wide && narrow ? { wide, narrow } : null
}

function draw(drawing: Drawing, room: Room, label: string): string | null {
  const { plot, document } = load()
  const options = drawing(plot, room)
  if (!options) return null
  const drawn = plot.plot({
    document: document as never,
    width: room.width,
    marginTop: 28,
    marginRight: room.narrow ? 14 : 24,
    marginBottom: 52,
    ...options,
  }) as unknown as Element
  const svg = drawn.tagName.toLowerCase() === 'svg' ? drawn : drawn.querySelector('svg')
  if (!svg) throw new Error('A chart was drawn without a picture')
  return cleaned(svg, room, label)
}

function cleaned(svg: Element, room: Room, label: string): string {
  svg.querySelector('style')?.remove()
  for (const inner of svg.querySelectorAll('[aria-label], [aria-description]')) {
    inner.removeAttribute('aria-label')
    inner.removeAttribute('aria-description')
  }
  for (const name of ['class', 'width', 'height', 'xmlns:xlink']) svg.removeAttribute(name)
  svg.setAttribute('font-family', 'Arial, sans-serif')
  svg.setAttribute('font-size', '14')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  svg.setAttribute('class', room.narrow ? 'muster-chart__narrow' : 'muster-chart__wide')
  return svg.outerHTML
}

/** The look that all axes share. */
export const AXIS = { tickSize: 0, tickPadding: 8, labelArrow: 'none', labelAnchor: 'center' } as const
export const gridY = (plot: Plot, ticks = 5) => plot.gridY({ stroke: GRID, strokeOpacity: 1, ticks })
export const gridX = (plot: Plot, ticks = 6) => plot.gridX({ stroke: GRID, strokeOpacity: 1, ticks })

/** Moves labels apart along one direction so that none lies on another; `values` in pixels, the order is kept. */
export function spread(values: readonly number[], gap: number, low: number, high: number): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!)
  const placed = [...values]
  let floor = low
  for (const index of order) {
    placed[index] = Math.max(placed[index]!, floor)
    floor = placed[index]! + gap
  }
  let ceiling = high
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index]!, ceiling)
    ceiling = placed[index]! - gap
  }
  return placed
}

/** What happened month by month: cases received and completed, cases open, and how long cases took. */
import { shortMonth } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridY, type Plot, type Room, spread } from './drawing.ts'
import { DARK_BLUE, DARK_PINK, INK, TURQUOISE } from './palette.ts'

type Flow = { month: string; received: number; completed: number; openAtEnd: number }
type Line = { name: string; value: number[]; colour: string; dashes?: string }

const PLOT_HEIGHT = 240
const whole = (value: number) => value.toLocaleString('en-GB')

export const receivedDrawing =
  (months: readonly Flow[]): Drawing =>
  (plot, room) => {
    const lines: Line[] = [
      { name: 'Received', value: months.map(({ received }) => received), colour: DARK_BLUE },
      { name: 'Completed', value: months.map(({ completed }) => completed), colour: TURQUOISE, dashes: '7 4' },
    ]
    return linesOverMonths(plot, room, months, lines)
  }

export const openDrawing =
  (months: readonly Flow[]): Drawing =>
  (plot, room) =>
    linesOverMonths(plot, room, months, [{ name: 'Open', value: months.map(({ openAtEnd }) => openAtEnd), colour: DARK_PINK }])

function linesOverMonths(plot: Plot, room: Room, months: readonly Flow[], lines: Line[]) {
  if (months.length < 2) return null
  const most = Math.max(1, ...lines.flatMap(({ value }) => value))
  const labels = lastLabels(lines, most)
  return {
    height: PLOT_HEIGHT + 60,
    marginTop: 20,
    marginBottom: 40,
    marginLeft: 56,
    marginRight: room.narrow ? 82 : 100,
    x: { ...monthAxis(months, room), domain: months.map(({ month }) => month), type: 'point' as const },
    y: { domain: [0, most * 1.05], label: null, tickSize: 0, tickFormat: whole, ticks: 5 },
    marks: [
      gridY(plot),
      ...lines.map(({ value, colour, dashes }) =>
        plot.lineY(months, {
          x: 'month',
          y: (_: Flow, index: number) => value[index],
          stroke: colour,
          strokeWidth: 2.5,
          ...(dashes ? { strokeDasharray: dashes } : {}),
        }),
      ),
      plot.ruleY([0], { stroke: INK }),
      ...labels.map(({ name, value, dy }) =>
        plot.text([value], {
          x: () => months.at(-1)!.month,
          y: (v: number) => v,
          text: () => name,
          dx: 8,
          dy,
          textAnchor: 'start',
          fill: INK,
        }),
      ),
    ],
  }
}

function lastLabels(lines: Line[], most: number) {
  const heights = lines.map(({ value }) => PLOT_HEIGHT * (1 - value.at(-1)! / (most * 1.05)))
  const placed = spread(heights, 18, 0, PLOT_HEIGHT)
  return lines.map(({ name, value }, index) => ({ name, value: value.at(-1)!, dy: placed[index]! - heights[index]! }))
}

/** As many month names as fit, counted back from the newest so that it is always named. */
function monthAxis(months: readonly { month: string }[], room: Room) {
  const fits = room.narrow ? 2 : 9
  const step = Math.max(1, Math.ceil(months.length / fits))
  const ticks = months.filter((_, index) => (months.length - 1 - index) % step === 0).map(({ month }) => month)
  return { ...AXIS, label: null, ticks, tickFormat: shortMonth }
}

export type Percentiles = { group: string; month: string; p50: number | null; p80: number | null; p95: number | null }

const PERCENTILES = [
  { key: 'p50', name: 'P50', width: 2.5, colour: DARK_BLUE },
  { key: 'p80', name: 'P80', width: 2, colour: TURQUOISE, dashes: '7 4' },
  { key: 'p95', name: 'P95', width: 2, colour: DARK_PINK, dashes: '2 3' },
] as const

/** Small multiples, one a group, on one scale so that they can be compared by eye. */
export const percentilesDrawing =
  (rows: readonly Percentiles[], groups: readonly string[]): Drawing =>
  (plot, room) => {
    const months = [...new Set(rows.map(({ month }) => month))].sort()
    if (months.length < 2 || groups.length === 0) return null
    const across = room.narrow ? 1 : Math.min(groups.length, 3)
    const down = Math.ceil(groups.length / across)
    const placed = rows
      .filter(({ group }) => groups.includes(group))
      .map(row => ({ ...row, ...placeOf(groups.indexOf(row.group), across) }))
    const most = Math.max(1, ...placed.flatMap(({ p50, p80, p95 }) => [p50 ?? 0, p80 ?? 0, p95 ?? 0]))
    return {
      height: down * 200 + 60,
      marginTop: 30,
      marginBottom: 36,
      marginLeft: 56,
      marginRight: 44,
      fx: { axis: null, padding: 0.16 },
      fy: { axis: null, padding: 0.24 },
      x: { ...AXIS, label: null, type: 'point', domain: months },
      y: { domain: [0, most * 1.05], label: null, tickSize: 0, ticks: 4, tickFormat: whole },
      marks: [
        gridY(plot, 4),
        // The two ends lean inwards, or those of neighbours would meet.
        plot.axisX({ ...AXIS, label: null, ticks: [months[0]!], tickFormat: shortMonth, textAnchor: 'start' }),
        plot.axisX({ ...AXIS, label: null, ticks: [months.at(-1)!], tickFormat: shortMonth, textAnchor: 'end' }),
        ...PERCENTILES.map(line =>
          plot.lineY(placed, {
            fx: 'fx',
            fy: 'fy',
            x: 'month',
            y: line.key,
            stroke: line.colour,
            strokeWidth: line.width,
            ...('dashes' in line ? { strokeDasharray: line.dashes } : {}),
          }),
        ),
        plot.ruleY([0], { stroke: INK }),
        plot.text(
          groups.map((name, index) => ({ name, ...placeOf(index, across) })),
          {
            fx: 'fx',
            fy: 'fy',
            text: 'name',
            frameAnchor: 'top-left',
            dy: -20,
            fontWeight: 'bold',
            fill: INK,
          },
        ),
        plot.text(percentileLabels(placed, most, 150), {
          fx: 'fx',
          fy: 'fy',
          x: 'month',
          y: 'value',
          text: 'name',
          dx: 6,
          textAnchor: 'start',
          fill: INK,
        }),
      ],
    }
  }

const placeOf = (index: number, across: number) => ({ fx: index % across, fy: Math.floor(index / across) })

/** Each line is named where it ends; a line may end early, because the newest months have not reached their P95. */
function percentileLabels(rows: readonly (Percentiles & { fx: number; fy: number })[], most: number, pixels: number) {
  const groups = [...new Set(rows.map(({ group }) => group))]
  return groups.flatMap(group => {
    const own = rows.filter(row => row.group === group)
    const ends = PERCENTILES.flatMap(({ key, name }) => {
      const last = own.findLast(row => row[key] !== null)
      return last ? [{ name, month: last.month, value: last[key]!, fx: last.fx, fy: last.fy }] : []
    })
    const placed = spread(
      ends.map(({ value }) => value),
      (most * 17) / pixels,
      0,
      most,
    )
    return ends.map((end, index) => ({ ...end, value: placed[index]! }))
  })
}

/** What each further person saves: a bar a person, and the one after whom each saves less than half of what the first did. */
import { days } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridY, type Plot } from './drawing.ts'
import { DARK_BLUE, DARK_GREY, DARK_PINK, INK } from './palette.ts'

export type FurtherPerson = { extra: number; savedDays: number }

const LEFT = 56
const RIGHT = 20
const PADDING = 0.25

export const staffingDrawing =
  (people: readonly FurtherPerson[], knee: number | null): Drawing =>
  (plot, { width, narrow }) => {
    if (people.length === 0) return null
    const values = people.map(({ savedDays }) => savedDays)
    const high = Math.max(0.1, ...values) * 1.15
    const low = Math.min(0, ...values) * 1.15
    return {
      height: narrow ? 300 : 320,
      marginLeft: LEFT,
      marginRight: RIGHT,
      marginTop: 36,
      x: {
        ...AXIS,
        type: 'band',
        padding: PADDING,
        label: 'Extra person',
        labelOffset: 44,
        tickFormat: (extra: number) => `${narrow ? '' : '+'}${extra}`,
      },
      y: { domain: [low, high], label: null, tickSize: 0, ticks: 5 },
      marks: [
        gridY(plot),
        plot.barY(people, {
          x: 'extra',
          y: 'savedDays',
          fill: (person: FurtherPerson) => (knee === null || person.extra <= knee ? DARK_BLUE : DARK_GREY),
          fillOpacity: (person: FurtherPerson) => (knee === null || person.extra <= knee ? 1 : 0.45),
        }),
        plot.text(people, {
          x: 'extra',
          y: (person: FurtherPerson) => Math.max(0, person.savedDays),
          text: (person: FurtherPerson) => days(person.savedDays),
          dy: -10,
          fill: INK,
          fontSize: narrow ? 13 : 14,
        }),
        plot.ruleY([0], { stroke: INK }),
        ...(knee === null ? [] : kneeMarks(plot, knee, people.length, width - LEFT - RIGHT, narrow)),
      ],
    }
  }

/** A line after the last person worth it; half a step to the right of that person's bar. */
function kneeMarks(plot: Plot, knee: number, people: number, pixels: number, narrow: boolean) {
  const dx = pixels / (people + PADDING) / 2
  const late = knee > 0.6 * people
  return [
    plot.ruleX([knee], { x: (extra: number) => extra, dx, stroke: DARK_PINK, strokeWidth: 2, strokeDasharray: '6 4' }),
    plot.text([knee], {
      x: (extra: number) => extra,
      frameAnchor: 'top',
      dx: dx + (late ? -6 : 6),
      dy: -16,
      text: () => (narrow ? 'less than half the first' : 'From here on each person saves less than half of what the first saves'),
      textAnchor: late ? 'end' : 'start',
      fill: DARK_PINK,
    }),
  ]
}

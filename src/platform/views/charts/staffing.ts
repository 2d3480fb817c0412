/** What each further person saves: a bar a person, and the one after whom each saves less than half of what the first did. */
import { days } from '../../../values/figures.ts'
import { AXIS, type Drawing, gridY } from './drawing.ts'
import { DARK_BLUE, DARK_GREY, DARK_PINK, INK } from './palette.ts'

export type FurtherPerson = { extra: number; savedDays: number }

export const staffingDrawing =
  (people: readonly FurtherPerson[], knee: number | null): Drawing =>
  (plot, { narrow }) => {
    if (people.length === 0) return null
    const values = people.map(({ savedDays }) => savedDays)
    const high = Math.max(0.1, ...values) * 1.15
    const low = Math.min(0, ...values) * 1.15
    return {
      height: narrow ? 300 : 320,
      marginLeft: 56,
      marginTop: 36,
      x: {
        ...AXIS,
        type: 'band',
        padding: 0.25,
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
          fontSize: narrow ? 12 : 14,
        }),
        plot.ruleY([0], { stroke: INK }),
        knee === null
          ? null
          : plot.text([knee], {
              x: (extra: number) => extra,
              frameAnchor: 'top',
              dy: -22,
              text: () => (narrow ? 'knee' : 'after this person each saves less than half as much'),
              textAnchor: knee > people.length / 2 ? 'end' : 'start',
              fill: DARK_PINK,
            }),
        knee === null ? null : plot.tickX([knee], { x: (extra: number) => extra, stroke: 'none' }),
      ],
    }
  }

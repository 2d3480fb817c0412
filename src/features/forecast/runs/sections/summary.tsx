/** The top of the forecast: what it says in a few sentences, and the figures that matter, large. */
import { dayIn } from '../../../../platform/views/dates.tsx'
import { type KeyFigure, KeyFigures, Lead, List } from '../../../../platform/views/prose.tsx'
import { count, days, LEAST_DAYS, percent, shortDay } from '../../../../values/figures.ts'
import type { Forecast } from '../rules.ts'
import { summariseForecast } from '../summary.ts'

const WEEKS_AHEAD = 13

export const ForecastOpening = ({ forecast }: { forecast: Forecast }) => {
  const [first = '', ...rest] = summariseForecast(forecast)
  return (
    <>
      <Lead>{first}</Lead>
      <KeyFigures figures={keyFigures(forecast)} />
      {rest.length > 0 && <List items={rest} />}
    </>
  )
}

function keyFigures({ model, stockDone, backlog, backtest, staffing, reading }: Forecast): KeyFigure[] {
  const week = backlog[WEEKS_AHEAD] ?? backlog.at(-1)
  const one = staffing.find(({ extra }) => extra === 1)
  const figures: (KeyFigure | null | undefined | false)[] = [
    { name: 'Open today', value: count(model.trainedOn.open), unit: 'cases' },
    week && {
      name: `Open on ${shortDay(week.weekStarting)}`,
      value: count(week.p50),
      note: `between ${count(week.p10)} and ${count(week.p90)}`,
    },
    stockDone && {
      name: 'Today’s cases all done by',
      value: shortDay(dayIn(reading.timeZone, stockDone.p80)),
      note: 'with a chance of four in five',
    },
    one &&
      one.meanChangeDays < -Math.max(one.halfWidthDays, LEAST_DAYS) && {
        name: 'One more person saves',
        value: days(-one.meanChangeDays),
        unit: 'days',
        note: 'a case, on average',
      },
    backtest && { name: 'Past 80% ranges that held', value: percent(backtest.coverage80), note: 'the closer to 80%, the better' },
  ]
  return figures.filter((figure): figure is KeyFigure => Boolean(figure))
}

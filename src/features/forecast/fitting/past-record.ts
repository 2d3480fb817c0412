/** What the log's own past teaches of the model: it is fitted at earlier moments and judged by what came after. */
import { cutLog } from '../case-log/cut-log.ts'
import type { CaseLog, Reading } from '../case-log/rules.ts'
import { type Calibration, calibrationOf, type Judged, togethernessOf } from './calibration.ts'
import { chanceWithin } from './distribution.ts'
import { bestShare } from './mixture.ts'
import { DAY, momentOf } from './states.ts'
import { type TurnErrors, turnErrors, turnWithin } from './turn.ts'
import { type FittingSettings, fitViews, type Views } from './views.ts'

/** How much each view is believed, together 1, and how turns err. */
export type Mix = { like: number; age: number; turn: number; errors: TurnErrors | undefined }

export function mixed(views: Views, { like, age, turn, errors }: Mix): (days: number) => number {
  return days =>
    like * chanceWithin(views.like, days) +
    (age > 0 ? age * chanceWithin(views.age, days) : 0) +
    (errors && turn > 0 ? turn * turnWithin(errors, views.turn, days) : 0)
}

/** One open case at an earlier moment: what was forecast of it then, and what came. */
type Past = { views: Views; actual: number; over: boolean; weight: number }

/**
 * The model fitted at earlier moments and judged by what came after: this, and not its fit to what it has seen, shows how it errs when
 * times change. From it come the mix of the two forecasts, the correction of chances, and how far cases err together.
 */
export function learnFromThePast(
  log: CaseLog,
  closedBy: Reading['closedBy'],
  settings: FittingSettings,
): { mix: Mix; calibration: Calibration; togetherness: number } {
  const from = log.cases.received[0]!
  const span = log.endOfLog - from
  const moments = Array.from({ length: settings.origins }, (_, origin) =>
    pastAt(log, from + span * (0.5 + (0.48 * origin) / settings.origins), closedBy, settings),
  )
  const all = moments.flat()
  const errors = turnErrors(
    all.map(({ views }) => views.turn),
    all.map(({ actual }) => actual),
    all.map(({ over }) => (over ? 1 : 0)),
    all.map(({ weight }) => weight),
  )
  const mix = bestMix(all, errors)
  const judged = moments.map(past => judge(past, mix))
  const calibration = calibrationOf(
    judged.flatMap(({ chance }) => chance),
    judged.flatMap(({ over }) => over),
    judged.flatMap(({ weight }) => weight),
  )
  return { mix, calibration, togetherness: togethernessOf(judged, calibration) }
}

/** Like states against like age first, then the better of both against the turn. */
function bestMix(past: readonly Past[], errors: TurnErrors | undefined): Mix {
  const rival = (one: Mix, other: Mix) =>
    bestShare(past.map(({ views, actual, over, weight }) => ({ one: mixed(views, one), other: mixed(views, other), actual, over, weight })))
  const alone = { like: 0, age: 0, turn: 0, errors }
  const share = rival({ ...alone, like: 1 }, { ...alone, age: 1 })
  const both = { ...alone, like: share, age: 1 - share }
  const kept = errors === undefined ? 1 : rival(both, { ...alone, turn: 1 })
  return { like: kept * share, age: kept * (1 - share), turn: 1 - kept, errors }
}

const judge = (moment: readonly Past[], mix: Mix): Judged => ({
  chance: moment.map(({ views, actual }) => mixed(views, mix)(actual)),
  over: moment.map(({ over }) => (over ? 1 : 0)),
  weight: moment.map(({ weight }) => weight),
})

function pastAt(log: CaseLog, at: number, closedBy: Reading['closedBy'], settings: FittingSettings): Past[] {
  // What went wrong lately says more of what will go wrong next.
  const weight = 2 ** ((-settings.halfLives * (log.endOfLog - at)) / (log.endOfLog - log.cases.received[0]!))
  const then = cutLog(log, at, closedBy)
  const fitted = fitViews(then, closedBy, { ...settings, ...settings.origin })
  if (!fitted) return []
  const moment = momentOf(then, at)
  const past: Past[] = []
  const every = Math.max(1, moment.open.length / settings.askedAtOrigin)
  for (let next = 0; next < moment.open.length; next += every) {
    const index = moment.open[Math.floor(next)]!
    const closed = log.cases.closed[index]!
    // Taken for open then, and nothing more came: that is the closing rule's error, not this model's.
    if (closed <= at) continue
    const over = !Number.isNaN(closed)
    const actual = ((over ? closed : log.endOfLog) - at) / DAY
    past.push({ views: fitted.ask(then, index, moment), actual, over, weight: every * weight })
  }
  return past
}

/** The fitted model in figures and plain sentences, so that a person can see what a forecast rests on. */
import { type DayNumber, dateOfDay } from '../../../values/date.ts'
import { count, percent } from '../../../values/figures.ts'
import type { CaseLog } from '../case-log/rules.ts'
import type { Arrivals } from '../fitting/arrivals.ts'
import type { RemainingTime } from '../fitting/remaining-time.ts'
import { describeStages } from '../fitting/stages.ts'
import { openAt } from '../fitting/states.ts'
import type { FittedModel } from './rules.ts'

export function describeModel(log: CaseLog, model: RemainingTime, arrivals: Arrivals, dayOf: (at: number) => DayNumber): FittedModel {
  return {
    trainedOn: {
      cases: log.cases.count,
      open: openAt(log, log.endOfLog).length,
      states: model.states,
      from: dateOfDay(dayOf(log.cases.received[0]!)),
      to: dateOfDay(dayOf(log.endOfLog)),
    },
    arrivalsPerWeek: {
      mean: arrivals.meanPerWeek,
      low: arrivals.lowPerWeek,
      high: arrivals.highPerWeek,
      weeks: arrivals.weeks,
      byWeekday: arrivals.byWeekday,
    },
    stages: describeStages(log, dayOf),
    evidence: evidence(model),
  }
}

function evidence({ states, censored, instants, calibration, togetherness, believed }: RemainingTime): string[] {
  return [
    `The remaining time of a case is learnt from the log’s own past: the cases open at ${count(instants)} earlier moments, each with what was known of it then (${count(states)} examples in all, a sample where there are more).`,
    `${count(censored)} of these (${percent(censored / states)}) are of cases still open: they count as "longer than", and are not left out.`,
    'Examples like a case are found by stage, age, time since the last step, steps so far, class, time of the week and how many cases were open; nothing about the person enters.',
    `Three ways of looking at a case are weighed as would have been wrong least in the log’s past: what became of examples like it ${percent(believed.like)}, of cases in the same stage at about the same age ${percent(believed.age)}, and when its turn comes if the oldest go first at the pace of the last 12 weeks ${percent(believed.turn)}.`,
    calibration.n < 20
      ? 'The log is too short to check how often such intervals held in its past: they are as the model gives them.'
      : `The chances were corrected by how ${count(calibration.n)} earlier forecasts of the same kind came out: for what came true in 10, 50 and 90 of 100 cases, the model had said ${calibration.asked.map(percent).join(', ')}.`,
    togetherness > 0.02
      ? 'Cases of one moment were early or late together in the past; the bands of the open stock are widened for it.'
      : 'Cases of one moment were not seen to be early or late together.',
  ]
}

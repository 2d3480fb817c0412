/** Superseded facts as they go into a file. */
import { lastDay } from '../../../values/period.ts'
import { beliefWords, type OldBelief, sayer } from './rules.ts'

export const beliefsTable = (beliefs: readonly OldBelief[], words = beliefWords) => ({
  head: [
    ...['believed', 'first_day', 'last_day', 'approximate', 'recorded', 'recorded_by', 'why_recorded'],
    ...['corrected', 'corrected_by', 'why_corrected'],
  ],
  rows: beliefs.map(belief => {
    const { valid, approximate, recorded, superseded } = belief
    return [
      ...[words(belief), valid.from, lastDay(valid), approximate ? 'yes' : 'no', recorded.at, sayer(recorded), recorded.why],
      ...[superseded.at, superseded.why === null ? null : sayer(superseded), superseded.why],
    ]
  }),
})

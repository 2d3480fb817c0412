/** A forecast fit to be handed out: no case references, and nothing said of fewer than five. */
import type { Forecast } from './rules.ts'

const FEWEST = 5

export function withoutPersons(forecast: Forecast): Forecast {
  const { reading } = forecast
  return {
    ...forecast,
    openCases: [],
    model: {
      ...forecast.model,
      stages: forecast.model.stages.filter(stage => stage.visits >= FEWEST && (stage.staff ?? FEWEST) >= FEWEST),
    },
    reading: {
      ...reading,
      // Reasons may quote a cell, and a cell may name a person.
      rejected: reading.rejected.map(row => ({ line: row.line, reason: 'could not be used' })),
      passedOver: [],
    },
    remarks: [
      ...forecast.remarks,
      'Made to be handed out: case references are left out, and so are stages with fewer than five visits or five staff',
    ],
  }
}

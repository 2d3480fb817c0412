/** A forecast fit to be handed out: no case references, and nothing said of fewer than five. */
import { readingForRelease } from '../case-log/reading-for-release.ts'
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
    reading: readingForRelease(reading),
    remarks: [
      ...forecast.remarks,
      'Made to be handed out: case references are left out, and so are stages with fewer than five visits or five staff',
    ],
  }
}

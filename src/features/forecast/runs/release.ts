/** A forecast fit to be handed out: no case references, nothing that quotes the file, and nothing said of fewer than five. */
import { readingForRelease } from '../case-log/reading-for-release.ts'
import type { Forecast } from './rules.ts'

const FEWEST = 5

export function withoutPersons(forecast: Forecast): Forecast {
  const { reading } = forecast
  const released = readingForRelease(reading)
  // The forecast repeats the remarks on the reading, and those may quote a cell.
  const own = forecast.remarks.filter(remark => !reading.remarks.includes(remark))
  return withoutFewStaff({
    ...forecast,
    openCases: [],
    // With hardly any case open, the date of the last is the date of a person.
    stockDone: forecast.model.trainedOn.open < FEWEST ? null : forecast.stockDone,
    stockByWeek: forecast.model.trainedOn.open < FEWEST ? [] : forecast.stockByWeek,
    model: {
      ...forecast.model,
      stages: forecast.model.stages.filter(stage => stage.visits >= FEWEST && (stage.staff ?? FEWEST) >= FEWEST),
    },
    reading: released,
    remarks: [
      ...released.remarks,
      ...own,
      'Made to be handed out: case references are left out, and so are stages with fewer than five visits or five staff',
    ],
  })
}

/** How busy three people are and how fast they work is said of each of them. */
function withoutFewStaff(forecast: Forecast): Forecast {
  if (forecast.staffingAt === null || forecast.staffingAt.staffToday >= FEWEST) return forecast
  return {
    ...forecast,
    staffing: [],
    staffingAt: null,
    staffingRefused:
      'Fewer than five people work at the stage that was asked about: what more staff would change is left out of what is handed out',
    remarks: forecast.remarks.filter(remark => !remark.startsWith('Staff: ')),
  }
}

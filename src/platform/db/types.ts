/** How PostgreSQL's values become ours, for every connection of the programs. Must agree with the generated types of the tables. */
import { types } from 'pg'

const INT8 = 20
const DATE = 1082
const INTERVAL = 1186

/** Set once for the process, by whoever opens pools. */
export function readValuesOurWay(): void {
  // A day is a day: the driver would make it midnight in the machine's own time zone.
  types.setTypeParser(DATE, text => text)
  types.setTypeParser(INT8, wholeNumber)
  types.setTypeParser(INTERVAL, text => text)
}

function wholeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is more than a number can hold exactly`)
  return value
}

/** The cases of the log: what the unit did until the log ends, and nothing after it. */

import { createRandom } from '../../../src/features/vetting/seeding/engine/random.ts'
import { type Case, listArrivals } from './cases.ts'
import { LOG_ENDS, SEED } from './parameters.ts'
import { workThrough } from './unit.ts'
import { closingOn } from './working-days.ts'

/** In order of receipt. Visits that go on when the log ends have no end. */
export function makeCases(seed = SEED): Case[] {
  const cases = listArrivals(createRandom(seed))
  workThrough(cases, createRandom(seed + 1))
  const end = closingOn(LOG_ENDS)
  for (const visit of cases.flatMap(each => each.visits)) if (visit.end >= end) visit.end = Number.NaN
  return cases.filter(each => each.reference !== '')
}

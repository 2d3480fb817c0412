/**
 * The Counter Terrorism Operations Centre as a programme to start with: what has been published of it and no more. Where only a month or a year is
 * published the date stands for its last day and is marked approximate.
 */
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { record } from '../../ledger/index.ts'
import { storeMilestone } from './actions.ts'
import { hasProgramme, insertProgramme } from './queries.ts'

const NAME = 'Counter Terrorism Operations Centre'
const MI5 = 'MI5, “Counter Terrorism Operations Centre unveiled”, mi5.gov.uk/news/counter-terrorism-operations-centre-unveiled'
const PRESS = 'Police Oracle, touch.policeoracle.com/news/article.cfm?id=107462'
const PRESS_2023 = 'Police Oracle, April 2023, on the London Assembly’s report “Counter Terrorism and Radicalisation”'

const PUBLISHED = [
  {
    name: 'Work on the hub begun',
    phase: 'Start',
    movesOther: null,
    due: '2018-12-31',
    reached: true,
    source: PRESS,
    why: 'Published as 2018; the day is not',
  },
  {
    name: 'First phase open',
    phase: 'First phase',
    movesOther: null,
    due: '2021-06-30',
    reached: true,
    source: MI5,
    why: 'Published as June 2021; the day is not',
  },
  {
    name: 'All phases delivered',
    phase: 'Later phases',
    movesOther: 'Partners of the police: agencies and criminal justice',
    due: '2025-12-31',
    reached: false,
    source: PRESS_2023,
    why: 'Published as phased to 2025; the day is not, nor that it was reached',
  },
]

/** Once: where the programme is there already, nothing is added. */
export async function addCtoc(tx: Tx): Promise<void> {
  if (await hasProgramme(tx, NAME)) return
  const programme = await insertProgramme(tx, {
    name: NAME,
    about:
      'One building for counter-terrorism policing and those it works with, at Empress State Building in West Brompton: police, agencies and criminal justice. It goes back to the Operational Improvement Review of 2017 and Lord Anderson’s report. Only what has been published is recorded here; which units move in, and when, has not been.',
    source: `${MI5}; ${PRESS}`,
  })
  await record(tx, { kind: 'programme-added', subjects: [programme] })
  for (const { due, ...milestone } of PUBLISHED)
    await storeMilestone(tx, programme, { ...milestone, movesUnit: null, due: calendarDate(due), approximate: true })
}

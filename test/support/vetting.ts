/** Cases for tests, made as a unit's staff would: behind the wall, as the person who does it. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Pool } from 'pg'
import { endVisit, moveCase, openCase } from '../../src/features/vetting/cases/actions.ts'
import { getCase, levelRules } from '../../src/features/vetting/cases/queries.ts'
import type { NewCase } from '../../src/features/vetting/cases/rules.ts'
import { findClearanceOf } from '../../src/features/vetting/clearances/queries.ts'
import { insertClearance, insertDecision, insertOutcome } from '../../src/features/vetting/decisions/queries.ts'
import { validFrom } from '../../src/features/vetting/decisions/rules.ts'
import { recordTrace } from '../../src/features/vetting/findings/actions.ts'
import type { CaseForm } from '../../src/features/vetting/form/rules.ts'
import { listVisits } from '../../src/features/vetting/visits/queries.ts'
import { openPool } from '../../src/platform/db/pools.ts'
import { getToday } from '../../src/platform/db/queries.ts'
import { asUser } from '../../src/platform/db/transaction.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import { calendarDate } from '../../src/values/date.ts'
import type { PersonId, TestService } from './service.ts'

export const vettingPool = (service: TestService): Pool =>
  openPool({ url: service.database.url('muster_service'), name: 'vetting test', most: 4 })

/** One transaction behind the wall. */
export const behindTheWall =
  (service: TestService, pool: Pool) =>
  <T>(person: PersonId, work: (tx: Tx) => Promise<T>): Promise<T> =>
    asUser(pool, { token: service.token(person), act: 'test.vetting', wall: 'vetting' }, work)

/** A case in unit 2 in the state asked for, without anything that led there. */
export async function insertCase(
  tx: Tx,
  { state = 'checks', unit = 2, level = 'rv' }: { state?: string; unit?: number; level?: string } = {},
): Promise<string> {
  const [subject, id] = [randomUUID(), randomUUID()]
  await tx
    .insertInto('vetting.subjects')
    .values({ id: subject, unit_id: unit, family_name: 'Invented', given_names: 'Case', born: '1990-01-01' })
    .execute()
  await tx
    .insertInto('vetting.cases')
    .values({
      ...{ id, unit_id: unit, ref: `T-${id.slice(0, 8).toUpperCase()}`, subject_id: subject, level, regime: 'staff', kind: 'new' },
      received_on: sql<string>`spine.today()`,
    })
    .execute()
  if (state !== 'intake') await tx.updateTable('vetting.cases').set({ state }).where('id', '=', id).execute()
  return id
}

type Ready = Partial<Pick<NewCase, 'unit' | 'subject' | 'level' | 'regime' | 'kind' | 'applicant' | 'sponsor' | 'renews'>> & {
  adverse?: boolean
}

/** A case, in unit 2 where nothing else is said, that Rhea worked on and that is ready to be decided; something adverse was found where it is asked for. */
export async function openReadyCase(as: ReturnType<typeof behindTheWall>, { adverse = false, ...asked }: Ready = {}): Promise<string> {
  return as('rhea', async tx => {
    const today = await getToday(tx)
    const id = await openCase(tx, {
      ...{ unit: 2, subject: { familyName: 'Invented', givenNames: 'Carol', born: calendarDate('1990-01-01') } },
      ...{ level: 'rv', regime: 'officer', kind: 'new', receivedOn: today, form: AT_HOME, ...asked },
    })
    for (const visit of await listVisits(tx, id)) await endVisit(tx, id, visit.id, 'clear')
    const words = 'Invented for a test'
    if (adverse) await recordTrace(tx, id, { stage: 'records', about: 'applicant', kind: 'conviction', adverse: 'yes', words })
    await moveCase(tx, await getCase(tx, id), 'decision')
    return id
  })
}

/** Residency that is long enough for every level. */
export const AT_HOME: CaseForm = {
  addresses: [{ from: calendarDate('1990-01-01'), last: null, country: 'GB', overseasService: false, lines: '1 Invented Street' }],
  relations: [],
}

type Held = Ready & { from?: string; until?: string }

/** A clearance that Dora granted, of any days: from today for seven years where nothing is said. */
export async function grantClearance(
  as: ReturnType<typeof behindTheWall>,
  { from, until, ...ready }: Held = {},
): Promise<{ id: string; caseId: string }> {
  const caseId = await openReadyCase(as, ready)
  return as('dora', async tx => {
    const [found, today] = [await getCase(tx, caseId), await getToday(tx)]
    const { policy, months } = (await levelRules(tx, found.level, today)).validity
    const valid = validFrom(today, months)
    await insertDecision(tx, found, 1, { adverse: false, grant: true, reasons: ['nothing-adverse'], rationale: 'Invented for a test' })
    await insertOutcome(tx, found, { granted: true, adverse: false, validity: policy })
    await insertClearance(tx, found, { from: calendarDate(from ?? valid.from), until: calendarDate(until ?? valid.until), policy })
    await moveCase(tx, found, 'granted')
    return { id: (await findClearanceOf(tx, caseId)) ?? '', caseId }
  })
}

/** Files of applicants, and the cases that are opened from them: many rows to a statement. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import type { Level } from '../rules.ts'
import type { Alike, Applicant, Intake, Wanted } from './rules.ts'

/** As many rows of one statement as the witness of a table takes. */
const AT_ONCE = 1000

export async function insertIntake(tx: Tx, intake: { unit: number; fileName: string; sha256: string; text: string }): Promise<string> {
  const { unit, fileName, sha256, text } = intake
  const { id } = await tx
    .insertInto('vetting.intakes')
    .values({ unit_id: unit, file_name: fileName, sha256 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('vetting.intake_texts').values({ intake_id: id, unit_id: unit, text }).execute()
  return id
}

const intakes = (tx: Tx) =>
  tx.selectFrom('vetting.intakes').select(['id', 'unit_id', 'file_name', 'brought_by', 'brought_at', 'applied_at', 'applied', 'erased_at'])
type IntakeRow = Awaited<ReturnType<ReturnType<typeof intakes>['executeTakeFirstOrThrow']>>
const intakeOf = (row: IntakeRow): Intake => ({
  ...{ id: row.id, unitId: row.unit_id, fileName: row.file_name, broughtBy: row.brought_by, broughtAt: row.brought_at.toISOString() },
  appliedAt: row.applied_at?.toISOString() ?? null,
  applied: row.applied as Record<string, number> | null,
  erasedAt: row.erased_at?.toISOString() ?? null,
})

/** Latest first. */
export async function listIntakes(tx: Tx, most: number): Promise<Intake[]> {
  return (await intakes(tx).orderBy('brought_at', 'desc').limit(most).execute()).map(intakeOf)
}

export async function getIntake(tx: Tx, id: string): Promise<Intake> {
  const row = await intakes(tx).where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('This file is not here, or not for you')
  return intakeOf(row)
}

/** Nothing once it was erased. */
export async function findText(tx: Tx, id: string): Promise<string | undefined> {
  return (await tx.selectFrom('vetting.intake_texts').select('text').where('intake_id', '=', id).executeTakeFirst())?.text
}

/** False when it was taken in already; whoever is the second waits here for the first. */
export async function markApplied(tx: Tx, id: string, applied: Record<string, number>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vetting.intakes')
    .set({ applied_at: sql`now()`, applied: JSON.stringify(applied) })
    .where('id', '=', id)
    .where('applied_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

type Dated = { level: string; day: string }

/** Of these, the levels that had no rules on their day. */
export async function listWithoutRules(tx: Tx, dated: readonly Dated[]): Promise<Dated[]> {
  const { rows } = await sql<Dated>`
    select d.level, d.day::text as day from unnest(${dated.map(({ level }) => level)}::text[], ${dated.map(({ day }) => day)}::date[]) as d (level, day)
    where (select id from spine.policy_on('vetting-checks', d.level, d.day)) is null or (select id from spine.policy_on('vetting-residency', d.level, d.day)) is null`.execute(
    tx,
  )
  return rows
}

type AlikeRow = Omit<Alike, 'born' | 'openLevels'> & { born: string; openLevels: Level[] }

/** People of the unit with the same family name and birth; one row for each. Which of them is meant is for `plan.ts`. */
export async function listAlike(tx: Tx, unit: number, people: readonly Applicant[]): Promise<Alike[]> {
  const asked = people.flatMap(({ familyName, born }) =>
    [...new Set([familyName, familyName.toUpperCase(), capital(familyName)])].map(name => ({ name, born })),
  )
  const { rows } = await sql<AlikeRow>`
    select s.id, s.family_name as "familyName", s.given_names as "givenNames", s.born,
      array(select c.level from vetting.cases c where c.subject_id = s.id and c.closed_on is null) as "openLevels"
    from (select distinct name, born from unnest(${asked.map(({ name }) => name)}::text[], ${asked.map(({ born }) => born)}::date[]) as a (name, born)) a
    join vetting.subjects s on s.unit_id = ${unit} and s.family_name = a.name and s.born = a.born
    order by s.added_at, s.id`.execute(tx)
  return rows.map(row => ({ ...row, born: calendarDate(row.born) }))
}
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()

export type Opening = Wanted & { id: string; subject: string; ref: string }

export async function insertSubjects(tx: Tx, unit: number, openings: readonly Opening[]): Promise<void> {
  for (const some of inParts(openings))
    await tx
      .insertInto('vetting.subjects')
      .values(
        some.map(({ subject, person: { familyName, givenNames, born, email = null, phone = null } }) => ({
          ...{ id: subject, unit_id: unit, family_name: familyName, given_names: givenNames, born, email, phone },
        })),
      )
      .execute()
}

/** Gives the ids of those that were opened: a reference that the unit has already is passed over. */
export async function insertCases(tx: Tx, unit: number, openings: readonly Opening[]): Promise<ReadonlySet<string>> {
  const opened = new Set<string>()
  for (const some of inParts(openings)) {
    const rows = await tx
      .insertInto('vetting.cases')
      .values(
        some.map(({ id, ref, subject, level, regime, kind, receivedOn, sponsorRef = null }) => ({
          ...{ id, unit_id: unit, ref, subject_id: subject, level, regime, kind, received_on: receivedOn, sponsor_ref: sponsorRef },
        })),
      )
      .onConflict(conflict => conflict.columns(['unit_id', 'ref']).doNothing())
      .returning('id')
      .execute()
    for (const { id } of rows) opened.add(id)
  }
  return opened
}

/** What people outside see of each, and the wait for its form from the day of receipt: as if each had been opened by itself. */
export async function insertWaits(tx: Tx, unit: number, openings: readonly Opening[]): Promise<void> {
  for (const some of inParts(openings)) {
    await tx
      .insertInto('vetting.released')
      .values(
        some.map(({ id, ref, level, receivedOn, sponsorRef = null }) => ({
          ...{ case_id: id, unit_id: unit, ref, level, received_on: receivedOn, form_on: null, turn: 'applicant', sponsor_ref: sponsorRef },
        })),
      )
      .execute()
    await tx
      .insertInto('vetting.visits')
      .values(
        some.map(({ id, receivedOn }) => ({
          ...{ case_id: id, unit_id: unit, stage: 'form', party: 'applicant' },
          started_at: sql<Date>`least(now(), ${receivedOn}::date::timestamp at time zone 'Europe/London')`,
        })),
      )
      .execute()
  }
}

const inParts = <Each>(all: readonly Each[]): Each[][] =>
  Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, part) => all.slice(part * AT_ONCE, (part + 1) * AT_ONCE))

const KEPT_DAYS = sql`(select value::int from spine.policy_on('vetting-keep', 'intake-days', spine.today()))`

/** For how many days the text of a file is kept. */
export async function keptDays(tx: Tx): Promise<number> {
  const { rows } = await sql<{ days: number }>`select ${KEPT_DAYS} as days`.execute(tx)
  return rows[0]?.days ?? 0
}

/** Files whose text is past its time and not on hold, oldest first. */
export async function listTextsDue(tx: Tx, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from vetting.intakes where erased_at is null and not spine.on_hold(id) and brought_at < spine.today() - ${KEPT_DAYS}
    order by brought_at limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function eraseText(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('vetting.intake_texts').where('intake_id', '=', id).execute()
  await tx.updateTable('vetting.intakes').set({ erased_at: sql`now()` }).where('id', '=', id).execute()
}

/** What is stored of live forecasts, what each was made from, and when each open case will probably end. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'
import { type CalendarDate, calendarDate } from '../../../values/date.ts'
import { notFound } from '../../../values/problem.ts'
import type { Forecast } from '../../forecast/index.ts'
import type { LiveSettings } from './rules.ts'

export type LiveState = 'queued' | 'working' | 'done' | 'failed'
export type MadeWith = { muster: string; node: string }

export type LiveForecast = {
  id: string
  unitId: number
  unit: string
  unitCode: string
  againOf: string | null
  settings: LiveSettings
  madeOn: CalendarDate
  /** ISO instant. */
  askedAt: string
  /** Not by the night's job. */
  isAsked: boolean
  state: LiveState
  step: string
  percent: number
  why: string | null
  inputHash: string | null
  digest: string | null
  madeWith: MadeWith | null
}

const forecasts = (tx: Tx) =>
  tx
    .selectFrom('vetting.live_forecasts as f')
    .innerJoin('spine.units as u', 'u.id', 'f.unit_id')
    .select(['f.id', 'f.unit_id', 'u.name', 'u.code', 'f.again_of', 'f.settings', 'f.made_on', 'f.asked_at', 'f.asked_by', 'f.state'])
    .select(['f.step', 'f.percent', 'f.why', 'f.input_hash', 'f.digest', 'f.made_with'])

type Row = Awaited<ReturnType<ReturnType<typeof forecasts>['executeTakeFirstOrThrow']>>

const forecastOf = (row: Row): LiveForecast => ({
  ...{ id: row.id, unitId: row.unit_id, unit: row.name, unitCode: row.code, againOf: row.again_of },
  settings: row.settings as LiveSettings,
  madeOn: calendarDate(row.made_on),
  askedAt: row.asked_at.toISOString(),
  isAsked: row.asked_by !== null,
  state: row.state as LiveState,
  ...{ step: row.step, percent: row.percent, why: row.why, inputHash: row.input_hash, digest: row.digest },
  madeWith: row.made_with as MadeWith | null,
})

const MOST_LISTED = 30

/** The newest first. */
export async function listForecasts(tx: Tx, unit: number): Promise<LiveForecast[]> {
  const rows = await forecasts(tx)
    .where('f.unit_id', '=', unit)
    .orderBy('f.asked_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(MOST_LISTED)
    .execute()
  return rows.map(forecastOf)
}

export async function findForecast(tx: Tx, id: string): Promise<LiveForecast | undefined> {
  const row = await forecasts(tx).where('f.id', '=', id).executeTakeFirst()
  return row && forecastOf(row)
}

export async function getForecast(tx: Tx, id: string): Promise<LiveForecast> {
  const found = await findForecast(tx, id)
  if (!found) throw notFound('This forecast is not here, or not for you', 'Open the forecast of your unit.')
  return found
}

/** What came out; nothing where it is not there yet. */
export async function findResult(tx: Tx, id: string): Promise<Forecast | undefined> {
  const row = await tx.selectFrom('vetting.live_results').select('forecast').where('forecast_id', '=', id).executeTakeFirst()
  return row?.forecast as unknown as Forecast | undefined
}

/** What it was made from, gzipped. */
export async function findInput(tx: Tx, id: string): Promise<Buffer | undefined> {
  return (await tx.selectFrom('vetting.live_results').select('input').where('forecast_id', '=', id).executeTakeFirst())?.input
}

export async function insertForecast(tx: Tx, unit: number, settings: LiveSettings, againOf?: string): Promise<string> {
  const { id } = await tx
    .insertInto('vetting.live_forecasts')
    .values({ unit_id: unit, settings: JSON.stringify(settings), ...(againOf === undefined ? {} : { again_of: againOf }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Units with open cases that the night has not forecast today. */
export async function listUnitsDue(tx: Tx): Promise<number[]> {
  const { rows } = await sql<{ unit: number }>`
    select distinct c.unit_id as unit from vetting.cases c where c.closed_on is null and not exists (select from vetting.live_forecasts f
      where f.unit_id = c.unit_id and f.made_on = spine.today() and f.asked_by is null) order by 1`.execute(tx)
  return rows.map(({ unit }) => unit)
}

export async function updateProgress(tx: Tx, id: string, { step, percent }: { step: string; percent: number }): Promise<void> {
  await tx.updateTable('vetting.live_forecasts').set({ state: 'working', step, percent }).where('id', '=', id).execute()
}

export type Made = { id: string; unitId: number; input: Buffer; forecast: Forecast; digest: string; madeWith: MadeWith }

/** The result and that there is one, together. */
export async function insertResult(tx: Tx, { id, unitId, input, forecast, digest, madeWith }: Made): Promise<void> {
  await tx
    .insertInto('vetting.live_results')
    .values({ forecast_id: id, unit_id: unitId, input, forecast: JSON.stringify(forecast) })
    .execute()
  await tx
    .updateTable('vetting.live_forecasts')
    .set({
      state: 'done',
      step: 'Done',
      percent: 100,
      digest,
      input_hash: forecast.inputHash,
      made_with: JSON.stringify(madeWith),
      ended_at: sql`now()`,
    })
    .where('id', '=', id)
    .execute()
}

export async function updateFailed(tx: Tx, id: string, why: string): Promise<void> {
  await tx
    .updateTable('vetting.live_forecasts')
    .set({ state: 'failed', step: 'Stopped', why, ended_at: sql`now()` })
    .where('id', '=', id)
    .execute()
}

export type ExpectedEnd = { ref: string; half: CalendarDate; most: CalendarDate }

/** One statement is one entry of the ledger, which holds so many. */
const AT_ONCE = 1000

/** Of the unit's open cases; what an earlier forecast said of them is replaced. */
export async function replaceExpectedEnds(
  tx: Tx,
  { id, unitId }: Pick<Made, 'id' | 'unitId'>,
  ends: readonly ExpectedEnd[],
): Promise<void> {
  for (let from = 0; from < ends.length; from += AT_ONCE) {
    const some = ends.slice(from, from + AT_ONCE)
    await sql`
      insert into vetting.expected_ends (case_id, unit_id, forecast_id, half, most)
      select c.id, c.unit_id, ${id}, e.half, e.most
      from unnest(${some.map(({ ref }) => ref)}::text[], ${some.map(({ half }) => half)}::date[], ${some.map(({ most }) => most)}::date[]) as e (ref, half, most)
        join vetting.cases c on c.unit_id = ${unitId} and c.ref = e.ref
      on conflict (case_id) do update set forecast_id = excluded.forecast_id, half = excluded.half, most = excluded.most`.execute(tx)
  }
}

/** Inside the unit alone: made from everything the unit knows. Nothing where the latest forecast has been overtaken, or there is none. */
export async function expectedOf(tx: Tx, caseId: string): Promise<{ half: CalendarDate; most: CalendarDate } | undefined> {
  const { rows } = await sql<{ half: string; most: string }>`
    select e.half, e.most from vetting.expected_ends e join vetting.cases c on c.id = e.case_id
    where e.case_id = ${caseId} and c.closed_on is null and e.most >= spine.today()`.execute(tx)
  const [row] = rows
  return row && { half: calendarDate(row.half), most: calendarDate(row.most) }
}

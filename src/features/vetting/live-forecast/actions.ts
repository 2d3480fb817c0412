/** What a manager does with forecasts of the unit: ask for one, look at one, have one made again. */

import { getToday } from '../../../platform/db/queries.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { enqueue } from '../../../platform/jobs/queries.ts'
import type { CalendarDate } from '../../../values/date.ts'
import { conflict, notFound, orRefuse } from '../../../values/problem.ts'
import { type Forecast, loadForFeatures } from '../../forecast/index.ts'
import { record } from '../../ledger/index.ts'
import { getHistory } from '../case-log/queries.ts'
import { logStageName, standingAt } from '../case-log/rules.ts'
import { type Chosen, chooseManagedUnit } from '../units/actions.ts'
import { findResult, getForecast, insertForecast, type LiveForecast, listForecasts } from './queries.ts'
import { beginsFrom, readAsk, type TypedAsk, withoutPaceOfFewStaff } from './rules.ts'

export const FORECAST_TASK = 'vetting-forecast'

export const isUnderWay = ({ state }: Pick<LiveForecast, 'state'>): boolean => state === 'queued' || state === 'working'

export type SeenForecasts = Chosen & { forecasts: readonly LiveForecast[]; today: CalendarDate }

/** The list says nothing of a case. */
export async function listOfUnit(tx: Tx, asked: string): Promise<SeenForecasts> {
  const chosen = await chooseManagedUnit(tx, asked)
  const [forecasts, today] = await Promise.all([listForecasts(tx, chosen.unit.id), getToday(tx)])
  return { ...chosen, forecasts, today }
}

/** Gives the id of the forecast. One at a time is enough for a unit. */
export async function askForForecast(tx: Tx, asked: string, typed: TypedAsk): Promise<string> {
  const { unit, forecasts, today } = await listOfUnit(tx, asked)
  const settings = orRefuse(readAsk(typed, today))
  const underWay = forecasts.filter(isUnderWay)
  if (underWay.length > 0) throw conflict('A forecast of this unit is being made already', 'Wait until it is there, then ask for another.')
  return putInQueue(tx, await insertForecast(tx, unit.id, settings), 'forecast-asked')
}

/** From what the first was made from. */
export async function makeAgain(tx: Tx, id: string): Promise<string> {
  const { unitId, settings, againOf, state } = await getForecast(tx, id)
  if (state !== 'done') throw conflict('There is nothing to make again yet')
  return putInQueue(tx, await insertForecast(tx, unitId, settings, againOf ?? id), 'forecast-asked-again')
}

async function putInQueue(tx: Tx, id: string, kind: string): Promise<string> {
  await enqueue(tx, FORECAST_TASK, { forecast: id })
  await record(tx, { kind, subjects: [id] })
  return id
}

export type Standing = { stage: string; begins: number; now: number }
export type SeenForecast = { live: LiveForecast; forecast: Forecast; first: LiveForecast | undefined; standing: readonly Standing[] }

/** What came out, and beside it how the unit stands now. The look is an entry; the forecast it names says which cases were in it. */
export async function lookAtForecast(tx: Tx, id: string, kind: 'forecast-read' | 'table-taken' = 'forecast-read'): Promise<SeenForecast> {
  const [live, found] = await Promise.all([getForecast(tx, id), findResult(tx, id)])
  if (!found) throw notFound('This forecast has no result', 'Open the forecast of your unit.')
  const today = await getToday(tx)
  const [history, first] = await Promise.all([
    getHistory(tx, live.unitId, today, today),
    live.againOf === null ? undefined : getForecast(tx, live.againOf),
    record(tx, { kind, subjects: [id] }),
  ])
  return { live, first, forecast: withoutPaceOfFewStaff(found), standing: standingOf(found, standingAt(history)) }
}

function standingOf(forecast: Forecast, live: ReturnType<typeof standingAt>): Standing[] {
  const begins = beginsFrom(forecast)
  const now = new Map<string, number>()
  for (const { stage, cases } of live) now.set(logStageName(stage), (now.get(logStageName(stage)) ?? 0) + cases)
  return [...new Set([...now.keys(), ...begins.keys()])].map(stage => ({ stage, begins: begins.get(stage) ?? 0, now: now.get(stage) ?? 0 }))
}

/** A table of its page as rows; nothing where there is no such table. */
export async function findTable({ forecast, standing }: SeenForecast, table: string) {
  if (table === 'standing')
    return { head: ['stage', 'atTheForecast', 'now'], rows: standing.map(({ stage, begins, now }) => [stage, begins, now]) }
  const { findForecastTable } = await loadForFeatures()
  return findForecastTable(forecast, table)
}

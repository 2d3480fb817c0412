/** What more staff would change: the same cases and the same luck, with one person more, two more and so on at the stage that holds work up. */
import { count, percent } from '../../../values/figures.ts'
import { invalid } from '../../../values/problem.ts'
import { dayFinder } from '../../../values/time-zone.ts'
import type { CaseLog, Reading } from '../case-log/rules.ts'
import { compile } from '../engine/compile.ts'
import type { Program } from '../engine/program.ts'
import { findPools, type StaffPool } from '../fitting/pools.ts'
import { type QueueModel, queueModelOf, WEEK_TICKS } from '../fitting/queue-model.ts'
import { DAY } from '../fitting/states.ts'
import { type CohortRun, effectOf, runCohort } from './cohort.ts'
import { type FittedQueue, fitPace } from './fit-pace.ts'
import type { Forecast, StaffingEffect } from './rules.ts'
import { populationPlan } from './staffing-population.ts'
import { type ToldPerson, toldStaff } from './told-staff.ts'

export type StaffingSettings = {
  seed: number
  staffFrom?: string
  rampWeeks: number
  staffStage?: string
  people?: readonly ToldPerson[]
  maxExtra: number
  threads: number
}

export type StaffingAnswer = { effects: StaffingEffect[]; at: Forecast['staffingAt']; refused: string | null; remarks: string[] }

/** The cases that come in so many weeks from the first day of more staff are what the effect is read from. */
const COHORT_WEEKS = 26
/** Weeks that go on bringing cases after them, so that the last of the cohort meet a unit as busy as the first. */
const AFTER_WEEKS = 8
/** Events that all scenarios together may take: a few seconds. */
const MOST_EVENTS = 60_000_000
const FEWEST_RUNS = 10
const MOST_RUNS = 60

/** `Problem` when the stage asked about is not one of the log's. Otherwise an answer, or why none can be given. */
export async function askAboutStaff(log: CaseLog, reading: Reading, settings: StaffingSettings): Promise<StaffingAnswer> {
  const told = toldStage(log, settings.staffStage)
  const refused = whyNot(log, reading)
  if (refused) return { effects: [], at: null, refused, remarks: [] }
  const pools = findPools(log, dayFinder(log.timeZone))
  const pool = told === undefined ? pools.find(worthAsking(log, settings.people ?? [])) : pools.find(({ stages }) => stages.includes(told))
  if (!pool) return { effects: [], at: null, refused: noPool(settings.staffStage), remarks: [] }
  return askPool(log, pool, told, settings)
}

function toldStage(log: CaseLog, name: string | undefined): number | undefined {
  if (name === undefined) return undefined
  const code = log.stages.indexOf(name)
  if (code < 0) throw invalid(`No stage is called "${name}"`, `The stages are: ${log.stages.slice(0, 40).join('; ')}`)
  return code
}

function whyNot(log: CaseLog, reading: Reading): string | null {
  if (!log.has.stages) return 'The log names no stages, so it does not show where work waits: a staffing effect cannot be estimated'
  if (!log.has.resources)
    return 'The log does not say who did the work, so it does not show how many were at work: a staffing effect cannot be estimated'
  if (reading.mapping.shape === 'cases') {
    return 'The log has one row a case: it does not show who worked on which stage and when. A staffing effect cannot be estimated; a log with one row an event, with names and times, would allow it'
  }
  if (log.classes.length > 32) return 'The log has more than 32 classes; name a column with fewer for a staffing effect'
  return null
}

const noPool = (stage: string | undefined) =>
  stage === undefined
    ? 'At no stage do enough visits name who did them (50 are needed, and at least two people on a usual day): a staffing effect cannot be estimated'
    : `Too few visits to "${stage}" name who did them: 50 are needed to say how many are at work there`

/** A pool of some weight: two people or more, as the rota tells or else as the log shows on a usual day, and a twentieth of all visits. */
const worthAsking = (log: CaseLog, people: readonly ToldPerson[]) => (pool: StaffPool) =>
  (toldStaff(people, stageNames(log, pool))?.usual ?? pool.staff) >= 2 && pool.visits >= log.visits.count / 20

const stageNames = (log: CaseLog, pool: StaffPool): string[] => pool.stages.map(stage => log.stages[stage]!)

async function askPool(log: CaseLog, found: StaffPool, told: number | undefined, settings: StaffingSettings): Promise<StaffingAnswer> {
  const there = toldStaff(settings.people ?? [], stageNames(log, found))
  const pool = there ? { ...found, staff: there.usual } : found
  const base = there?.byWeek ?? [pool.staff]
  const queue = queueModelOf(log, pool)
  const firstWeek = weeksUntil(log, settings.staffFrom)
  const weeks = firstWeek + COHORT_WEEKS + AFTER_WEEKS
  const plan = populationPlan(log, queue, pool.queuedShare, weeks, settings.seed)
  const fitted = await fitPace(queue, pool, plan, settings.seed)
  const programs = Array.from({ length: settings.maxExtra + 1 }, (_, extra) =>
    programFor(queue, fitted, staffByWeek(base, extra, firstWeek, settings.rampWeeks)),
  )
  const cohort = { from: firstWeek * WEEK_TICKS, to: (firstWeek + COHORT_WEEKS) * WEEK_TICKS }
  const replications = Math.max(FEWEST_RUNS, Math.min(MOST_RUNS, Math.floor(MOST_EVENTS / Math.max(1, fitted.events * programs.length))))
  const runs: CohortRun[][] = []
  for (const program of programs) runs.push(await runCohort(program, plan, cohort, replications, settings.seed))
  return {
    effects: runs.map((run, extra) => effectOf(extra, run, runs[0]!)),
    at: {
      stage: stageName(log, pool, told),
      from: new Date(log.endOfLog + firstWeek * 7 * DAY).toISOString().slice(0, 10),
      rampWeeks: settings.rampWeeks,
      staffToday: there?.today ?? pool.staff,
    },
    refused: null,
    remarks: [howFitted(log, found, fitted)],
  }
}

/** The stage asked about; else the pool's stages, most visited first, as one phrase. */
function stageName(log: CaseLog, pool: StaffPool, told: number | undefined): string {
  if (told !== undefined) return log.stages[told]!
  const visits = new Int32Array(log.stages.length)
  for (const stage of log.visits.stage) visits[stage]!++
  const names = [...pool.stages].sort((a, b) => visits[b]! - visits[a]!).map(stage => log.stages[stage]!)
  if (names.length === 1) return names[0]!
  const shown = names.length > 3 ? [...names.slice(0, 2), `${count(names.length - 2)} more stages`] : names
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)} (done by the same people)`
}

function howFitted(log: CaseLog, pool: StaffPool, { minutes, otherwise }: FittedQueue): string {
  const stages = pool.stages.map(stage => log.stages[stage]).slice(0, 4)
  const driven = minutes === pool.minutes && pool.minutesFrom !== 'recorded starts'
  const pace = driven ? 'from what each finished while many were waiting' : 'as the waiting there suggests, other work of theirs included'
  return `Staff: ${count(pool.staff)} people finish work at ${stages.join(', ')} on a usual day, ${count(Math.max(1, minutes))} minutes a visit, ${pace}. Of the time held there ${percent(1 - otherwise)} is taken for waiting for them, by how it rose and fell with the number waiting; the rest, and all other stages, keep their times as seen.`
}

function weeksUntil(log: CaseLog, date: string | undefined): number {
  if (date === undefined) return 4
  const weeks = Math.floor((Date.parse(`${date}T00:00:00Z`) - log.endOfLog) / (7 * DAY))
  if (weeks < 0)
    throw invalid(
      `More staff from ${date} is before the log ends (${new Date(log.endOfLog).toISOString().slice(0, 10)})`,
      'Give a later --staff-from',
    )
  if (weeks > 260) throw invalid(`More staff from ${date} is more than five years ahead`, 'Give an earlier --staff-from')
  return weeks
}

/** Newcomers work at full pace once the ramp is over; until then as many of them count as the share of the ramp that has passed. */
function staffByWeek(base: readonly number[], extra: number, from: number, ramp: number): number[] {
  const come = (week: number) => Math.min(Math.max(week - from + 1, 0), ramp + 1)
  return Array.from(
    { length: Math.max(base.length, from + ramp + 1) },
    (_, week) => (base[week] ?? base.at(-1)!) + Math.floor((extra * come(week)) / (ramp + 1)),
  )
}

function programFor(queue: QueueModel, fitted: FittedQueue, staff: readonly number[]): Program {
  const compiled = compile(queue.model(staff, fitted.otherwise, fitted.minutes))
  if (!compiled.ok) throw new Error(`The fitted queue does not compile: ${compiled.errors.map(({ message }) => message).join('; ')}`)
  return compiled.value
}

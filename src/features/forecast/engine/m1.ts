/**
 * M1, the reference model: nine stages, three pools and three classes in an invented year, with integer tables that leave nothing to
 * rounding. Engines in other languages run it too, and all must finish every case on the same tick.
 */
import { limitBelow } from './draw.ts'
import { type Choice, choiceWithin, type PopulationPlan, type WeeklyArrivals } from './population-plan.ts'
import { CALENDAR_DAYS, DONE, type Program } from './program.ts'

/** The tables as the other engines read them. Thresholds are counts of 32-bit draws. */
export type M1Tables = {
  nq: number
  stages: string[]
  pool: number[]
  capBase: number[]
  dayMinutes: number
  working: number[]
  cumWeek: number[]
  leavePct: number[]
  classThr: number[]
  prioThr: number[]
  pInfo: number
  pInterview1: number
  pRework: number
  pAppeal: number
  backlogPct: number
  backlogStageThr: number[]
  backlogStages: number[]
  dur: number[][][]
}

const ID = 0
const RECORDS = 1
const INTELLIGENCE = 2
const FINANCE = 3
const INTERVIEW = 4
const DECISION = 5
const EXTERNAL = 6
const INFORMATION = 7
const APPEAL = 8

type Branch = { next: number; below?: number; guard?: { stage: number; most: number } }

const WEEKS_OF_LEAVE = 52

export function m1Program(tables: M1Tables, cases: number): Program {
  const classes = tables.dur.length
  const stages = tables.pool.length
  return {
    calendar: {
      dayMinutes: tables.dayMinutes,
      days: Uint8Array.from(tables.working),
      afterwards: Uint8Array.of(1, 1, 1, 1, 1, 0, 0),
    },
    classes,
    stages,
    pools: tables.capBase.length,
    priorities: tables.prioThr.length + 1,
    stagePool: Int8Array.from(tables.pool, pool => (pool < 0 ? CALENDAR_DAYS : pool)),
    durations: {
      values: Int32Array.from(tables.dur.flat(2)),
      first: Int32Array.from({ length: classes * stages }, (_, row) => row * tables.nq),
      bits: new Uint8Array(classes * stages).fill(Math.log2(tables.nq)),
    },
    routes: tabulate(Array.from({ length: classes }, (_, caseClass) => routesOf(tables, caseClass)).flat()),
    capacity: { weeks: WEEKS_OF_LEAVE, repeatFrom: 0, staff: staffOf(tables, cases) },
  }
}

function routesOf(tables: M1Tables, caseClass: number): Branch[][] {
  const routes: Branch[][] = []
  routes[ID] = [{ next: RECORDS }]
  routes[RECORDS] = [{ next: INFORMATION, below: tables.pInfo, guard: { stage: RECORDS, most: 2 } }, { next: INTELLIGENCE }]
  routes[INTELLIGENCE] = [{ next: FINANCE }]
  routes[FINANCE] = caseClass === 0 ? [{ next: DECISION }] : [{ next: EXTERNAL, guard: { stage: EXTERNAL, most: 0 } }, { next: DECISION }]
  routes[INTERVIEW] = [{ next: DECISION }]
  routes[DECISION] = [
    { next: INTELLIGENCE, below: tables.pRework, guard: { stage: DECISION, most: 2 } },
    { next: APPEAL, below: tables.pAppeal, guard: { stage: DECISION, most: 2 } },
    { next: DONE },
  ]
  routes[EXTERNAL] = caseClass === 2 ? [{ next: INTERVIEW }] : [{ next: INTERVIEW, below: tables.pInterview1 }, { next: DECISION }]
  routes[INFORMATION] = [{ next: RECORDS }]
  routes[APPEAL] = [{ next: DECISION }]
  return routes
}

function tabulate(routes: Branch[][]): Program['routes'] {
  const branches = routes.flat()
  const first = new Int32Array(routes.length + 1)
  for (const [row, route] of routes.entries()) first[row + 1] = first[row]! + route.length
  return {
    first,
    limit: Int32Array.from(branches, ({ below }) => limitBelow(below ?? 2 ** 32)),
    guardStage: Uint8Array.from(branches, ({ guard }) => guard?.stage ?? 0),
    guardMost: Uint8Array.from(branches, ({ guard }) => guard?.most ?? 7),
    next: Int16Array.from(branches, ({ next }) => next),
  }
}

/** Staff grow with the number of cases, so that the load is the same for every size. */
function staffOf({ capBase, leavePct }: M1Tables, cases: number): Int32Array {
  const staff = capBase.flatMap(base => leavePct.map(percent => Math.floor((base * percent * cases + 1_000_000) / 2_000_000)))
  return Int32Array.from(staff, number => Math.max(1, number))
}

/** M1 keeps its own slots, from before populations had theirs: with nine stages they are free. */
const SLOTS = { class: 200, priority: 201, arrival: 202, start: 203 }

export function m1Population(tables: M1Tables, cases: number): PopulationPlan {
  const backlog = Math.floor((cases * tables.backlogPct) / 100)
  return {
    slots: SLOTS,
    known: null,
    backlog,
    backlogStart: chosenBelow(tables.backlogStageThr, tables.backlogStages),
    arrivals: weeklyArrivals(tables, cases - backlog),
    class: chosenBelow(tables.classThr),
    priority: [chosenBelow(tables.prioThr)],
    start: [chosenBelow([], [ID])],
  }
}

function weeklyArrivals({ cumWeek }: M1Tables, arriving: number): WeeklyArrivals {
  const by = cumWeek.map(share => Math.floor((arriving * share) / 1_000_000))
  return { kind: 'weekly', weeks: by.length - 1, bits: 0, counts: Int32Array.from(by.slice(1), (total, week) => total - by[week]!) }
}

function chosenBelow(thresholds: number[], values: number[] = [...thresholds, 0].map((_, i) => i)): Choice {
  return choiceWithin([...thresholds, 2 ** 32].map(limitBelow), values)
}

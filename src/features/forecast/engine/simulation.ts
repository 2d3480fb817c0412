/** One replication after another of a program: enters the cases, opens each week (staff, records) and lets the kernel run it. */
import { enterCases } from './entering.ts'
import { endless, type Horizon, openHorizon, reachWeek, reachWeeks } from './horizon.ts'
import { type KernelState, runTicks } from './kernel.ts'
import { FINISHED, type Layout, LINK, POOL_CAPACITY, POOL_FREE, POOL_SIZE, planLayout, resetPools, STATE, writeTables } from './layout.ts'
import { arrivalWeeks, fillPopulation, type Population } from './population.ts'
import type { PopulationPlan } from './population-plan.ts'
import { type Program, staffInWeek } from './program.ts'
import { openWeekLog, recordWeek, type WeekLog } from './week-log.ts'

/** No case of a real process comes near; a model whose cases do goes round for ever. */
const MOST_EVENTS_A_CASE = 100_000

export type Simulation = {
  program: Program
  layout: Layout
  memory: Int32Array
  horizon: Horizon
  weeks: WeekLog
  completions: Int32Array
  /** Whether the last replication stopped with cases under way, whose links must be swept away. */
  unswept: boolean
}

/** Arrays are the simulation's own and are written over by the next replication. */
export type Replication = {
  /** Per case the tick on which it was finished; -1 if it was not. */
  completions: Int32Array
  /** Arrivals and completions of services and delays. */
  events: number
  /** What stood where at the start of each week that was entered. */
  weeks: WeekLog
}

/** Room for replications of up to `mostCases` cases, used again and again. */
export function createSimulation(program: Program, mostCases: number): Simulation {
  const layout = planLayout(program, mostCases)
  const memory = new Int32Array(layout.size)
  writeTables(memory, layout, program)
  const completions = new Int32Array(mostCases)
  return { program, layout, memory, horizon: openHorizon(program), weeks: openWeekLog(program), completions, unswept: false }
}

/** Runs replication number `replication` of a plan, whose cases are written into `population`. */
export function replicatePlan(
  simulation: Simulation,
  population: Population,
  plan: PopulationPlan,
  seed: number,
  replication: number,
  until?: number,
): Replication {
  reachWeeks(simulation.horizon, simulation.program, arrivalWeeks(plan))
  fillPopulation(population, plan, simulation.program, simulation.horizon.clock, seed, replication)
  return replicate(simulation, population, until)
}

/** Runs one replication: until every case is finished, or up to the tick `until`, on which nothing happens any more. */
export function replicate(simulation: Simulation, population: Population, until = 0x7fffffff): Replication {
  const { memory, layout, program, horizon, weeks } = simulation
  sweep(simulation)
  resetPools(memory, layout, program)
  const underWay = enterCases(memory, layout, horizon, program, population)
  const state = { ...kernelState(simulation), left: population.count, events: underWay }
  simulation.unswept = true

  weeks.count = 0
  for (let week = 0; state.left > 0; week++) {
    reachWeek(horizon, program, week)
    const start = horizon.clock.weekStarts[week]!
    const end = Math.min(horizon.clock.weekStarts[week + 1]!, until)
    if (start >= until) break
    if (state.events > MOST_EVENTS_A_CASE * population.count) throw endless()
    recordWeek(weeks, memory, layout, program, population.count - state.left)
    // A week without a working day passes unseen: what falls on its tick belongs to the week after.
    if (end === start) continue
    setStaff(simulation, week)
    runDays(Object.assign(state, kernelState(simulation)), start, end)
  }
  simulation.unswept = state.left > 0
  readCompletions(simulation, population.count)
  return { completions: simulation.completions.subarray(0, population.count), events: state.events, weeks }
}

/** A day at a time: code that is called often is compiled sooner and better than a loop that is entered once a week. */
function runDays(state: KernelState, start: number, end: number): void {
  for (let tick = start; tick < end; tick += state.dayMinutes) runTicks(state, tick, Math.min(end, tick + state.dayMinutes))
}

const kernelState = ({ memory, layout, program, horizon }: Simulation): Omit<KernelState, 'left' | 'events'> => ({
  memory,
  pools: layout.pools,
  allPools: (1 << program.pools) - 1,
  buckets: horizon.buckets,
  occupied: horizon.occupied,
  dayMinutes: horizon.clock.dayMinutes,
  workingDays: horizon.clock.workingDays,
  dayStarts: horizon.clock.dayStarts,
})

function sweep(simulation: Simulation): void {
  if (!simulation.unswept) return
  simulation.horizon.buckets.fill(0)
  simulation.horizon.occupied.fill(0)
}

function setStaff({ memory, layout, program }: Simulation, week: number): void {
  for (let pool = 0; pool < program.pools; pool++) {
    const row = layout.pools + pool * POOL_SIZE
    const staff = staffInWeek(program, pool, week)
    memory[row + POOL_FREE]! += staff - memory[row + POOL_CAPACITY]!
    memory[row + POOL_CAPACITY] = staff
  }
}

function readCompletions({ memory, layout, completions }: Simulation, count: number): void {
  const { records, recordSize } = layout
  for (let i = 0; i < count; i++) {
    const record = records + i * recordSize
    completions[i] = memory[record + STATE] === FINISHED ? memory[record + LINK]! : -1
  }
}

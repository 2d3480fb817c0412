/** Compiles a model into the tables of a program. Positions are kept: class, pool and stage i are those of the model's lists. */
import { accept, type Outcome } from '../../../values/outcome.ts'
import { ALWAYS, limitBelow, thresholdOf } from './draw.ts'
import { type Branch, durationsOf, forClass, type Model, type Pool, type Stage } from './model.ts'
import { checkModel } from './model-checks.ts'
import { CALENDAR_DAYS, DONE, type Program, WORKING_MINUTES } from './program.ts'
import { type Durations, quantileTable } from './quantiles.ts'

/** The program of a model, or every reason why it would not run. */
export function compile(model: Model): Outcome<Program> {
  const errors = checkModel(model)
  if (errors.length > 0) return { ok: false, errors }
  return accept({
    calendar: compileCalendar(model.calendar),
    classes: model.classes.length,
    stages: model.stages.length,
    pools: model.pools.length,
    priorities: model.priorities ?? 1,
    stagePool: Int8Array.from(model.stages, stage => resourceOf(stage, model.pools)),
    durations: compileDurations(model),
    routes: compileRoutes(model),
    capacity: compileCapacity(model),
  })
}

function compileCalendar({ dayMinutes, weekdays = [0, 1, 2, 3, 4], holidays = [] }: Model['calendar']): Program['calendar'] {
  const afterwards = new Uint8Array(7)
  for (const day of weekdays) afterwards[day] = 1
  const length = holidays.length === 0 ? 0 : Math.max(...holidays) + 1
  const days = Uint8Array.from({ length }, (_, day) => afterwards[day % 7]!)
  for (const day of holidays) days[day] = 0
  return { dayMinutes, days, afterwards }
}

function resourceOf({ takes }: Stage, pools: readonly Pool[]): number {
  if ('pool' in takes) return pools.findIndex(({ name }) => name === takes.pool)
  return 'days' in takes ? CALENDAR_DAYS : WORKING_MINUTES
}

/** Classes that share a table share its memory: what the loop reads often then fits nearer to the processor. */
function compileDurations(model: Model): Program['durations'] {
  const tables = new Map<Durations, { table: Int32Array; first: number }>()
  let length = 0
  const rows = model.classes.flatMap((_, caseClass) =>
    model.stages.map(stage => {
      const durations = forClass(durationsOf(stage), caseClass)
      const known = tables.get(durations)
      if (known !== undefined) return known
      const made = { table: quantileTable(durations), first: length }
      length += made.table.length
      tables.set(durations, made)
      return made
    }),
  )
  const values = new Int32Array(length)
  for (const { table, first } of tables.values()) values.set(table, first)
  return {
    values,
    first: Int32Array.from(rows, ({ first }) => first),
    bits: Uint8Array.from(rows, ({ table }) => Math.log2(table.length)),
  }
}

function compileRoutes(model: Model): Program['routes'] {
  const routes = model.classes.flatMap((_, caseClass) => model.stages.map(stage => forClass(stage.next, caseClass)))
  const stageAt = (name: string) => model.stages.findIndex(stage => stage.name === name)
  const branches = routes.flat()
  const first = new Int32Array(routes.length + 1)
  for (const [row, route] of routes.entries()) first[row + 1] = first[row]! + route.length
  return {
    first,
    limit: Int32Array.from(routes.flatMap(limitsOf)),
    guardStage: Uint8Array.from(branches, branch => (branch.while ? stageAt(branch.while.stage) : 0)),
    guardMost: Uint8Array.from(branches, branch => branch.while?.visits ?? 7),
    next: Int16Array.from(branches, ({ to }) => (to === null ? DONE : stageAt(to))),
  }
}

function limitsOf(route: readonly Branch[]): number[] {
  let sum = 0
  return route.map(({ probability }) => {
    if (probability === undefined) return ALWAYS
    sum += probability
    // A threshold of 0 has no limit below it; the difference is one draw in four thousand million.
    return limitBelow(Math.max(1, thresholdOf(sum)))
  })
}

function compileCapacity({ pools, staffRepeats }: Model): Program['capacity'] {
  const tables = pools.map(({ staff }) => (typeof staff === 'number' ? [staff] : staff))
  const weeks = Math.max(1, ...tables.map(table => table.length))
  const staff = tables.flatMap(table => Array.from({ length: weeks }, (_, week) => table[Math.min(week, table.length - 1)]!))
  return { weeks, repeatFrom: staffRepeats ? 0 : weeks - 1, staff: Int32Array.from(staff) }
}

/**
 * The engine's rules once more, as plainly as they can be said: objects, lists, one minute after the other. Slow, and shares no code with
 * the engine but the model's words; where the two differ on any case, one of them is wrong.
 */
import { type Branch, durationsOf, forClass, type Model, type Stage } from '../../src/features/forecast/engine/model.ts'

export type ReadableCase = {
  key: number
  class: number
  priority: number
  /** Name of the stage it starts at. */
  start: string
  /** Tick of arrival; below 0: there from the start. */
  arrival: number
  /** What is left of a stage under way, in the stage's unit; 0 for none. */
  remaining: number
}

type Running = { key: number; class: number; priority: number; stage: Stage; visits: Map<string, number>; done: number }
type PoolState = { name: string; busy: number; queues: Running[][] }

/** Completion tick of each case, and the most visits that any made to one stage. */
export function runReadably(model: Model, cases: readonly ReadableCase[]): { completions: number[]; mostVisits: number } {
  const stageNamed = (name: string) => model.stages.find(stage => stage.name === name)!
  const agenda = new Map<number, (() => void)[]>()
  const pools: PoolState[] = model.pools.map(({ name }) => ({ name, busy: 0, queues: Array.from({ length: 8 }, () => []) }))
  const poolOf = ({ takes }: Stage) => ('pool' in takes ? pools.find(pool => pool.name === takes.pool)! : null)
  let now = 0

  const at = (tick: number, happens: () => void) => agenda.set(tick, [...(agenda.get(tick) ?? []), happens])

  const enter = (item: Running, stage: Stage) => {
    item.stage = stage
    const pool = poolOf(stage)
    if (pool) pool.queues[item.priority]!.push(item)
    else at(endOf(model, stage, now, drawDuration(model, item)), () => leave(item))
  }

  const leave = (item: Running) => {
    const pool = poolOf(item.stage)
    if (pool) pool.busy--
    const to = chooseNext(model, item)
    if (to === null) item.done = now
    else enter(item, stageNamed(to))
  }

  const startWork = (pool: PoolState, staff: number) => {
    while (pool.busy < staff) {
      const queue = pool.queues.find(({ length }) => length > 0)
      if (queue === undefined) return
      const item = queue.shift()!
      pool.busy++
      at(now + drawDuration(model, item), () => leave(item))
    }
  }

  const running = cases.map(({ key, class: caseClass, priority, start }) => {
    return { key, class: caseClass, priority, stage: stageNamed(start), visits: new Map<string, number>(), done: -1 }
  })
  for (const [i, item] of running.entries())
    if (!(cases[i]!.remaining > 0)) at(Math.max(0, cases[i]!.arrival), () => enter(item, item.stage))
  for (const [i, item] of running.entries())
    if (cases[i]!.remaining > 0) {
      const pool = poolOf(item.stage)
      if (pool) pool.busy++
      at(endOf(model, item.stage, 0, cases[i]!.remaining), () => leave(item))
    }

  for (; running.some(({ done }) => done < 0); now++) {
    for (const happens of agenda.get(now) ?? []) happens()
    const week = Math.floor(dayOf(model, now) / 7)
    for (const [i, pool] of pools.entries()) startWork(pool, staffIn(model, i, week))
  }
  return { completions: running.map(({ done }) => done), mostVisits: Math.max(...running.flatMap(({ visits }) => [...visits.values()])) }
}

function staffIn({ pools, staffRepeats }: Model, pool: number, week: number): number {
  const longest = Math.max(...pools.map(({ staff }) => (typeof staff === 'number' ? 1 : staff.length)))
  const entry = staffRepeats ? week % longest : Math.min(week, longest - 1)
  const { staff } = pools[pool]!
  return typeof staff === 'number' ? staff : staff[Math.min(entry, staff.length - 1)]!
}

function works({ calendar: { weekdays = [0, 1, 2, 3, 4], holidays = [] } }: Model, day: number): boolean {
  return weekdays.includes(day % 7) && !holidays.includes(day)
}

function dayOf(model: Model, tick: number): number {
  let worked = -1
  for (let day = 0; ; day++) {
    if (works(model, day)) worked++
    if (worked === Math.floor(tick / model.calendar.dayMinutes)) return day
  }
}

function endOf(model: Model, { takes }: Stage, tick: number, duration: number): number {
  if (!('days' in takes)) return tick + duration
  const { dayMinutes } = model.calendar
  const due = dayOf(model, tick) + duration
  let worked = 0
  for (let day = 0; day < due; day++) if (works(model, day)) worked++
  return worked * dayMinutes + (works(model, due) ? tick % dayMinutes : 0)
}

/** Visits that a draw or a guard sees: seven at most. */
const seen = (item: Running, stage: string) => Math.min(7, item.visits.get(stage) ?? 0)

function drawDuration(model: Model, item: Running): number {
  const durations = forClass(durationsOf(item.stage), item.class)
  const values = (typeof durations === 'number' ? [durations] : Array.from(durations)).toSorted((a, b) => a - b)
  const slot = 16 * model.stages.indexOf(item.stage) + 2 * seen(item, item.stage.name)
  return values[Math.floor(chance(item.key, slot) * values.length)]!
}

function chooseNext(model: Model, item: Running): string | null {
  const { name } = item.stage
  const visit = seen(item, name)
  if (visit === 7) item.key = hashed(item.key + 0x10000 * 0x9e3779b1)
  item.visits.set(name, (item.visits.get(name) ?? 0) + 1)
  const luck = chance(item.key, 16 * model.stages.indexOf(item.stage) + 2 * visit + 1)
  let sum = 0
  const open = ({ probability, while: guard }: Branch) => {
    sum += probability ?? 1
    return luck < sum && (guard === undefined || seen(item, guard.stage) <= guard.visits)
  }
  return forClass(item.stage.next, item.class).find(open)!.to
}

const chance = (key: number, slot: number) => hashed(key + slot * 0x9e3779b1) / 2 ** 32

/** The same bits as the engine's hash, by whole numbers without sign. */
function hashed(value: number): number {
  let bits = BigInt.asUintN(32, BigInt(value))
  bits ^= bits >> 16n
  bits = BigInt.asUintN(32, bits * 0x7feb352dn)
  bits ^= bits >> 15n
  bits = BigInt.asUintN(32, bits * 0x846ca68bn)
  return Number(bits ^ (bits >> 16n))
}

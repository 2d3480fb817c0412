/** Puts a population into a simulation's memory: a record for each case, on the tick of its arrival or of the end of what it is in. */
import { delayEnd } from './calendar.ts'
import { type Horizon, reachTick } from './horizon.ts'
import type { Layout } from './layout.ts'
import * as layouts from './layout.ts'
import type { Population } from './population.ts'
import { CALENDAR_DAYS, type Program } from './program.ts'

// As in the kernel: constants of this file's own are compiled into the loop.
const { arrivalNode, KEY, LINK, NODE_POOL, NODE_SIZE, POOL_FREE, POOL_SIZE, PRIORITY_BITS, STATE, stageNode } = layouts

/** Cases that share a tick go on in order of number, arrivals before those under way. Returns how many are under way. */
export function enterCases(memory: Int32Array, layout: Layout, horizon: Horizon, program: Program, population: Population): number {
  reachTick(horizon, program, latestStart(program, population))
  memory.fill(0, layout.records, layout.records + population.count * layout.recordSize)
  enterArrivals(memory, layout, horizon, program, population)
  if (population.remaining === null) return 0

  let underWay = 0
  for (let i = 0; i < population.count; i++)
    if (population.remaining[i]! > 0) {
      enterUnderWay(memory, layout, horizon, program, population, i)
      underWay++
    }
  memory[layout.pools + (program.pools + 1) * POOL_SIZE + POOL_FREE]! += underWay
  return underWay
}

function enterArrivals(memory: Int32Array, layout: Layout, horizon: Horizon, program: Program, population: Population): void {
  const { buckets, occupied } = horizon
  const { count, key, arrival, priority, start, remaining, class: classes } = population
  const { recordSize } = layout
  const firstNode = arrivalNode(program, 0, 0)
  const nodesOfClass = arrivalNode(program, 1, 0) - firstNode
  let record = layout.records - recordSize

  for (let i = 0; i < count; i++) {
    record += recordSize
    memory[record + KEY] = key[i]!
    if (remaining !== null && remaining[i]! > 0) continue
    const node = firstNode + classes[i]! * nodesOfClass + start[i]! * NODE_SIZE
    memory[record + STATE] = (node << PRIORITY_BITS) | priority[i]!
    // There from the start is like arriving on the first tick.
    const tick = arrival[i]! & ~(arrival[i]! >> 31)
    memory[record + LINK] = buckets[tick]!
    buckets[tick] = record
    occupied[tick >>> 5]! |= 1 << (tick & 31)
  }
}

function enterUnderWay(memory: Int32Array, layout: Layout, horizon: Horizon, program: Program, population: Population, i: number): void {
  const { buckets, occupied, clock } = horizon
  const stage = population.start[i]!
  const remaining = population.remaining![i]!
  const node = stageNode(program, population.class[i]!, stage)
  const tick = program.stagePool[stage] === CALENDAR_DAYS ? delayEnd(clock, 0, remaining) : remaining
  const record = layout.records + i * layout.recordSize
  // Whoever works on it is busy, whatever the capacity of the first week: nobody is stopped, but nobody starts either.
  memory[memory[node + NODE_POOL]! + POOL_FREE]!--
  memory[record + STATE] = (node << PRIORITY_BITS) | population.priority[i]!
  memory[record + LINK] = buckets[tick]!
  buckets[tick] = record
  occupied[tick >>> 5]! |= 1 << (tick & 31)
}

/** No case of the population starts or ends its first stage after this tick. A delay of so many days is at most so many working days. */
function latestStart(program: Program, { arrival, remaining, start, count }: Population): number {
  let latest = 0
  for (let i = 0; i < count; i++) if (arrival[i]! > latest) latest = arrival[i]!
  if (remaining === null) return latest
  for (let i = 0; i < count; i++) {
    const inDays = program.stagePool[start[i]!] === CALENDAR_DAYS
    latest = Math.max(latest, remaining[i]! * (inDays ? program.calendar.dayMinutes : 1))
  }
  return latest
}

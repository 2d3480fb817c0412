/** Puts a population into a simulation's memory: a record for each case, on the tick of its arrival or of the end of what it is in. */
import { delayEnd } from './calendar.ts'
import { type Horizon, reachTick } from './horizon.ts'
import { arrivalNode, KEY, type Layout, LINK, NODE_POOL, POOL_FREE, POOL_SIZE, PRIORITY_BITS, STATE, stageNode, VISITS } from './layout.ts'
import type { Population } from './population.ts'
import { CALENDAR_DAYS, type Program } from './program.ts'

/** Cases that share a tick go on in order of number. Returns how many are under way already, which are the first events. */
export function enterCases(memory: Int32Array, layout: Layout, horizon: Horizon, program: Program, population: Population): number {
  reachTick(horizon, program, latestStart(program, population))
  const { buckets, occupied } = horizon
  const { count, key, arrival, priority, start, remaining } = population
  const caseClass = population.class
  const { records, recordSize } = layout
  let underWay = 0

  for (let i = 0; i < count; i++) {
    const record = records + i * recordSize
    let tick = arrival[i]! < 0 ? 0 : arrival[i]!
    let node = arrivalNode(program, caseClass[i]!, start[i]!)
    if (remaining !== null && remaining[i]! > 0) {
      node = stageNode(program, caseClass[i]!, start[i]!)
      tick = program.stagePool[start[i]!] === CALENDAR_DAYS ? delayEnd(horizon.clock, 0, remaining[i]!) : remaining[i]!
      // Whoever works on it is busy, whatever the capacity of the first week: nobody is stopped, but nobody starts either.
      memory[memory[node + NODE_POOL]! + POOL_FREE]!--
      underWay++
    }
    memory[record + LINK] = buckets[tick]!
    memory[record + KEY] = key[i]!
    memory[record + STATE] = (node << PRIORITY_BITS) | priority[i]!
    for (let word = VISITS; word < layout.recordSize; word++) memory[record + word] = 0
    buckets[tick] = record
    occupied[tick >>> 5]! |= 1 << (tick & 31)
  }
  memory[layout.pools + (program.pools + 1) * POOL_SIZE + POOL_FREE]! += underWay
  return underWay
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

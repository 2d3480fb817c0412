/**
 * The loop in which all simulated time passes: one call runs a stretch of it with unchanging staff.
 *
 * Every case waits for exactly one thing, so it stands in exactly one list and one link a case serves them all: the bucket of the tick
 * at which something happens to it, or the queue of a pool and priority. Nothing is allocated, compared or sorted.
 *
 * A tick has two phases. First everything that falls on it happens, in the order in which it was scheduled: services and delays end,
 * free their worker, and the cases go on. Then each pool that was touched, in order of number, starts whoever is next while it has
 * workers free. Durations are at least one tick, so nothing is added to the tick at hand. This makes the result independent of how
 * the engine is written: each case ends on the same tick in every implementation.
 *
 * It is one function on purpose, and says the same thing twice in places: calls and arrays held outside cost a third of its speed.
 */
import * as draws from './draw.ts'
import * as layout from './layout.ts'

// An imported name is read from memory each time it is used; a constant of this file's own is compiled into the loop.
const { GOLDEN, mix, RENEWAL_SLOT, VISITS_COUNTED } = draws
const { LINK, KEY, STATE, PRIORITY_BITS, PRIORITY_MASK, FINISHED } = layout
const { NODE_POOL, NODE_POOL_BIT, NODE_KIND, NODE_VISIT_WORD, NODE_VISIT_SHIFT, NODE_VISIT_UNIT, NODE_SLOT } = layout
const { NODE_DURATIONS, NODE_DURATION_SHIFT, NODE_ROUTE, NODE_DRAWS, NODE_WAITING, KIND_POOL, KIND_MINUTES } = layout
const { BRANCH_SIZE, BRANCH_LIMIT, BRANCH_GUARD_WORD, BRANCH_GUARD_SHIFT, BRANCH_GUARD_MOST, BRANCH_NEXT } = layout
const { POOL_FREE, POOL_WAITING, POOL_HEADS, POOL_TAILS, POOL_SIZE_BITS } = layout

/** The distance between the duration slots of two visits, as it enters the hash. */
const VISIT_STEP = Math.imul(2, GOLDEN)
const RENEWAL = Math.imul(RENEWAL_SLOT, GOLDEN)

export type KernelState = {
  /** Laid out as `layout.ts` says. */
  memory: Int32Array
  /** Address of the first pool row. */
  pools: number
  /** One bit for each pool. */
  allPools: number
  /** Per tick the case scheduled last, linked to those before it; long enough for everything that the week can schedule. */
  buckets: Int32Array
  /** One bit for each tick whose bucket is not empty. */
  occupied: Int32Array
  dayMinutes: number
  /** See `Clock`. */
  workingDays: Int32Array
  dayStarts: Int32Array
  /** Cases not finished yet. */
  left: number
  /** Arrivals and completions so far. */
  events: number
}

/** Runs everything from tick `start`, where all pools look for work, to just before `end`. Splitting a stretch changes nothing. */
export function runTicks(state: KernelState, start: number, end: number): void {
  const { memory, pools, buckets, occupied, dayMinutes, workingDays, dayStarts } = state
  let touched = state.allPools
  let left = state.left
  let events = 0
  let dayNumber = Math.floor(start / dayMinutes)
  let dayEnd = (dayNumber + 1) * dayMinutes
  let word = start >>> 5
  const lastWord = (end - 1) >>> 5
  // The first tick counts as occupied even when nothing falls on it: the pools have new capacities.
  occupied[word]! |= 1 << (start & 31)

  for (;;) {
    let ticks = occupied[word]!
    while (ticks === 0 && word < lastWord) ticks = occupied[++word]!
    const earliest = ticks & -ticks
    const tick = (word << 5) + 31 - Math.clz32(earliest)
    if (ticks === 0 || tick >= end) break
    occupied[word] = ticks ^ earliest

    // A bucket is linked from last to first, since adding to it so needs neither a tail nor a test. Turn it round.
    let item = buckets[tick]!
    buckets[tick] = 0
    let earlier = item === 0 ? 0 : memory[item + LINK]!
    if (earlier !== 0) {
      memory[item + LINK] = 0
      do {
        const beyond = memory[earlier + LINK]!
        memory[earlier + LINK] = item
        item = earlier
        earlier = beyond
      } while (earlier !== 0)
    }

    while (item !== 0) {
      const following = memory[item + LINK]!
      const ended = memory[item + STATE]!
      const priority = ended & PRIORITY_MASK
      const node = ended >> PRIORITY_BITS
      events++
      memory[memory[node + NODE_POOL]! + POOL_FREE]!++
      touched |= memory[node + NODE_POOL_BIT]!

      const visitsAt = item + memory[node + NODE_VISIT_WORD]!
      const visits = memory[visitsAt]!
      const visit = (visits >> memory[node + NODE_VISIT_SHIFT]!) & 7
      if (visit !== VISITS_COUNTED) memory[visitsAt] = visits + memory[node + NODE_VISIT_UNIT]!
      else memory[item + KEY] = mix((memory[item + KEY]! + RENEWAL) | 0)

      let branch = memory[node + NODE_ROUTE]!
      if (memory[node + NODE_DRAWS]! !== 0) {
        const luck = mix((memory[item + KEY]! + memory[node + NODE_SLOT]! + Math.imul(visit, VISIT_STEP) + GOLDEN) | 0) ^ 0x80000000
        while (
          luck > memory[branch + BRANCH_LIMIT]! ||
          ((memory[item + memory[branch + BRANCH_GUARD_WORD]!]! >> memory[branch + BRANCH_GUARD_SHIFT]!) & 7) >
            memory[branch + BRANCH_GUARD_MOST]!
        )
          branch += BRANCH_SIZE
      }
      const next = memory[branch + BRANCH_NEXT]!

      if (next < 0) {
        memory[item + LINK] = tick
        memory[item + STATE] = FINISHED
        left--
      } else if (memory[next + NODE_KIND]! === KIND_POOL) {
        const pool = memory[next + NODE_POOL]!
        const tailAt = pool + POOL_TAILS + priority
        memory[memory[tailAt]! + LINK] = item
        memory[tailAt] = item
        memory[pool + POOL_WAITING]! |= 1 << priority
        memory[next + NODE_WAITING]!++
        memory[item + STATE] = (next << PRIORITY_BITS) | priority
        touched |= memory[next + NODE_POOL_BIT]!
      } else {
        memory[memory[next + NODE_POOL]! + POOL_FREE]!--
        memory[item + STATE] = (next << PRIORITY_BITS) | priority
        const made = (memory[item + memory[next + NODE_VISIT_WORD]!]! >> memory[next + NODE_VISIT_SHIFT]!) & 7
        const luck = mix((memory[item + KEY]! + memory[next + NODE_SLOT]! + Math.imul(made, VISIT_STEP)) | 0)
        const duration = memory[memory[next + NODE_DURATIONS]! + (luck >>> memory[next + NODE_DURATION_SHIFT]!)]!
        let due = tick + duration
        if (memory[next + NODE_KIND]! !== KIND_MINUTES) {
          while (tick >= dayEnd) {
            dayNumber++
            dayEnd += dayMinutes
          }
          const dayStart = dayStarts[workingDays[dayNumber]! + duration]!
          due = dayStart < 0 ? ~dayStart : dayStart + tick - dayEnd + dayMinutes
        }
        memory[item + LINK] = buckets[due]!
        buckets[due] = item
        occupied[due >>> 5]! |= 1 << (due & 31)
      }
      item = following
    }

    while (touched !== 0) {
      const pool = pools + ((31 - Math.clz32(touched & -touched)) << POOL_SIZE_BITS)
      touched &= touched - 1
      let free = memory[pool + POOL_FREE]!
      let waiting = memory[pool + POOL_WAITING]!
      if (waiting === 0 || free <= 0) continue

      do {
        const priority = 31 - Math.clz32(waiting & -waiting)
        const head = pool + POOL_HEADS + priority
        const tailAt = pool + POOL_TAILS + priority
        const starting = memory[head + LINK]!
        if (memory[tailAt] === starting) {
          memory[tailAt] = head
          waiting &= waiting - 1
        } else memory[head + LINK] = memory[starting + LINK]!
        free--

        const node = memory[starting + STATE]! >> PRIORITY_BITS
        memory[node + NODE_WAITING]!--
        const made = (memory[starting + memory[node + NODE_VISIT_WORD]!]! >> memory[node + NODE_VISIT_SHIFT]!) & 7
        const luck = mix((memory[starting + KEY]! + memory[node + NODE_SLOT]! + Math.imul(made, VISIT_STEP)) | 0)
        const due = tick + memory[memory[node + NODE_DURATIONS]! + (luck >>> memory[node + NODE_DURATION_SHIFT]!)]!
        memory[starting + LINK] = buckets[due]!
        buckets[due] = starting
        occupied[due >>> 5]! |= 1 << (due & 31)
      } while (waiting !== 0 && free > 0)
      memory[pool + POOL_FREE] = free
      memory[pool + POOL_WAITING] = waiting
    }
  }
  state.left = left
  state.events += events
}

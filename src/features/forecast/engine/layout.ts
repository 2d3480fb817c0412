/**
 * Where everything lies in the one block of integers that the kernel works on.
 *
 * One block, not a typed array for each thing: an array costs the compiled loop two registers (start and length), a processor has
 * about a dozen, and eight arrays measured a tenth slower. Links between cases, rows and pools are therefore plain addresses in it:
 *
 *     node rows | branches | pool rows | durations | case records
 *
 * A *node* is what a case can be in the midst of: a stage, or arriving at a stage, for its class. 0 is never the address of a record
 * or a queue, so it marks the end of a list and fresh memory is empty.
 */
import { ALWAYS, GOLDEN, SLOTS_PER_STAGE, VISITS_COUNTED } from './draw.ts'
import { DONE, type Program, WORKING_MINUTES } from './program.ts'

/** Fields of a node row. Sixteen integers are one line of a processor's cache. */
const ROW = 16
export const NODE_SIZE = ROW
export const NODE_POOL = 0
export const NODE_POOL_BIT = 1
export const NODE_KIND = 2
export const NODE_VISIT_WORD = 3
export const NODE_VISIT_SHIFT = 4
export const NODE_VISIT_UNIT = 5
export const NODE_SLOT = 6
export const NODE_DURATIONS = 7
export const NODE_DURATION_SHIFT = 8
export const NODE_ROUTE = 9
export const NODE_DRAWS = 10
export const NODE_WAITING = 11

/** What entering a node means. */
export const KIND_POOL = 0
const KIND_DAYS = 1
export const KIND_MINUTES = 2

/** Fields of a branch. */
export const BRANCH_SIZE = 5
export const BRANCH_LIMIT = 0
export const BRANCH_GUARD_WORD = 1
export const BRANCH_GUARD_SHIFT = 2
export const BRANCH_GUARD_MOST = 3
export const BRANCH_NEXT = 4

/**
 * Fields of a pool row: workers free (below 0 while more are busy than the week's capacity), which priorities wait (one bit each), the
 * capacity, and a queue for each priority. A queue's first link stands in HEADS as if it were a record's LINK, so that appending to an
 * empty queue is no special case. Two rows more than there are pools: whoever is in a delay counts against the first, and the second
 * counts those who have arrived.
 */
export const POOL_SIZE_BITS = 5
export const POOL_SIZE = 1 << POOL_SIZE_BITS
export const POOL_FREE = 0
export const POOL_WAITING = 1
export const POOL_CAPACITY = 2
export const POOL_HEADS = 8
export const POOL_TAILS = 16

/** Fields of a case record: four integers for up to ten stages, one more for each ten. LINK comes first: an address is a link. */
export const LINK = 0
export const KEY = 1
export const STATE = 2
const VISITS = 3

/** STATE is the address of the node row above three bits of priority; a finished case has FINISHED, and its LINK holds the tick. */
export const PRIORITY_BITS = 3
export const PRIORITY_MASK = 7
export const FINISHED = -1

const STAGES_PER_WORD = 10

export type Layout = {
  branches: number
  pools: number
  durations: number
  records: number
  recordSize: number
  /** Integers in all, for so many cases. */
  size: number
}

export function planLayout(program: Program, cases: number): Layout {
  const { classes, stages } = program
  const branches = classes * stages * 2 * NODE_SIZE
  const pools = branches + (program.routes.limit.length + classes * stages) * BRANCH_SIZE
  const durations = pools + (program.pools + 2) * POOL_SIZE
  // Whole cache lines: a record of four integers then never straddles two.
  const records = (durations + program.durations.values.length + 15) & ~15
  const recordSize = VISITS + Math.ceil(stages / STAGES_PER_WORD)
  return { branches, pools, durations, records, recordSize, size: records + cases * recordSize }
}

/** Address of the row of a stage, or of arriving at it. */
export const stageNode = (program: Program, caseClass: number, stage: number): number => (caseClass * program.stages * 2 + stage) * ROW
export const arrivalNode = (program: Program, caseClass: number, stage: number): number =>
  ((caseClass * 2 + 1) * program.stages + stage) * ROW

const visitWord = (stage: number) => VISITS + Math.floor(stage / STAGES_PER_WORD)
const visitShift = (stage: number) => 3 * (stage % STAGES_PER_WORD)

/** Writes the program's tables into fresh memory. */
export function writeTables(memory: Int32Array, layout: Layout, program: Program): void {
  memory.set(program.durations.values, layout.durations)
  let branch = layout.branches
  for (let caseClass = 0; caseClass < program.classes; caseClass++)
    for (let stage = 0; stage < program.stages; stage++) {
      writeStage(memory, layout, program, caseClass, stage, branch)
      branch = writeRoute(memory, program, caseClass, stage, branch)
      writeArrival(memory, layout, program, caseClass, stage, branch)
      branch = writeBranch(memory, branch, ALWAYS, stage, VISITS_COUNTED, stageNode(program, caseClass, stage))
    }
}

function writeStage(memory: Int32Array, layout: Layout, program: Program, caseClass: number, stage: number, branch: number): void {
  const node = stageNode(program, caseClass, stage)
  const row = caseClass * program.stages + stage
  const pool = program.stagePool[stage]!

  memory[node + NODE_POOL] = layout.pools + (pool >= 0 ? pool : program.pools) * POOL_SIZE
  memory[node + NODE_POOL_BIT] = pool >= 0 ? 1 << pool : 0
  memory[node + NODE_KIND] = pool >= 0 ? KIND_POOL : pool === WORKING_MINUTES ? KIND_MINUTES : KIND_DAYS
  memory[node + NODE_VISIT_WORD] = visitWord(stage)
  memory[node + NODE_VISIT_SHIFT] = visitShift(stage)
  memory[node + NODE_VISIT_UNIT] = 1 << visitShift(stage)
  memory[node + NODE_SLOT] = Math.imul(SLOTS_PER_STAGE * stage, GOLDEN)
  memory[node + NODE_DURATIONS] = layout.durations + program.durations.first[row]!
  memory[node + NODE_DURATION_SHIFT] = 32 - program.durations.bits[row]!
  memory[node + NODE_ROUTE] = branch
  memory[node + NODE_DRAWS] = program.routes.first[row + 1]! - program.routes.first[row]! > 1 ? 1 : 0
}

/** Arriving is a node without duration whose only route is the first stage, so that the loop need not know arrivals from completions. */
function writeArrival(memory: Int32Array, layout: Layout, program: Program, caseClass: number, stage: number, branch: number): void {
  const node = arrivalNode(program, caseClass, stage)
  memory[node + NODE_POOL] = layout.pools + (program.pools + 1) * POOL_SIZE
  memory[node + NODE_VISIT_WORD] = VISITS
  // The two bits above ten counters are always 0: an arrival reads no visits and, with a unit of 0, adds none.
  memory[node + NODE_VISIT_SHIFT] = 3 * STAGES_PER_WORD
  memory[node + NODE_ROUTE] = branch
}

function writeRoute(memory: Int32Array, program: Program, caseClass: number, stage: number, start: number): number {
  const { first, limit, guardStage, guardMost, next } = program.routes
  const row = caseClass * program.stages + stage
  let branch = start
  for (let i = first[row]!; i < first[row + 1]!; i++) {
    const to = next[i] === DONE ? DONE : stageNode(program, caseClass, next[i]!)
    branch = writeBranch(memory, branch, limit[i]!, guardStage[i]!, guardMost[i]!, to)
  }
  return branch
}

function writeBranch(memory: Int32Array, at: number, limit: number, guardStage: number, guardMost: number, next: number): number {
  memory[at + BRANCH_LIMIT] = limit
  memory[at + BRANCH_GUARD_WORD] = visitWord(guardStage)
  memory[at + BRANCH_GUARD_SHIFT] = visitShift(guardStage)
  memory[at + BRANCH_GUARD_MOST] = guardMost
  memory[at + BRANCH_NEXT] = next
  return at + BRANCH_SIZE
}

/** Empties pools and queues before a replication. */
export function resetPools(memory: Int32Array, layout: Layout, program: Program): void {
  memory.fill(0, layout.pools, layout.durations)
  for (let pool = 0; pool < program.pools; pool++) {
    const row = layout.pools + pool * POOL_SIZE
    for (let priority = 0; priority <= PRIORITY_MASK; priority++) memory[row + POOL_TAILS + priority] = row + POOL_HEADS + priority
  }
  for (let node = 0; node < layout.branches; node += NODE_SIZE) memory[node + NODE_WAITING] = 0
}

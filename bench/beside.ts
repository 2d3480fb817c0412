/** Contenders measured in turn, so that what else the machine does falls on all of them alike; each beside the statement it is compared with. */
import { readdirSync, readFileSync } from 'node:fs'

export type Contender = {
  name: string
  /** The name of what it is compared with. */
  against?: string
  /** The least that its rate may be of the other's. */
  bar?: number
  run: () => Promise<unknown>
}

type Settings = { rounds: number; seconds: number; callers: number; serverPid: number | undefined }
/** Calls a second, microseconds of processor time a call, and the time in milliseconds within which 99 of 100 calls were answered. */
type Round = { rate: number; cost: number; p99: number }

const WARM_SECONDS = 0.5

/** Prints a line for each. */
export async function compare(contenders: readonly Contender[], settings: Settings): Promise<void> {
  const rounds = new Map<string, Round[]>()
  for (const { run } of contenders) await timed(run, { ...settings, seconds: WARM_SECONDS })
  for (let round = 1; round <= settings.rounds; round++) {
    const order = round % 2 ? contenders : [...contenders].reverse()
    for (const { name, run } of order) rounds.set(name, [...(rounds.get(name) ?? []), await timed(run, settings)])
  }
  for (const contender of contenders) console.log(lineOf(contender, rounds))
}

async function timed(run: () => Promise<unknown>, { seconds, callers, serverPid }: Settings): Promise<Round> {
  const [start, spent] = [performance.now(), processorTime(serverPid)]
  const end = start + seconds * 1000
  const times: number[] = []
  await Promise.all(
    Array.from({ length: callers }, async () => {
      for (let began = performance.now(); began < end; began = performance.now()) {
        await run()
        times.push(performance.now() - began)
      }
    }),
  )
  const rate = (times.length / (performance.now() - start)) * 1000
  times.sort((a, b) => a - b)
  return { rate, cost: (processorTime(serverPid) - spent) / times.length, p99: times[Math.floor(times.length * 0.99)] ?? Number.NaN }
}

/** Of this program and of the server's processes, in microseconds; of the program alone where there is no /proc. */
function processorTime(serverPid: number | undefined): number {
  const { user, system } = process.cpuUsage()
  return (
    user +
    system +
    serverProcesses(serverPid).reduce((sum, pid) => sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1000, 0)
  )
}

function serverProcesses(serverPid: number | undefined): string[] {
  try {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name) && parentOf(name) === serverPid)
  } catch {
    return []
  }
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    )
  } catch {
    // It ended meanwhile.
    return undefined
  }
}

function lineOf({ name, against, bar }: Contender, rounds: ReadonlyMap<string, Round[]>): string {
  const own = rounds.get(name) ?? []
  const [rate, cost, p99] = [median(own.map(each => each.rate)), median(own.map(each => each.cost)), median(own.map(each => each.p99))]
  const line = `${name.padEnd(36)} ${`${Math.round(rate)}/s`.padStart(8)} ${`${Math.round(cost)} us`.padStart(8)} ${`p99 ${p99.toFixed(0)} ms`.padStart(11)}`
  if (against === undefined) return line
  const alone = rounds.get(against) ?? []
  const beside = (of: (each: Round, other: Round) => number) =>
    own.map((each, at) => of(each, alone[at] ?? { rate: Number.NaN, cost: Number.NaN, p99: Number.NaN }))
  const ratios = beside((each, other) => each.rate / other.rate)
  const range = `${Math.min(...ratios).toFixed(2)}-${Math.max(...ratios).toFixed(2)}`
  const byCost = median(beside((each, other) => other.cost / each.cost)).toFixed(2)
  const slower = median(beside((each, other) => each.p99 / other.p99)).toFixed(1)
  return `${line}  ${median(ratios).toFixed(2)} of ${against} (${range})${bar ? `, bar ${bar}` : ''}; by processor time ${byCost}; p99 ${slower} times`
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}

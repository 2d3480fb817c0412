/** `npm run -s engine:m1 -- --n N --reps R --seed S --threads T`: runs the reference model and prints its checksums as one line of JSON. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { addToChecksum, EMPTY_CHECKSUM, showChecksum } from '../src/features/forecast/engine/checksum.ts'
import { type M1Tables, m1Population, m1Program } from '../src/features/forecast/engine/m1.ts'
import { runReplications } from '../src/features/forecast/runs/simulate.ts'

const { values } = parseArgs({
  options: {
    n: { type: 'string', default: '20000' },
    reps: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '0' },
  },
})

const cases = wholeNumber('n', 1, 10_000_000)
const replications = wholeNumber('reps', 1, 1_000_000)
const seed = wholeNumber('seed', 0, 2 ** 32 - 1)
const threads = wholeNumber('threads', 0, 64)
const tables = JSON.parse(readFileSync(new URL('../bench/peers/m1.json', import.meta.url), 'utf8')) as M1Tables

// Processor time of all threads from here on: like the peers, it leaves out starting and reading the tables.
const before = process.cpuUsage()
const started = performance.now()
const batch = await runReplications(m1Program(tables, cases), m1Population(tables, cases), { replications, seed, threads })
const { user, system } = process.cpuUsage(before)
const wall = (performance.now() - started) / 1000

console.log(
  JSON.stringify({
    rep0: showChecksum(batch.checksums[0]!),
    checksum: showChecksum(batch.checksums.reduce(addToChecksum, EMPTY_CHECKSUM)),
    events: batch.events.reduce((sum, events) => sum + events, 0),
    cpuSeconds: (user + system) / 1e6,
    wallSeconds: wall,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
)

function wholeNumber(name: keyof typeof values, least: number, most: number): number {
  const number = Number(values[name])
  if (Number.isInteger(number) && number >= least && number <= most) return number
  console.error(`--${name} must be a whole number from ${least} to ${most}, not "${values[name]}"`)
  process.exit(2)
}

/**
 * Measures the report of a log of a million events beside the least that any reader must do: read the file's lines and split them.
 *
 * `npm run -s bench:report` makes the log from its own seed in the system's folder for temporary files, measures the two in turn,
 * five rounds after one to warm up, and prints one line of JSON: median CPU seconds of each and their ratio. The file is removed
 * afterwards. Bar: at most 3 times. Not met in November 2026: 4.4, on two processors that others were using as well.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readLog } from '../src/features/forecast/case-log/read-log.ts'
import { makeReport } from '../src/features/forecast/report/make-report.ts'
import { ENGLAND_WORKING_DAYS } from '../src/values/england-bank-holidays.ts'

const EVENTS = 1_000_000
const ROUNDS = 5
const SEED = 20_261_124
const NOW = Date.UTC(2026, 10, 24)
const FIRST_DAY = Date.UTC(2022, 0, 3)
const DAY = 86_400_000

const STAGES = ['Received', 'Identity check', 'Records check', 'Referee asked', 'Interview', 'Assessment', 'Second assessment', 'Decision']
const CLASSES = ['New applicant', 'Renewal', 'Contractor', 'Transferee']
const PARTIES = ['Vetting unit', 'Applicant', 'Other force']

/** A stream of numbers from 0 to 1 that is the same on every machine (Lehmer's multiplicative congruence). */
function randomStream(seed: number): () => number {
  let state = seed % 2_147_483_647
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Invented cases, opened evenly over four years and mixed in the file as a system writes them: about nine rows each. */
function inventedRows(): string[] {
  const random = randomStream(SEED)
  const pick = (list: readonly string[]) => list[Math.floor(random() ** 2 * list.length)]!
  const rows: { time: number; text: string }[] = []
  for (let number = 1; rows.length < EVENTS; number++) {
    const reference = `VET-2022-${String(number).padStart(7, '0')}`
    const type = pick(CLASSES)
    let time = FIRST_DAY + Math.floor((random() * 4 * 365 * DAY) / 1000) * 1000
    for (let at = 0; at < STAGES.length; at++) {
      time += Math.ceil((-Math.log(1 - random()) * 8 * DAY) / 1000) * 1000
      if (time > NOW || rows.length === EVENTS) break
      const officer = `Officer ${String(1 + Math.floor(random() * 400)).padStart(4, '0')}`
      const stamp = `${new Date(time).toISOString().slice(0, 19)}+00:00`
      rows.push({ time, text: `${reference},${type},${STAGES[at]},complete,${stamp},${officer},${pick(PARTIES)},"Note, seen and filed"\n` })
      // Work that comes back is done again.
      if (at > 1 && random() < 0.15) at -= 2
    }
  }
  return rows.sort((a, b) => a.time - b.time).map(row => row.text)
}

async function writeLog(path: string): Promise<void> {
  const heading = 'Case reference,Case type,Activity,Lifecycle,Timestamp,Officer,Held by,Remark\n'
  await pipeline(Readable.from([heading, ...inventedRows()]), createWriteStream(path))
}

async function linesAndSplit(path: string): Promise<number> {
  let cells = 0
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY }))
    cells += line.split(',').length
  return cells
}

async function report(path: string): Promise<number> {
  const read = await readLog(path, { now: NOW })
  const made = makeReport(read, { release: false, asOfTold: false, calendar: ENGLAND_WORKING_DAYS })
  if (made.log.used + read.reading.counts.duplicates !== EVENTS) throw new Error(`${made.log.used} of ${EVENTS} events were used`)
  return made.log.used
}

async function cpuSeconds(run: () => Promise<number>): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!
const round = (value: number): number => Math.round(value * 100) / 100

const folder = await mkdtemp(join(tmpdir(), 'muster-bench-'))
try {
  const path = join(folder, 'invented-log.csv')
  await writeLog(path)
  const seconds = { split: [] as number[], report: [] as number[] }
  for (let at = 0; at <= ROUNDS; at++) {
    const split = await cpuSeconds(() => linesAndSplit(path))
    const made = await cpuSeconds(() => report(path))
    // The first round pays for compiling both.
    if (at === 0) continue
    seconds.split.push(split)
    seconds.report.push(made)
  }
  const [split, made] = [median(seconds.split), median(seconds.report)]
  const result = { events: EVENTS, linesAndSplit: round(split), readAndReport: round(made), ratio: round(made / split) }
  process.stdout.write(`${JSON.stringify(result)}\n`)
} finally {
  await rm(folder, { recursive: true, force: true })
}

/**
 * `npm run bench:engine`: the reference model in Muster beside SimPy and C, round after round, by processor time. Prints, writes nothing.
 *
 * `--rounds N` (5) and `--quick` (fewer replications, for trying the bench itself). A peer that cannot be had is named as missing.
 */
import { parseArgs } from 'node:util'
import { engine, type Measured, type Peer, preparePeers } from './engine-peers.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' }, quick: { type: 'boolean', default: false } } })
const rounds = Number(values.rounds)
const size = values.quick ? 0.2 : 1

const { peers, missing } = preparePeers()
for (const { name, why } of missing) console.log(`missing: ${name} (${why})`)

const checksums = new Map<number, string>()
const speeds = new Map<string, number[]>()
for (let round = 1; round <= rounds; round++) for (const peer of peers) note(peer, peer.run(20_000, repetitions(peer)))
printSpeeds()
console.log()
printGrowth()
printThreads()

function repetitions({ replications }: Peer): number {
  return Math.max(1, Math.round(replications * size))
}

function note(peer: Peer, measured: Measured): void {
  if (peer.exact && measured.checksum !== engineChecksum(measured.replications))
    throw new Error(`${peer.name} finishes cases on other ticks than Muster: ${measured.checksum}`)
  speeds.set(peer.name, [...(speeds.get(peer.name) ?? []), measured.events / measured.seconds])
}

function engineChecksum(replications: number): string {
  const known = checksums.get(replications) ?? engine.run(20_000, replications).checksum
  checksums.set(replications, known)
  return known
}

function printSpeeds(): void {
  const own = median(speeds.get(engine.name)!)
  console.log(`Reference model M1, 20,000 cases, events a second of processor time, median of ${rounds} interleaved rounds`)
  for (const { name, bar, goal } of peers) {
    const all = speeds.get(name)!
    const range = `${millions(Math.min(...all))} to ${millions(Math.max(...all))}`
    const ratio = name === engine.name ? '' : `  Muster is ${(own / median(all)).toPrecision(3)} times as fast (bar ${bar}, goal ${goal})`
    console.log(`  ${name.padEnd(18)} ${millions(median(all)).padStart(8)} million  (${range})${ratio}`)
  }
}

function printGrowth(): void {
  const small = medianRun(20_000, repetitions(engine))
  const large = medianRun(1_000_000, Math.max(1, Math.round(5 * size)))
  const ratio = large.seconds / large.events / (small.seconds / small.events)
  console.log(`Time an event at 1,000,000 cases is ${ratio.toFixed(2)} times that at 20,000 (bar 2.0, goal 1.3)`)
  console.log(`Memory at 1,000,000 cases is ${(large.megabytes - small.megabytes).toFixed(0)} MB above that at 20,000 (bar 100, goal 40)`)
}

function printThreads(): void {
  const replications = repetitions(engine) * 2
  const ratios = times(3).map(() => {
    const one = engine.run(20_000, replications, 1)
    const two = engine.run(20_000, replications, 2)
    if (one.checksum !== two.checksum) throw new Error('Two threads finish cases on other ticks than one')
    return one.wall / two.wall
  })
  console.log(
    `Two threads are ${median(ratios).toFixed(2)} times as fast as one by the clock on the wall (bar 1.5, goal 1.8 on a quiet machine)`,
  )
}

function medianRun(cases: number, replications: number): Measured {
  const runs = times(3).map(() => engine.run(cases, replications))
  return runs.toSorted((a, b) => a.seconds / a.events - b.seconds / b.events)[1]!
}

function times(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
}

function millions(speed: number): string {
  return (speed / 1e6).toPrecision(3)
}

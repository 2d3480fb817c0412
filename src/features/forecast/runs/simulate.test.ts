/** Replications on threads: the recorded checksums whatever their number, results in their place, failures told as they are. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { m1Tables } from '../../../../test/support/m1-tables.ts'
import { addToChecksum, checksumOf, EMPTY_CHECKSUM, showChecksum } from '../engine/checksum.ts'
import { m1Population, m1Program } from '../engine/m1.ts'
import { RECORDED } from '../engine/recorded/m1.ts'
import { WEEK_ARRIVED, WEEK_FINISHED } from '../engine/week-log.ts'
import type { Batch } from './batch.ts'
import { openRunner, type RunSettings, runReplications } from './simulate.ts'

const run = (cases: number, settings: Partial<RunSettings> & { replications: number }) =>
  runReplications(m1Program(m1Tables, cases), m1Population(m1Tables, cases), { seed: 1, threads: 0, ...settings })

const summary = (batch: Batch) => ({
  replications: batch.replications,
  first: showChecksum(batch.checksums[0]!),
  all: showChecksum(batch.checksums.reduce((sum, one) => addToChecksum(sum, one), EMPTY_CHECKSUM)),
  events: batch.events.reduce((sum, events) => sum + events, 0),
})

describe('replications of the reference model', () => {
  for (const { cases, ...expected } of RECORDED)
    for (const threads of expected.replications === 20 ? [0, 1, 2, 4] : [2])
      it(`give the recorded checksum: ${cases} cases, ${expected.replications} times, ${threads} threads`, async () => {
        assert.deepEqual(summary(await run(cases, { replications: expected.replications, threads })), expected)
      })

  it('are the same in one batch, in several, and in another order', async () => {
    const whole = await run(1_000, { replications: 12, outputs: { cases: true, weeks: 100 } })
    const runner = openRunner(m1Program(m1Tables, 1_000), m1Population(m1Tables, 1_000), {
      seed: 1,
      threads: 2,
      outputs: { cases: true, weeks: 100 },
    })
    const late = await runner.run(5, 7)
    const early = await runner.run(0, 5)
    await runner.close()
    assert.deepEqual([...early.checksums, ...late.checksums], [...whole.checksums])
    assert.deepEqual([...early.byCase!.completions, ...late.byCase!.completions], [...whole.byCase!.completions])
    assert.deepEqual([...early.byCase!.arrivals, ...late.byCase!.arrivals], [...whole.byCase!.arrivals])
    assert.deepEqual([...early.byWeek!.rows, ...late.byWeek!.rows], [...whole.byWeek!.rows])
  })

  it('hold what the checksum is made of, and weeks to the end', async () => {
    const { byCase, byWeek, checksums, mostCases } = await run(1_000, { replications: 2, outputs: { cases: true, weeks: 100 } })
    assert.equal(checksumOf(byCase!.completions, mostCases, mostCases), checksums[1])
    const last = byWeek!.rows.subarray((2 * byWeek!.count - 1) * byWeek!.width)
    assert.deepEqual([last[WEEK_ARRIVED], last[WEEK_FINISHED]], [1_000, 1_000])
    assert.ok(byCase!.arrivals.every((arrival, i) => byCase!.completions[i]! > arrival))
  })

  it('leave unfinished cases and later weeks open when stopped', async () => {
    const { byCase, byWeek } = await run(1_000, { replications: 1, until: 20_000, outputs: { cases: true, weeks: 12 } })
    assert.ok(byCase!.completions.some(tick => tick === -1))
    assert.ok(byCase!.completions.every(tick => tick < 20_000))
    const lastWeek = byWeek!.rows.subarray(11 * byWeek!.width)
    assert.ok(lastWeek.every(field => field === -1))
  })

  for (const threads of [0, 2])
    it(`say that a model has no end, with ${threads} threads`, async () => {
      const program = m1Program(m1Tables, 100)
      program.routes.next.fill(0)
      await assert.rejects(runReplications(program, m1Population(m1Tables, 100), { seed: 1, threads, replications: 2 }), {
        name: 'Problem',
        kind: 'invalid',
        message: 'The simulated cases do not come to an end',
      })
    })
})

/** The invented population in a real database, under every rule it has. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import { inventPeople } from '../../../platform/auth/invented-people.ts'
import { SUPERUSER } from '../../../platform/db/embedded/access.ts'
import { withClient } from '../../../platform/db/one-client.ts'
import { loadFirstPopulation, loadPopulation } from './load.ts'

const database = await testDatabase()
const url = database.url(SUPERUSER)
await inventPeople(url)

const ask = <Row extends Record<string, unknown>>(statement: string): Promise<Row[]> =>
  withClient(url, async operator => (await operator.query<Row>(statement)).rows)

import { execSync } from 'node:child_process'

const cpu = async () => execSync("ps -eo pid,time,cputimes,cmd | grep 'postgres: ' | sort -k3 -n | tail -3").toString()
describe('the invented population', () => {
  it('is loaded', async () => {
    const t = performance.now()
    let most = ''
    const timer = setInterval(() => { try { most = execSync(`for p in $(pgrep -f 'postgres: .* ${database.name} '); do awk '{print $14+$15}' /proc/$p/stat; done | sort -n | tail -1`).toString().trim() || most } catch {} }, 300)
    const done = await loadPopulation(url, { people: 460 })
    clearInterval(timer)
    console.log('backend ticks', most, done, process.cpuUsage(), performance.now() - t)
    console.log(await ask(`select unit_id, state, count(*)::int from vetting.cases group by 1, 2 order by 1, 2`))
    console.log(
      await ask(
        `select level, count(*)::int, count(*) filter (where closed_on is null)::int as open from vetting.cases group by 1 order by 2`,
      ),
    )
    for (const t of [
      'visits',
      'results',
      'traces',
      'requests',
      'decisions',
      'outcomes',
      'appeals',
      'appeal_outcomes',
      'overturn_reviews',
      'clearances',
      'clearance_events',
      'withdrawals',
      'withdrawal_steps',
      'reviews',
      'priorities',
      'priority_approvals',
      'waivers',
      'letters',
      'released',
      'staff',
      'leave',
      'recusals',
      'residency_decisions',
      'notes',
      'addresses',
      'relations',
    ])
      console.log(t, (await ask(`select count(*)::int as n from vetting.${t}`))[0]!.n)
    console.log(await ask(`select extract(year from received_on)::int as y, count(*)::int from vetting.cases group by 1 order by 1`))
    console.log(
      await ask(
        `select to_char(upper(valid), 'YYYY-MM') as m, count(*)::int from vetting.clearances where upper(valid) between '2026-09-01' and '2028-03-01' group by 1 order by 1`,
      ),
    )
    console.log(
      await ask(
        `select level, percentile_cont(0.5) within group (order by closed_on - received_on) p50, percentile_cont(0.95) within group (order by closed_on - received_on) p95 from vetting.cases where closed_on is not null group by 1`,
      ),
    )
  })
})

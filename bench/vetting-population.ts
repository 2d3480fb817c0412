/** A vetting unit at work with a million cases, for bench/vetting.ts. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Client } from 'pg'
import { SUPERUSER } from '../src/platform/db/embedded/access.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { withClient } from '../src/platform/db/one-client.ts'
import { takeOn } from './setting.ts'

type UrlOf = (login: string) => string
const STAFF = 60

/** Vera manages the unit. */
export async function populate(url: UrlOf, cases: number): Promise<void> {
  await migrate({ url: url('muster_migrator') })
  await withClient(url(SUPERUSER), found)
  await takeOn(url, { subject: 'vera', role: 'vetting-manager', unit: 2 })
  await withClient(url(SUPERUSER), operator => fill(operator, cases))
}

async function found(operator: Client): Promise<void> {
  await operator.query(`insert into spine.bodies values (1, 'Invented force')`)
  await operator.query(
    `insert into spine.units values (1, 'IF', 'Invented force', 1, null), (2, 'IF-V1', 'Vetting unit', 1, 1), (3, 'IF-V2', 'Another', 1, 1)`,
  )
  await operator.query(`insert into spine.accounts (subject, name, standing) select subject, initcap(subject), 'staff' from unnest('{anna,berta,vera}'::text[]) subject
    union all select 'staff' || n, 'Staff ' || n, 'staff' from generate_series(1, ${STAFF}) n`)
  await operator.query(`select spine.found_administrator(id, 1) from spine.accounts where subject in ('anna', 'berta')`)
}

async function fill(operator: Client, cases: number): Promise<void> {
  const population = await readFile(resolve(import.meta.dirname, 'vetting-population.sql'), 'utf8')
  await operator.query('begin')
  await operator.query(population.replace('{cases}', String(cases)))
  await operator.query('commit')
  // The bare insert goes into a table of the same shape that no policy, trigger or person knows.
  await operator.query('create schema bench; create table bench.alone (like vetting.cases including all)')
  await operator.query('vacuum analyze')
}

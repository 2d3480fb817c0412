/** Fills the register of a service that is for trying out: London as published, and invented people in it. Brought and applied as anybody would, by the persona who keeps the register. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { withClient } from '../../platform/db/one-client.ts'
import { openPool } from '../../platform/db/pools.ts'
import { asUser } from '../../platform/db/transaction.ts'
import type { Tx } from '../../platform/db/tx.ts'
import { calendarDate } from '../../values/date.ts'
import { ALWAYS, since } from '../../values/period.ts'
import { record } from '../ledger/index.ts'
import { insertRequirement } from './coverage/requirements/queries.ts'
import { insertRoleKind } from './coverage/role-kinds/queries.ts'
import { insertFacts } from './facts/queries.ts'
import { apply, bring, preview } from './imports/actions.ts'
import type { ImportKind } from './imports/rules.ts'
import { unitsByCode } from './imports/structure/queries.ts'
import type { RoleKind } from './rules.ts'

const SAMPLES = resolve(import.meta.dirname, '../../../samples')
const KEEPER = 'nell'
const FORCE = 'MPS'
const VETTING_UNITS = ['MPS-V1', 'MPS-V2']
const WHY = 'First start'
const INVENTED = 'Invented, for trying the service out'

/** All of it or nothing; nothing where the register says already who polices London. Tells whether it did. `url` is a superuser's. */
export async function loadLondon(url: string): Promise<boolean> {
  const token = await withClient(url, async operator => {
    const { rowCount } = await operator.query('select from network.cover limit 1')
    if (rowCount !== 0) return undefined
    const { rows } = await operator.query<{ token: Buffer }>(`select token from spine.open_session($1, 'phr', now(), $2)`, [KEEPER, WHY])
    return rows[0]?.token
  })
  if (!token) return false
  const pool = openPool({ url, name: 'first start', most: 1, statementSeconds: 60 })
  try {
    await asUser(pool, { token, act: 'network.first-start' }, fill)
    await pool.query('select spine.close_session($1)', [token])
  } finally {
    await pool.end()
  }
  return true
}

async function fill(tx: Tx): Promise<void> {
  await importSample(tx, 'structure', 'london-structure.csv')
  await describeVettingUnits(tx)
  for (const kind of ROLE_KINDS) await insertRoleKind(tx, kind)
  for (const requirement of REQUIREMENTS) await insertRequirement(tx, { ...requirement, approximate: true, why: WHY })
  await importSample(tx, 'holdings', 'invented-london-holdings.csv')
}

async function importSample(tx: Tx, kind: ImportKind, name: string): Promise<void> {
  const content = await readFile(resolve(SAMPLES, name))
  const sha256 = createHash('sha256').update(content).digest('hex')
  const id = await bring(tx, { kind, file: { name, type: 'text/csv', content, sha256 } })
  const { preview: seen } = await preview(tx, id)
  if (!seen?.planned.plan) throw new Error(`samples/${name} cannot be imported: ${JSON.stringify(seen?.planned.refused.slice(0, 5))}`)
  await apply(tx, id, seen.digest)
}

async function describeVettingUnits(tx: Tx): Promise<void> {
  const units = await unitsByCode(tx, [FORCE, ...VETTING_UNITS])
  const idOf = (code: string) => units.get(code)?.id ?? 0
  const facts = VETTING_UNITS.map((code, at) => ({
    unit: idOf(code),
    name: `Vetting unit ${['one', 'two'][at]} (invented)`,
    valid: ALWAYS,
    why: WHY,
  }))
  await insertFacts(
    tx,
    'network.units',
    facts.map(fact => ({ ...fact, kind: 'vetting-unit', confirmed: false, source: INVENTED })),
  )
  await insertFacts(
    tx,
    'network.parents',
    facts.map(({ unit, valid, why }) => ({ unit, parent: idOf(FORCE), valid, why })),
  )
  await record(tx, { kind: 'units-described', subjects: [], detail: { units: VETTING_UNITS.join(', ') } })
}

const ROLE_KINDS: readonly RoleKind[] = [
  {
    ...{ key: 'borough-superintendent', name: 'Borough superintendent', place: 'area', published: true, leads: 1 },
    about: 'A superintendent for one borough, the senior contact of its council',
  },
  {
    ...{ key: 'borough-commander', name: 'Borough commander', place: 'unit', published: true, leads: 2 },
    about: 'The chief superintendent of a borough command, while there were such',
  },
  {
    ...{ key: 'bcu-commander', name: 'BCU commander', place: 'unit', published: true, leads: 3 },
    about: 'The chief superintendent of a Basic Command Unit, for all of its boroughs',
  },
  {
    ...{ key: 'ct-protect-officer', name: 'CT Protect officer', place: 'unit', published: false, leads: null },
    about: 'Advises on protective security in the boroughs of a Basic Command Unit; never named in public',
  },
]

const REQUIREMENTS = [
  {
    roleKind: 'ct-protect-officer',
    unitKind: 'bcu',
    source: 'Each BCU holds a CT Protect officer; when each was first required is not published',
    valid: since(calendarDate('2019-01-01')),
  },
  {
    roleKind: 'borough-superintendent',
    unitKind: null,
    source: 'Metropolitan Police: announced January 2023, in post from March 2023',
    valid: since(calendarDate('2023-03-01')),
  },
]

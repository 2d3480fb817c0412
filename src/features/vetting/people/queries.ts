/** Who works in a vetting unit, by name. Accounts are read by nobody behind the wall, so everybody's name is put down when they come. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/tx.ts'

/** Puts the person down in each vetting unit of theirs, under the name and roles that the database knows. Does nothing where nothing changed. */
export async function comeIn(tx: Tx): Promise<void> {
  await sql`
    insert into vetting.people (unit_id) select id from spine.units where id = any (vetting.staff_units()) and closed_on is null
    on conflict (account, unit_id) do update set name = excluded.name, roles = excluded.roles
      where (people.name, people.roles) is distinct from (excluded.name, excluded.roles)`.execute(tx)
}

export type Colleague = { account: string; name: string; roles: readonly string[] }

/** By name; those who have come at least once. */
export async function listColleagues(tx: Tx, unit: number): Promise<Colleague[]> {
  return tx
    .selectFrom('vetting.people')
    .select(['account', 'name', 'roles'])
    .where('unit_id', '=', unit)
    .where(sql<boolean>`cardinality(roles) > 0`)
    .orderBy('name')
    .orderBy('account')
    .execute()
}

/** Of everybody who ever came to one of the person's units: for saying who did what. */
export async function namesOfPeople(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.selectFrom('vetting.people').select(['account', 'name']).execute()
  return new Map(rows.map(({ account, name }) => [account, name]))
}

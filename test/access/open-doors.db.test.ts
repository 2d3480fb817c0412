/** The forgotten policy: whatever would stand open is refused by the watch when it is made, whichever command opens it. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openTrial, refused } from './trial.ts'

type Door = { door: string; object: string }

const trial = await openTrial()

const TABLE = 'create table trial.extra (id uuid primary key, unit_id int);'
const FORCED = 'alter table trial.extra enable row level security, force row level security;'
const POLICY = `create policy reads on trial.extra for select to person using (unit_id = any ((select spine.units_as('researcher'))::int[]));`
const GRANT = 'grant select on trial.extra to person;'
const policy = (using: string, to = 'person') =>
  `${TABLE}${FORCED} create policy reads on trial.extra for select to ${to} using (${using});`

/** As the tables' owner. Each would have opened a door that the view names with these words. */
const plans: readonly (readonly [what: string, sql: string, words: RegExp])[] = [
  ['a table without row security', TABLE + GRANT, /without forced row security: trial.extra/],
  ['a table granted to public', `${TABLE} grant select on trial.extra to public;`, /without forced row security/],
  ['one column of it', `${TABLE} grant select (id) on trial.extra to person;`, /without forced row security/],
  [
    'row security not forced',
    `${TABLE} alter table trial.extra enable row level security; ${POLICY}${GRANT}`,
    /without forced row security/,
  ],
  ['row security without a policy', TABLE + FORCED + GRANT, /without a policy/],
  ['an always-true policy', policy('true'), /asks nobody/],
  ['one that is true in other words', policy('1 = 1'), /asks nobody/],
  ['one that looks at its row alone', policy('unit_id > 0'), /asks nobody/],
  ['one that only names the spine in a text', policy(`'spine.me()' <> ''`), /asks nobody/],
  ['one that asks, or lets in anyway', policy('id = (select spine.me()) or true'), /asks nobody/],
  ['a policy for everybody', policy('id = (select spine.me())', 'public'), /for everybody or for an owner/],
  ['a policy for the owner', policy('id = (select spine.me())', 'muster_owner'), /for everybody or for an owner/],
  ['a plain view', 'create view trial.peep as select * from trial.cases', /does not ask as its reader/],
  [
    'a view made plain afterwards',
    `create view trial.peep with (security_invoker = true) as select * from trial.cases; alter view trial.peep reset (security_invoker)`,
    /does not ask as its reader/,
  ],
  [
    'a materialised view',
    'create materialized view trial.kept as select * from trial.cases; grant select on trial.kept to person',
    /materialised view/,
  ],
  [
    'a function that lends rights',
    `create function trial.peep() returns bigint language sql security definer set search_path = pg_catalog as 'select 1::bigint'`,
    /lends its owner/,
  ],
  [
    'a function made to lend rights afterwards',
    `create function trial.peep() returns bigint language sql as 'select 1::bigint'; alter function trial.peep() security definer`,
    /lends its owner/,
  ],
  [
    'a function for everybody',
    `create function trial.peep() returns bigint language sql as 'select 1::bigint'; grant execute on function trial.peep() to public`,
    /everybody may call/,
  ],
  ['truncate', 'grant truncate on trial.cases to person', /a verb nobody may have: truncate/],
  ['trigger', 'grant trigger on trial.cases to person', /a verb nobody may have: trigger/],
  ['references', 'grant references on trial.cases to person', /a verb nobody may have: references/],
  ['delete for people', 'grant delete on trial.cases to person', /a verb nobody may have: delete/],
  ['delete for jobs that is not retention’s', 'grant delete on trial.cases to job', /a verb nobody may have: delete/],
  ['update of the whole table', 'grant update on trial.cases to person', /update of the whole table/],
  ['create in a schema', 'grant create on schema trial to person', /a schema in which person may create/],
  ['a sequence', 'create sequence trial.numbers; grant usage on sequence trial.numbers to person', /a sequence person can read/],
  [
    'a table written without a witness',
    `${TABLE}${FORCED}${POLICY} create policy adds on trial.extra for insert to person with check (id = (select spine.me())); grant insert on trial.extra to person`,
    /without a witness/,
  ],
]

describe('the watch refuses', () => {
  for (const [what, sql, words] of plans)
    it(what, () =>
      refused(
        '42501',
        trial.asOwner(owner => owner.query(sql)),
        words,
      ),
    )
})

describe('the watch lets pass', () => {
  const lawful: readonly (readonly [what: string, sql: string])[] = [
    ['a table in the right order', TABLE + FORCED + POLICY + GRANT],
    ['a table nobody may touch', TABLE],
    [
      'a view that asks as its reader',
      'create view trial.peep with (security_invoker = true) as select * from trial.cases; grant select on trial.peep to person',
    ],
    [
      'a function that lends nothing',
      `create function trial.plain() returns int language sql as 'select 1'; grant execute on function trial.plain() to person`,
    ],
    [
      'delete by retention',
      `${TABLE}${FORCED} create policy retention_erases on trial.extra for delete to job using ((select spine.service()) = 'retention');
       call spine.witness_table('trial.extra', 'id'); grant delete on trial.extra to job`,
    ],
  ]
  for (const [what, sql] of lawful)
    it(what, () =>
      trial.withClient('muster_migrator', async client => {
        await client.query('begin; set local role muster_owner')
        await client.query(sql)
        // Otherwise it would be looked at when this is committed, which it is not.
        await client.query('set constraints all immediate')
        await client.query('rollback')
      }),
    )
})

describe('the list of open doors', () => {
  const doors = () =>
    trial.withClient('muster_service', async client => (await client.query<Door>('select door, object from spine.open_doors')).rows)

  it('is empty', async () => assert.deepEqual(await doors(), []))

  it('is what refuses: with the watch asleep an open table stands, is named, and is seen by people', () =>
    trial.asOperator(async operator => {
      await operator.query('begin; alter event trigger spine_watch disable')
      await operator.query(`set local role muster_owner; ${TABLE}${GRANT} insert into trial.extra values (gen_random_uuid(), 3)`)
      const { rows } = await operator.query('select door, object from spine.open_doors')
      assert.deepEqual(rows, [{ door: 'a table without forced row security', object: 'trial.extra' }])
      const seen = await operator.query('set local role person; select from trial.extra')
      assert.equal([seen].flat().at(-1)?.rowCount, 1)
      await operator.query('rollback')
    }))

  const ofRoles: readonly (readonly [what: string, sql: string, words: RegExp])[] = [
    ['a login that inherits', 'alter role muster_service inherit', /inherits/],
    ['a login that bypasses row security', 'alter role muster_worker bypassrls', /bypasses/],
    ['a login in another’s role', 'grant muster_owner to muster_service', /muster_service in muster_owner/],
    ['a member of the spine', 'grant spine_owner to muster_migrator', /muster_migrator in spine_owner/],
    ['a role that can log in', 'alter role person login', /should not be one/],
    [
      'temporary tables',
      `do $$ begin execute format('grant temp on database %I to public', current_database()); end $$`,
      /may temp in the database/,
    ],
    [
      'a table of the spine not forced',
      'alter event trigger spine_watch disable; alter table spine.state no force row level security',
      /without forced row security: spine.state/,
    ],
  ]
  for (const [what, sql, words] of ofRoles)
    it(`names ${what}, which no schema change shows`, () =>
      trial.asOperator(async operator => {
        await operator.query(`begin; ${sql}`)
        const { rows } = await operator.query<Door>('select door, object from spine.open_doors')
        await operator.query('rollback')
        assert.match(rows.map(row => `${row.door}: ${row.object}`).join('\n'), words)
      }))
})

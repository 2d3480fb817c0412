import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { SUPERUSER } from './embedded/access.ts'
import { withClient } from './one-client.ts'
import { dumpSchema } from './schema-dump.ts'

const NEW = `create schema zoo;
create type zoo.size as enum ('small', 'large');
create domain zoo.label as text check (value <> '');
create table zoo.animals (id int generated always as identity primary key, size zoo.size not null default 'small', name zoo.label, twice int generated always as (1 + 1) stored);
alter table zoo.animals enable row level security, force row level security;
create policy keeper_reads on zoo.animals for select to person using (id = any ((select spine.units_as('keeper'))::int[]));
create index by_name on zoo.animals (name) where size = 'large';
create view zoo.names with (security_invoker = true) as select name from zoo.animals;
grant usage on schema zoo to person;
grant select on zoo.animals to person;
grant select (name) on zoo.animals to job;`

const NEW_LINES = [
  'create schema zoo authorization postgres;',
  "create domain zoo.label as text CHECK ((VALUE <> ''::text));",
  "create type zoo.size as enum ('small', 'large');",
  'create table zoo.animals (',
  '  id integer generated always as identity not null,',
  "  size zoo.size default 'small'::zoo.size not null,",
  '  name zoo.label,',
  '  twice integer generated always as ((1 + 1)) stored,',
  '  constraint animals_pkey PRIMARY KEY (id)',
  '); -- of postgres, row security forced',
  "CREATE INDEX by_name ON zoo.animals USING btree (name) WHERE (size = 'large'::zoo.size);",
  'create view zoo.names with (security_invoker=true) as',
  ' SELECT animals.name',
  '   FROM zoo.animals; -- of postgres',
  'create policy keeper_reads on zoo.animals as permissive for select to person',
  "  using ((id = ANY (( SELECT spine.units_as('keeper'::text) AS units_as)::integer[])));",
  'grant usage on schema zoo to person;',
  'grant select on table zoo.animals to person;',
  'grant select (name) on table zoo.animals to job;',
]

describe('the dump of the schema', () => {
  it('says what a change changed, in a fixed order, and nothing else', async () => {
    const database = await testDatabase()
    await withClient(database.url(SUPERUSER), async client => {
      const before = await dumpSchema(client)
      assert.equal(await dumpSchema(client), before)
      await client.query(NEW)
      const after = (await dumpSchema(client)).split('\n')
      const known = new Map<string, number>()
      for (const line of before.split('\n')) known.set(line, (known.get(line) ?? 0) + 1)
      const added = after.filter(line => {
        const left = known.get(line) ?? 0
        known.set(line, left - 1)
        return left <= 0
      })
      assert.deepEqual(
        added.filter(line => line !== '' && line !== '-- Types'),
        NEW_LINES,
      )
      assert.deepEqual(
        [...known].filter(([, left]) => left > 0),
        [],
        'nothing went',
      )
    })
  })
})

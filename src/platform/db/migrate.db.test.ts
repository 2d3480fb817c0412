import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { bootstrappedDatabase, emptyDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { temporaryFolder } from '../../../test/support/temporary-folder.ts'
import { SUPERUSER } from './embedded/access.ts'
import { migrate } from './migrate.ts'
import { withClient } from './one-client.ts'

const temporary = await temporaryFolder()
let folders = 0

/** A folder of migrations: name to text. */
async function folderOf(files: Record<string, string>): Promise<{ folder: string; add(files: Record<string, string>): Promise<void> }> {
  folders += 1
  const name = `migrations-${folders}`
  const add = async (more: Record<string, string>) => {
    for (const [file, text] of Object.entries(more)) await temporary.write(`${name}/${file}`, text)
  }
  await mkdir(join(temporary.path, name))
  await add(files)
  return { folder: join(temporary.path, name), add }
}

const WELL = `create schema cats;
create table cats.names (id int primary key, name text);
alter table cats.names enable row level security, force row level security;
create policy keeper_reads on cats.names for select to person using (id = any ((select spine.units_as('keeper'))::int[]));
grant usage on schema cats to person;
grant select on cats.names to person;
`

const run = (database: TestDatabase, folder: string, tries = 60) => migrate({ url: database.url('muster_migrator'), folder, tries })

const asSuperuser = <T>(database: TestDatabase, work: (client: Client) => Promise<T>) => withClient(database.url(SUPERUSER), work)

const rowsOf = (database: TestDatabase, sql: string): Promise<Record<string, unknown>[]> =>
  asSuperuser(database, async client => (await client.query<Record<string, unknown>>(sql)).rows)

describe('migrating', () => {
  it('runs each file once, in order, as the owner of the features', async () => {
    const database = await bootstrappedDatabase()
    const { folder, add } = await folderOf({ '0001-cats.sql': WELL })
    assert.deepEqual(await run(database, folder), ['0001-cats.sql'])
    assert.deepEqual(await run(database, folder), [])
    await add({ '0003-c.sql': 'alter table cats.names add column c int;', '0002-b.sql': 'alter table cats.names add column b int;' })
    assert.deepEqual(await run(database, folder), ['0002-b.sql', '0003-c.sql'])
    assert.deepEqual(await rowsOf(database, `select tableowner from pg_tables where schemaname = 'cats'`), [{ tableowner: 'muster_owner' }])
  })

  it('runs each file once where twenty start at once', async () => {
    const database = await bootstrappedDatabase()
    const { folder } = await folderOf({
      '0001-cats.sql': WELL,
      '0002-slow.sql': 'select pg_sleep(0.2);\nalter table cats.names add column slow int;',
    })
    const ran = await Promise.all(Array.from({ length: 20 }, () => run(database, folder)))
    assert.deepEqual(ran.flat().sort(), ['0001-cats.sql', '0002-slow.sql'])
    assert.equal((await rowsOf(database, 'select from migrations.done')).length, 2)
  })

  it('rolls a broken file back whole and names its line, keeping what ran before', async () => {
    const database = await bootstrappedDatabase()
    const { folder } = await folderOf({
      '0001-cats.sql': WELL,
      '0002-broken.sql':
        'create table cats.half ();\n\n-- why\nalter table cats.names\n  add column extra int,\n  add column wrong nothing;\n',
    })
    await assert.rejects(run(database, folder), { message: /^0002-broken\.sql, line 6: type "nothing" does not exist/, code: '42704' })
    assert.deepEqual(await rowsOf(database, 'select name from migrations.done'), [{ name: '0001-cats.sql' }])
    assert.deepEqual(await rowsOf(database, `select tablename from pg_tables where schemaname = 'cats'`), [{ tablename: 'names' }])
  })

  it('names the line of what a trigger or a constraint refuses, also at the commit', async () => {
    const database = await bootstrappedDatabase()
    for (const [ending, told] of [
      ['\n-- a division\ndo $$ begin\n  perform 1 / 0;\nend $$;', /^0001-cats\.sql, line 8: division by zero/],
      ['\ngrant truncate on cats.names to person;', /^0001-cats\.sql, line 7: this would leave open/],
    ] as const) {
      const { folder } = await folderOf({ '0001-cats.sql': `${WELL.trimEnd()}${ending}` })
      await assert.rejects(run(database, folder), { message: told })
    }
    const { folder } = await folderOf({
      '0001-cats.sql': WELL,
      '0002-twice.sql': `create table cats.twins (id int unique deferrable initially deferred);
insert into cats.twins values (1), (1);
select 'nothing wrong so far';`,
    })
    await assert.rejects(run(database, folder), { message: /^0002-twice\.sql, line 3: duplicate key/, code: '23505' })
    assert.deepEqual(await rowsOf(database, 'select name from migrations.done'), [{ name: '0001-cats.sql' }])
  })

  it('refuses a file that ran and was changed since', async () => {
    const database = await bootstrappedDatabase()
    const { folder, add } = await folderOf({ '0001-cats.sql': WELL })
    await run(database, folder)
    await add({ '0001-cats.sql': `${WELL}\n-- one more word` })
    await assert.rejects(run(database, folder), { kind: 'conflict', message: /changed/ })
    await add({ '0001-cats.sql': WELL.replaceAll('\n', '\r\n') })
    assert.deepEqual(await run(database, folder), [], 'other ends of lines are the same file')
  })

  it('refuses a file that ends its own transaction', async () => {
    const database = await bootstrappedDatabase()
    const { folder } = await folderOf({ '0001-own.sql': 'create schema cats; commit; begin; create schema dogs;' })
    await assert.rejects(run(database, folder), /0001-own\.sql ends its own transaction/)
    assert.deepEqual(await rowsOf(database, 'select from migrations.done'), [])
  })

  it('gives up a busy table soon, asks again, and gets it when it is free', async () => {
    const database = await bootstrappedDatabase()
    const { folder, add } = await folderOf({ '0001-cats.sql': WELL })
    await run(database, folder)
    await add({ '0002-busy.sql': 'alter table cats.names add column busy int;' })
    await asSuperuser(database, async reader => {
      await reader.query('begin')
      await reader.query('select from cats.names')
      await assert.rejects(run(database, folder, 1), { code: '55P03', message: /^0002-busy\.sql, line 1/ })
      const ran = run(database, folder)
      await sleep(700)
      await reader.query('commit')
      assert.deepEqual(await ran, ['0002-busy.sql'])
    })
  })

  it('makes an index without a transaction, also after one that was cut short', async () => {
    const database = await bootstrappedDatabase()
    const { folder, add } = await folderOf({ '0001-cats.sql': WELL })
    await run(database, folder)
    await add({
      '0002-index.sql':
        '-- no transaction: readers go on\ncreate unique index concurrently if not exists names_by_name on cats.names (name);',
    })
    await asSuperuser(database, client => client.query(`insert into cats.names values (1, 'Tom'), (2, 'Tom')`))
    await assert.rejects(run(database, folder), { code: '23505', message: /^0002-index\.sql, line 2/ })
    assert.deepEqual(await rowsOf(database, `select from pg_index where not indisvalid`), [{}], 'what failed is left behind')

    await asSuperuser(database, client => client.query('delete from cats.names'))
    assert.deepEqual(await run(database, folder), ['0002-index.sql'])
    assert.deepEqual(await rowsOf(database, `select from pg_index where not indisvalid`), [])
    assert.equal((await rowsOf(database, `select from pg_indexes where indexname = 'names_by_name'`)).length, 1)
  })

  it('refuses a database that was not prepared, and a program that is not the migrator', async () => {
    const { folder } = await folderOf({ '0001-cats.sql': WELL })
    await assert.rejects(run(await emptyDatabase(), folder), { kind: 'conflict', advice: /muster bootstrap/ })
    const database = await bootstrappedDatabase()
    await assert.rejects(migrate({ url: database.url('muster_service'), folder }), { code: '42501' })
  })

  it('finds a door that was opened past the watch', async () => {
    const database = await bootstrappedDatabase()
    const { folder } = await folderOf({ '0001-cats.sql': WELL })
    await run(database, folder)
    await asSuperuser(database, async client => {
      await client.query('alter event trigger spine_watch disable')
      await client.query('alter table cats.names no force row level security')
    })
    await assert.rejects(run(database, folder), /The database stands open:\n.*cats\.names/)
  })
})

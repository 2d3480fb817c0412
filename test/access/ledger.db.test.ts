/** The ledger: every write witnessed, nothing changed or taken away, content erasable by retention alone, and a commitment that tells a changed word. */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Client } from 'pg'
import { accountOf, addCase, inTransaction, openTrial, refused, value } from './trial.ts'

const trial = await openTrial()

type Detail = { rows: { key: unknown[]; sha256: string }[] }
type Entry = { id: string; kind: string; commitment: Buffer; salt: Buffer; said: string }
const SAID =
  'select e.id, e.kind, e.commitment, c.salt, c.said from ledger.entries e join ledger.contents c on c.entry = e.id and c.at = e.at'
const entriesAbout = (subject: string) =>
  trial.asOperator(async operator => (await operator.query<Entry>(`${SAID} where c.said::jsonb -> 5 ? $1 order by e.at`, [subject])).rows)
const saidIn = ({ said }: Entry) => JSON.parse(said) as [string, number, string | null, string, string, string[], string | null, Detail]
const countEntries = () => trial.asOperator(operator => value<number>(operator, 'select count(*)::int from ledger.entries'))

describe('a write', () => {
  it('witnesses itself: who, by which act, in which table, with which digests', async () => {
    const id = await trial.as('rita', client => addCase(client, 2))
    const [entry] = await entriesAbout(id)
    const [, at, account, act, kind, subjects, purpose, detail] = saidIn(entry!)
    assert.deepEqual([account, act, kind, subjects, purpose], [await accountOf(trial, 'rita'), 'trial.act', 'witness', [id], null])
    assert.ok(Number.isInteger(at) && Math.abs(at / 1000 - Date.now()) < 600_000, 'microseconds, as a number')
    const digest = createHash('sha256')
      .update(await storedText(id))
      .digest('hex')
    assert.deepEqual(detail, { table: 'trial.cases', verb: 'insert', rows: [{ key: [id], sha256: digest }] })
  })

  it('commits to what it says by a salt that lies beside it', async () => {
    const id = await trial.as('rita', client => addCase(client, 2))
    for (const { commitment, salt, said } of await entriesAbout(id))
      assert.deepEqual(commitment, createHash('sha256').update(salt).update(said).digest())
  })

  it('has the same digest whatever the settings of who writes', async () => {
    const id = await trial.as('rita', async client => {
      await client.query(`set local timezone = 'Asia/Tokyo'; set local datestyle = 'German'; set local bytea_output = 'escape'`)
      return addCase(client, 2)
    })
    const [entry] = await entriesAbout(id)
    const rows = saidIn(entry!)[7].rows
    assert.equal(
      rows[0]?.sha256,
      createHash('sha256')
        .update(await storedText(id))
        .digest('hex'),
    )
  })

  it('that was altered behind its witness differs from its last digest', async () => {
    const id = await trial.as('rita', client => addCase(client, 2))
    await trial.asOperator(operator =>
      inTransaction(operator, async () => {
        await operator.query('alter event trigger spine_watch disable')
        await operator.query('alter table trial.cases disable trigger all')
        await operator.query(`update trial.cases set title = 'Another' where id = $1`, [id])
        await operator.query('alter table trial.cases enable trigger all')
        for (const name of ['witness_insert', 'witness_update', 'witness_delete', 'next_version'])
          await operator.query(`alter table trial.cases enable always trigger ${name}`)
        await operator.query('alter event trigger spine_watch enable always')
      }),
    )
    const entries = await entriesAbout(id)
    const last = saidIn(entries.at(-1)!)[7].rows
    assert.notEqual(
      last[0]?.sha256,
      createHash('sha256')
        .update(await storedText(id))
        .digest('hex'),
    )
  })

  it('by the tables’ owner is witnessed too, and refused when nobody entered', async () => {
    const id = trial.case(2)
    await trial.asOwner(owner => owner.query('update trial.cases set title = $2 where id = $1', [id, 'By the owner']))
    const entries = await entriesAbout(id)
    assert.equal(saidIn(entries.at(-1)!)[3], 'trial.migration')
    const update = (client: Client) => client.query('update trial.cases set title = $2 where id = $1', [id, 'x'])
    await refused('28000', trial.asOwner(update, false))
    await refused('28000', trial.asOperator(update))
  })

  it('that touches no row leaves no entry, one that rolls back neither, and one of too many rows is refused', async () => {
    const before = await countEntries()
    await trial.as('rita', client => client.query('update trial.cases set title = title where false'))
    await assert.rejects(
      trial.as('rita', async client => {
        await addCase(client, 2)
        throw new Error('changed my mind')
      }),
    )
    assert.equal(await countEntries(), before)
    const many = (rows: number) =>
      trial.as('rita', client =>
        client.query(`insert into trial.cases select gen_random_uuid(), 2, 'One of many' from generate_series(1, $1)`, [rows]),
      )
    await many(1000)
    await refused('54000', many(1001))
    assert.equal(await countEntries(), before + 1)
  })
})

describe('recording', () => {
  it('says what an act meant, as the person and act of the claims, with the purpose given', async () => {
    const id = trial.case(2)
    const entry = await trial.as('rita', async client => {
      await client.query(`select set_config('spine.purpose', 'asked by phone', true)`)
      return value<string>(client, `select ledger.record('case-read', array[$1]::uuid[], '{"page": 1}')`, [id])
    })
    const found = (await entriesAbout(id)).find(one => one.id === entry)!
    assert.deepEqual(saidIn(found).slice(2), [
      await accountOf(trial, 'rita'),
      'trial.act',
      'case-read',
      [id],
      'asked by phone',
      { page: 1 },
    ])
  })

  it('is refused while nobody has entered', () =>
    trial.withClient('muster_service', async client => {
      await client.query('begin; set local role person')
      await refused('28000', client.query(`select ledger.record('case-read', '{}')`))
    }))
})

describe('the ledger', () => {
  const monthly = async (client: Client) =>
    value<string>(client, `select tableoid::regclass::text from ledger.entries order by at desc limit 1`)

  for (const sql of [
    `update ledger.entries set kind = 'x'`,
    'delete from ledger.entries',
    'truncate ledger.entries',
    `update ledger.contents set said = '[]'`,
    'delete from ledger.contents',
    'truncate ledger.contents',
    `update spine.hands set side = 'x'`,
    'delete from spine.hands',
    'truncate spine.hands cascade',
    'truncate ledger.entries_other',
    'truncate ledger.contents_other',
  ])
    it(`refuses even the superuser, and as a replica too: ${sql}`, () =>
      trial.asOperator(async operator => {
        await refused('42501', operator.query(sql), /never changed/)
        await operator.query('set session_replication_role = replica')
        await refused('42501', operator.query(sql), /never changed/)
      }))

  it('refuses it on the month’s own table', () =>
    trial.asOperator(async operator => {
      const part = await monthly(operator)
      assert.match(part, /entries_\d{4}_\d{2}/)
      for (const sql of [`update ${part} set kind = 'x'`, `delete from ${part}`, `truncate ${part}`])
        await refused('42501', operator.query(sql), /never changed/)
    }))

  it('loses a row to the superuser once the triggers are off, which shows that it was they that refused', () =>
    trial.asOperator(async operator => {
      await operator.query('begin')
      await operator.query('alter event trigger spine_watch disable')
      await operator.query('alter table ledger.entries disable trigger all')
      assert.ok(((await operator.query('delete from ledger.entries')).rowCount ?? 0) > 0)
      await operator.query('rollback')
    }))

  it('does not let the spine’s own functions change an entry, by a policy of its own', () =>
    trial.asOperator(async operator => {
      await operator.query('begin; set local role spine_owner')
      assert.equal((await operator.query(`update ledger.entries set kind = 'x'`)).rowCount, 0)
      assert.equal((await operator.query('delete from ledger.entries')).rowCount, 0)
      await operator.query('rollback')
    }))
})

describe('erasing', () => {
  it('takes what was said and its salt, leaves the commitment, and leaves an entry of its own', async () => {
    const id = await trial.as('rita', client => addCase(client, 2))
    const [entry] = await entriesAbout(id)
    assert.equal(
      await trial.asService('retention', client => value(client, `select ledger.erase(array[$1]::uuid[], 'past its date')`, [entry!.id])),
      1,
    )
    assert.deepEqual(await entriesAbout(id), [])
    const left = await trial.asOperator(operator =>
      value<Buffer>(operator, 'select commitment from ledger.entries where id = $1', [entry!.id]),
    )
    assert.deepEqual(left, entry!.commitment)
    assert.equal((await entriesAbout(entry!.id))[0]?.kind, 'content-erased')
  })

  it('is for retention alone', async () => {
    const erase = (client: Client) => client.query(`select ledger.erase('{}', 'x')`)
    await refused('42501', trial.asService('jobs', erase))
    await refused('42501', trial.as('anna', erase))
  })
})

/** The row as the witness prints it: with settings of its own, so that anybody can print it again. */
const storedText = (id: string) =>
  trial.asOperator(operator => value<string>(operator, `select to_jsonb(c)::text from trial.cases c where id = $1`, [id]))

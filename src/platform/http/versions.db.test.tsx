/** Two people change one row: the second is told, by page and by machine, and nothing of the first is lost. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { openTestService } from '../../../test/support/service.ts'
import { notFound } from '../../values/problem.ts'
import { withClient } from '../db/one-client.ts'
import type { Tx } from '../db/tx.ts'
import { changedOrStale } from '../db/versions.ts'
import { Form, StoredNow } from '../views/form.tsx'
import { GovukInput } from '../views/govuk.generated.ts'
import { Page } from '../views/page.tsx'
import { done, seeOther } from './answers.ts'
import type { App, Show } from './app.ts'
import { textField } from './fields.ts'
import { showAgain } from './forms.ts'
import { isTooLate, seenVersion, tellVersion, versionIn, withVersion } from './versions.ts'

const service = await openTestService({ routes: noteRoutes })
await withClient(service.database.url('muster_migrator'), async client => {
  await client.query('set role muster_owner')
  await client.query(`
    create schema trial;
    grant usage on schema trial to person;
    create table trial.notes (id uuid primary key default gen_random_uuid(), unit_id int not null references spine.units,
      title text not null, version int not null default 1);
    alter table trial.notes enable row level security, force row level security;
    create policy manager_keeps on trial.notes for all to person using (unit_id = any ((select spine.units_as('vetting-manager'))::int[]));
    create policy auditor_reads on trial.notes for select to person using ((select spine.has_role('auditor')));
    call spine.witness_table('trial.notes', 'id');
    call spine.count_versions('trial.notes');
    grant select, insert (unit_id, title), update (title) on trial.notes to person;`)
})

type Note = { title: string; version: number }

async function getNote(tx: Tx, id: string): Promise<Note> {
  const { rows } = await sql<Note>`select title, version from trial.notes where id = ${id}`.execute(tx)
  if (!rows[0]) throw notFound('There is no such note')
  return rows[0]
}

async function rename(tx: Tx, id: string, title: string, seen: number): Promise<number> {
  const { numAffectedRows: numUpdatedRows = 0n } =
    await sql`update trial.notes set title = ${title} where id = ${id} and version = ${seen}`.execute(tx)
  await changedOrStale({ numUpdatedRows }, seen, () => getNote(tx, id))
  return seen + 1
}

async function noteRoutes(app: App): Promise<void> {
  const params = z.object({ id: z.uuid() })
  const body = z.object({ title: textField })
  const config = { act: 'trial.note', who: ['vetting-manager', 'auditor'] } as const
  const show: Show = async (request, reply, errors = []) => {
    const { id } = request.params as { id: string }
    const note = await request.read(tx => getNote(tx, id))
    const typed = (request.body as { title: string } | undefined)?.title ?? note.title
    return reply.page(
      <Page title="Note" errors={errors}>
        {isTooLate(errors) && <StoredNow facts={[{ key: 'Title', value: note.title }]} />}
        <Form action={`/notes/${id}`} version={note.version}>
          <GovukInput id="title" name="title" label={{ text: 'Title' }} value={typed} />
        </Form>
      </Page>,
    )
  }
  app.post('/notes', { config }, request =>
    request.change(
      async tx => {
        const { rows } = await sql<{ id: string }>`insert into trial.notes (unit_id, title) values (2, 'As it was') returning id`.execute(
          tx,
        )
        return rows[0]?.id ?? ''
      },
      id => seeOther(`/notes/${id}`),
    ),
  )
  app.get('/notes/:id', { schema: { params }, config }, (request, reply) => show(request, reply))
  app.post('/notes/:id', { schema: { params, body }, config, errorHandler: showAgain(show) }, request =>
    request.change(
      tx => rename(tx, request.params.id, request.body.title, seenVersion(request)),
      () => seeOther('/', 'The note is changed'),
    ),
  )
  app.get('/api/notes/:id', { schema: { params }, config }, async (request, reply) => {
    const { title, version } = await request.read(tx => getNote(tx, request.params.id))
    return tellVersion(reply, version).send({ title })
  })
  app.put('/api/notes/:id', { schema: { params, body }, config }, request =>
    request.change(
      tx => rename(tx, request.params.id, request.body.title, seenVersion(request)),
      version => withVersion(done({ title: request.body.title }), version),
    ),
  )
}

const addNote = async (): Promise<string> => {
  const answer = await service.post('/notes', {}, 'vera')
  return String(answer.headers.location).replace('/notes/', '')
}
const titleOf = async (id: string) => (await service.get(`/api/notes/${id}`, 'vera')).json<{ title: string }>().title
const put = (id: string, title: string, match: string | undefined, key: string = randomUUID()) =>
  service.app.inject({
    method: 'PUT',
    url: `/api/notes/${id}`,
    headers: {
      cookie: service.cookieOf('vera'),
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(match === undefined ? {} : { 'if-match': match }),
    },
    payload: JSON.stringify({ title }),
  })

describe('a form for a row that somebody else has changed meanwhile', () => {
  it('is shown again with both texts, overwrites nothing, and may then be sent on purpose', async () => {
    const id = await addNote()
    const form = (await service.get(`/notes/${id}`, 'vera')).body
    assert.match(form, /name="_version" value="1"/)
    assert.equal((await service.post(`/notes/${id}`, { title: 'Hers', _version: '1' }, 'vera')).statusCode, 303)
    const late = await service.post(`/notes/${id}`, { title: 'Mine', _version: '1' }, 'vera')
    assert.equal(late.statusCode, 409)
    assert.match(late.body, /<a href="#stored-now">Somebody else has changed this since you opened it/)
    assert.match(late.body, /id="stored-now"[\s\S]*Hers/)
    assert.match(late.body, /value="Mine"/)
    assert.match(late.body, /name="_version" value="2"/)
    assert.equal(await titleOf(id), 'Hers')
    assert.equal((await service.post(`/notes/${id}`, { title: 'Mine', _version: '2' }, 'vera')).statusCode, 303)
    assert.equal(await titleOf(id), 'Mine')
  })

  it('is not taken without its version', async () => {
    const id = await addNote()
    const answer = await service.post(`/notes/${id}`, { title: 'Blind' }, 'vera')
    assert.equal(answer.statusCode, 422)
    assert.match(answer.body, /which version it was made from/)
    assert.equal(await titleOf(id), 'As it was')
  })

  it('is one of two that are sent at once', async () => {
    const id = await addNote()
    const answers = await Promise.all(['a', 'b', 'c'].map(title => service.post(`/notes/${id}`, { title, _version: '1' }, 'vera')))
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 409, 409])
  })
})

describe('a program that changes a row', () => {
  it('says with If-Match what it saw, is told what it made, and is refused with 412 when that is old', async () => {
    const id = await addNote()
    const seen = (await service.get(`/api/notes/${id}`, 'vera')).headers.etag
    assert.equal(seen, '"1"')
    const first = await put(id, 'First', String(seen))
    assert.deepEqual([first.statusCode, first.headers.etag], [200, '"2"'])
    const second = await put(id, 'Second', String(seen))
    assert.equal(second.statusCode, 412)
    const { type, status } = second.json<{ type: string; status: number }>()
    assert.deepEqual({ type, status }, { type: '/problems/stale', status: 412 })
    assert.equal(await titleOf(id), 'First')
  })

  it('gets the first answer again for the same key, and is told when it uses the key for another version', async () => {
    const id = await addNote()
    const key = randomUUID()
    const [first, again, other] = [await put(id, 'Once', '"1"', key), await put(id, 'Once', '"1"', key), await put(id, 'Once', '"2"', key)]
    assert.deepEqual([again.statusCode, again.headers.etag], [first.statusCode, first.headers.etag])
    assert.equal(other.statusCode, 422)
  })

  it('is refused without If-Match, and with one that names no version', async () => {
    const id = await addNote()
    for (const match of [undefined, '*', 'W/"1"', '"1", "2"', '"x"'])
      assert.equal((await put(id, 'Blind', match)).json<{ rule: string }>().rule, 'version_missing', match)
  })
})

describe('a row one may not change', () => {
  it('is not there for who cannot see it, whatever version they name', async () => {
    const id = await addNote()
    for (const version of ['1', '7'])
      assert.equal((await service.post(`/notes/${id}`, { title: 'Mine', _version: version }, 'victor')).statusCode, 404)
  })

  it('is said to be so to who can see it: sending it again would never help', async () => {
    const id = await addNote()
    assert.equal((await service.post(`/notes/${id}`, { title: 'Mine', _version: '1' }, 'audrey')).statusCode, 403)
  })
})

describe('a version', () => {
  it('is a number, with or without the quotes of a tag', () => {
    assert.deepEqual(['"12"', '12', ' "3" ', '', undefined, '-1', '1e3', '12345678901'].map(versionIn), [
      12,
      12,
      3,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})

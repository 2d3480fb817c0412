import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, describe, it } from 'node:test'
import pino from 'pino'
import { openTestService, type PersonId } from '../../../test/support/service.ts'
import { openPool } from '../db/pools.ts'
import { asUser } from '../db/transaction.ts'
import type { Tx } from '../db/tx.ts'
import { carryOut } from '../jobs/queue.ts'
import { mailJobs } from './jobs.ts'
import type { Mail, Mailer } from './mailer.ts'
import { listOutbox, notify } from './queries.ts'

const service = await openTestService()
const worker = openPool({ url: service.database.url('muster_worker'), name: 'test', most: 2 })
const people = openPool({ url: service.database.url('muster_service'), name: 'test', most: 2 })
after(() => Promise.all([worker.end(), people.end()]))

const as = <T>(person: PersonId, work: (tx: Tx) => Promise<T>) => asUser(people, { token: service.token(person), act: 'test.mail' }, work)
const latest = async () => {
  const [mail] = await as('ada', tx => listOutbox(tx, 1))
  assert.ok(mail)
  return mail
}

async function tell(): Promise<string> {
  const account = await service.accountOf('vera')
  await as('ada', tx => notify(tx, account, 'role-given', `/?${randomUUID()}`))
  return (await latest()).id
}

const send = async (mail: string, mailer: Mailer | undefined, isLastAttempt = false) => {
  const handler = mailJobs(mailer, 'https://muster.example')['send-mail']
  assert.ok(handler)
  const log = pino({ level: 'silent' })
  await carryOut(handler, { mail }, { pool: worker, log, signal: new AbortController().signal, attempt: 1, isLastAttempt })
}

const setAddress = async () => {
  const account = await service.accountOf('vera')
  await service.asOperator(client =>
    client.query(`insert into spine.contacts values ($1, 'vera@force.example') on conflict do nothing`, [account]),
  )
}

describe('mail', () => {
  it('is kept where nobody sends it, or where no address is known', async () => {
    const mail = await tell()
    await send(mail, undefined)
    assert.equal((await latest()).state, 'kept')
  })

  it('says that there is something new and where, and nothing else; it is sent once', async () => {
    await setAddress()
    const sent: Mail[] = []
    const mail = await tell()
    for (let time = 0; time < 2; time += 1) await send(mail, async each => void sent.push(each))
    assert.equal(sent.length, 1)
    const { path, state } = await latest()
    assert.equal(state, 'sent')
    assert.equal(sent[0]?.to, 'vera@force.example')
    assert.ok(sent[0]?.text.includes(`https://muster.example${path}`))
    assert.doesNotMatch(`${sent[0]?.subject}${sent[0]?.text}`, /Vera|role/i)
  })

  it('is tried again when it was not taken, and what the server said of the address is not kept', async () => {
    await setAddress()
    const mail = await tell()
    const refusing: Mailer = async () => {
      throw Object.assign(new Error('vera@force.example unknown'), { code: 'EENVELOPE' })
    }
    await assert.rejects(send(mail, refusing))
    assert.deepEqual(pick(await latest()), { state: 'waiting', tries: 1, lastError: 'Not taken: EENVELOPE' })
    await assert.rejects(send(mail, refusing, true))
    assert.deepEqual(pick(await latest()), { state: 'failed', tries: 2, lastError: 'Not taken: EENVELOPE' })
  })

  it('is not known of where the act was rolled back', async () => {
    const before = (await latest()).id
    const account = await service.accountOf('vera')
    await assert.rejects(
      as('ada', async tx => {
        await notify(tx, account, 'role-given', '/')
        throw new Error('no')
      }),
    )
    assert.equal((await latest()).id, before)
  })

  it('is listed for administrators alone, and its address is nobody else’s', async () => {
    await setAddress()
    assert.deepEqual(await as('vera', tx => listOutbox(tx, 9)), [])
    const contacts = (person: PersonId) => as(person, tx => tx.selectFrom('spine.contacts').select('email').execute())
    assert.deepEqual(await contacts('ada'), [])
    assert.deepEqual(await contacts('vera'), [{ email: 'vera@force.example' }])
  })

  it('tells whoever signed in', async () => {
    const kinds = (await as('ada', tx => listOutbox(tx, 50))).map(({ kind }) => kind)
    assert.ok(kinds.includes('sign-in'))
  })
})

const pick = ({ state, tries, lastError }: Awaited<ReturnType<typeof latest>>) => ({ state, tries, lastError })

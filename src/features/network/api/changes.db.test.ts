/** What has changed since: everything once, then what came later, and nothing missed while others write. */
import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillRegister } from '../../../../test/support/register.ts'
import { openTestService } from '../../../../test/support/service.ts'
import { openPool } from '../../../platform/db/pools.ts'
import { asUser } from '../../../platform/db/transaction.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import { addDays, calendarDate } from '../../../values/date.ts'
import { closeFacts, insertFacts } from '../facts/queries.ts'
import { networkPaths } from '../paths.ts'

const { changes } = networkPaths.api
const service = await openTestService()
await fillRegister(service)
const pool = openPool({ url: service.database.url('muster_service'), name: 'test', most: 8 })
after(() => pool.end())
const asKeeper = <T>(work: (tx: Tx) => Promise<T>) => asUser(pool, { token: service.token('nell'), act: 'test.write' }, work)

type Fact = { fact: string; id: string; recordedUntil: string | null; words?: string }
type Page = { facts: Fact[]; next: string; more: boolean }
const page = async (since?: string, limit = 1000) => {
  const answer = await service.get(`${changes}?limit=${limit}${since === undefined ? '' : `&since=${since}`}`, 'nell')
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Page>()
}
/** All pages of one reading. */
async function reading(since?: string, limit?: number): Promise<{ facts: Fact[]; next: string }> {
  const facts: Fact[] = []
  let at = await page(since, limit)
  for (;;) {
    facts.push(...at.facts)
    if (!at.more) return { facts, next: at.next }
    at = await page(at.next, limit)
  }
}

let days = 0
/** A contact of one day that no other has. */
async function addContact(tx: Tx): Promise<string> {
  days += 1
  const words = `Desk ${days}`
  const from = addDays(calendarDate('2000-01-01'), days)
  await insertFacts(tx, 'network.contacts', [
    { unit: 4, purpose: 'duty-desk', words, valid: { from, until: addDays(from, 1) }, why: 'A test' },
  ])
  const { id } = await tx.selectFrom('network.contacts').select('id').where('words', '=', words).executeTakeFirstOrThrow()
  return id
}

describe('changes since', () => {
  it('begins with everything, in pages of any size, and goes on with what came later', async () => {
    const whole = await reading()
    const inPages = await reading(undefined, 7)
    assert.deepEqual(
      inPages.facts.map(({ id }) => id),
      whole.facts.map(({ id }) => id),
    )
    const kinds = new Set(whole.facts.map(({ fact }) => fact))
    assert.deepEqual([...kinds], ['unit', 'parent', 'cover', 'succession', 'requirement'])

    const id = await asKeeper(addContact)
    const later = await reading(whole.next)
    assert.deepEqual(
      later.facts.map(each => [each.fact, each.id, each.recordedUntil]),
      [['contact', id, null]],
    )
    await asKeeper(tx => closeFacts(tx, 'network.contacts', [id]))
    const [closed, ...others] = (await reading(later.next)).facts
    assert.deepEqual([closed?.id, others.length], [id, 0])
    assert.ok(closed?.recordedUntil)
  })

  it('gives a fact that changes between two pages of one reading once more in the next', async () => {
    const { next } = await reading()
    const ids = await asKeeper(async tx => [await addContact(tx), await addContact(tx), await addContact(tx)])
    const first = await page(next, 2)
    assert.deepEqual([first.facts.length, first.more], [2, true])
    const last = ids.find(id => !first.facts.some(fact => fact.id === id)) ?? ''
    await asKeeper(tx => closeFacts(tx, 'network.contacts', [last]))
    const rest = await reading(first.next, 2)
    const after = await reading(rest.next)
    const seen = [...rest.facts, ...after.facts].filter(({ id }) => id === last)
    assert.ok(seen.length > 0 && seen.at(-1)?.recordedUntil)
  })

  it('answers the same while nothing happens, so that nothing need be sent', async () => {
    const { next } = await reading()
    const quiet = await service.get(`${changes}?since=${next}`, 'nell')
    assert.deepEqual(quiet.json<Page>(), { facts: [], next, more: false })
    await service.get('/', 'nell')
    assert.equal((await service.get(`${changes}?since=${next}`, 'nell', { 'if-none-match': String(quiet.headers.etag) })).statusCode, 304)
  })

  it('says in its headers with CSV how to go on', async () => {
    const answer = await service.get(`${changes}?format=csv&limit=3`, 'nell')
    assert.equal(answer.headers['muster-more'], 'yes')
    assert.equal(answer.body.trim().split('\r\n').length, 4)
    const [, next] = /^<([^>]+)>; rel="next"$/.exec(String(answer.headers.link)) ?? []
    assert.match(next ?? '', /format=csv&limit=3&since=/)
    const following = await service.get(next ?? '', 'nell')
    assert.equal(following.body.trim().split('\r\n').length, 4)
    assert.notEqual(following.body, answer.body)
  })

  it('refuses a cursor of another database, or of a time that has not come', async () => {
    const { next } = await reading()
    const text = Buffer.from(next, 'base64url').toString('latin1')
    const foreign = text.replace(/\d+\.\d+/, '1.1')
    const later = text.replace(/(\d+):(\d+):/, '$1:9999999999:')
    for (const wrong of [foreign, later]) {
      assert.notEqual(wrong, text)
      const answer = await service.get(`${changes}?since=${Buffer.from(wrong, 'latin1').toString('base64url')}`, 'nell')
      assert.deepEqual([answer.statusCode, answer.json<{ rule: string }>().rule], [422, 'cursor_of_another_database'])
    }
  })

  it('misses nothing while several write at once, hold their transactions open, and take some back', async () => {
    let { next } = await reading()
    const copy = new Map<string, Fact>()
    const stored = new Map<string, boolean>()
    let writing = true
    const writer = async (slow: number) => {
      for (let turn = 0; turn < 8; turn++) {
        const work = asKeeper(async tx => {
          const id = await addContact(tx)
          await sleep(slow * (1 + (turn % 3)))
          if (turn % 4 === 3) throw new Error('taken back')
          return id
        })
        const id = await work.catch(() => undefined)
        if (id === undefined) continue
        stored.set(id, false)
        if (turn % 2 === 0) {
          await asKeeper(async tx => {
            await closeFacts(tx, 'network.contacts', [id])
            await sleep(slow)
          })
          stored.set(id, true)
        }
      }
    }
    const reader = async () => {
      for (;;) {
        const last = !writing
        const found = await reading(next, 3)
        next = found.next
        for (const fact of found.facts) copy.set(fact.id, fact)
        if (last) return
      }
    }
    const writers = Promise.all([0, 1, 5, 40, 90].map(writer)).finally(() => {
      writing = false
    })
    await Promise.all([writers, reader()])
    assert.ok(stored.size > 20)
    const missed = [...stored].filter(([id, closed]) => (copy.get(id)?.recordedUntil != null) !== closed || !copy.has(id))
    assert.deepEqual(missed, [])
    assert.equal(copy.size, stored.size)
  })
})

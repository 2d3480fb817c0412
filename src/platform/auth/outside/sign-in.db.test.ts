import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { beforeEach, describe, it } from 'node:test'
import { appCode, askForLink, keyShown, OutsideBrowser, signInFirst, takeMail, tokenIn } from '../../../../test/support/outside.ts'
import { openTestService } from '../../../../test/support/service.ts'
import { passkeysAt } from './passkeys.ts'

const service = await openTestService()
let email = ''
let count = 0

const openAccount = (address: string) =>
  service.asOperator(client =>
    client.query(
      `with opened as (insert into spine.accounts (subject, name, standing) values ($2, 'Applicant', 'outside') returning id)
        insert into spine.contacts select id, $1 from opened`,
      [address, `outside:test:${address}`],
    ),
  )
const said = (kind: string) =>
  service.asOperator(async client => {
    const { rows } = await client.query<{ said: string }>(
      'select said from ledger.contents join ledger.entries on id = entry where kind = $1 order by entries.at',
      [kind],
    )
    return rows.map(row => row.said)
  })

beforeEach(async () => {
  count += 1
  email = `person${count}@example.com`
  await openAccount(email)
})

const browser = () => new OutsideBrowser(service)
const useLink = (from: OutsideBrowser, link: string, more: Record<string, string> = {}) =>
  from.send('/sign-in/link/use', { token: tokenIn(link), ...more }, link)
async function atFactor(): Promise<OutsideBrowser> {
  const again = browser()
  await useLink(again, await askForLink(service, again, email))
  return again
}

describe('a link', () => {
  it('is answered in the same way whether the address is known or not, and nothing goes to one that is not', async () => {
    const answers = []
    for (const address of [email, 'nobody@example.com', email.toUpperCase()]) {
      const one = browser()
      const sent = await one.send('/sign-in/link', { email: address })
      const page = await one.get(String(sent.headers.location))
      answers.push([sent.statusCode, sent.headers.location, [...one.cookies.keys()].sort().join(), withoutChance(page.body)])
    }
    assert.deepEqual(answers[1], answers[0])
    assert.deepEqual(answers[2], answers[0])
    assert.deepEqual(
      (await takeMail(service)).map(({ to }) => to),
      [email, email],
    )
  })

  it('is not sent to staff, who sign in with their organisation', async () => {
    const vera = await service.accountOf('vera')
    await service.asOperator(client =>
      client.query(`insert into spine.contacts values ($1, 'vera@force.example') on conflict do nothing`, [vera]),
    )
    await browser().send('/sign-in/link', { email: 'vera@force.example' })
    assert.deepEqual(
      (await takeMail(service)).filter(({ subject }) => /link/.test(subject)),
      [],
    )
  })

  it('lies nowhere: the outbox holds the page alone, the database a hash, the ledger neither link nor address', async () => {
    const link = await askForLink(service, browser(), email)
    const token = Buffer.from(tokenIn(link), 'base64url')
    assert.equal(token.length, 32)
    const rows = await service.asOperator(async client => [
      ...(await client.query<{ all: string }>('select outbox::text as all from spine.outbox')).rows,
      ...(await client.query<{ all: string }>('select said as all from ledger.contents')).rows,
      ...(await client.query<{ all: string }>('select links::text as all from spine.links')).rows,
    ])
    const text = rows.map(row => row.all).join('\n')
    for (const form of [token.toString('hex'), token.toString('base64'), token.toString('base64url'), email])
      assert.ok(!text.includes(form), form)
    assert.ok(text.includes(createHash('sha256').update(token).digest('hex')))
  })

  it('is not used by being opened, and used once', async () => {
    const one = browser()
    const link = await askForLink(service, one, email)
    for (let time = 0; time < 3; time += 1) assert.match((await one.get(link)).body, /Finish signing in/)
    assert.equal((await useLink(one, link)).headers.location, '/sign-in/factor')
    const again = await useLink(one, link)
    assert.equal(again.statusCode, 403)
    assert.match(again.body, /This link cannot be used/)
  })

  it('in another browser is asked about once more', async () => {
    const link = await askForLink(service, browser(), email)
    const other = browser()
    const asked = await useLink(other, link)
    assert.equal(asked.statusCode, 200)
    assert.match(asked.body, /Did you ask for this link/)
    assert.equal(other.cookies.has('muster-pass'), false)
    assert.equal((await useLink(other, link, { confirmed: 'yes' })).headers.location, '/sign-in/factor')
    assert.match((await said('sign-in-link-used')).at(-1) ?? '', /"other_browser": true/)
  })

  it('is good for ten minutes', async () => {
    const one = browser()
    const link = await askForLink(service, one, email)
    const [{ minutes } = {}] = await service.asOperator(async client => {
      const { rows } = await client.query<{ minutes: string }>(
        `select extract(epoch from max(good_until) - now()) / 60 as minutes from spine.links`,
      )
      return rows
    })
    assert.ok(Number(minutes) > 9 && Number(minutes) <= 10)
    await service.asOperator(client =>
      client.query(`update spine.links set good_until = now() - interval '1 second' where token_hash is not null`),
    )
    assert.equal((await useLink(one, link)).statusCode, 403)
  })

  it('is sent five times in an hour, and no more', async () => {
    for (let time = 0; time < 7; time += 1) await browser().send('/sign-in/link', { email })
    assert.equal((await takeMail(service)).length, 5)
  })

  it('alone opens nothing', async () => {
    const one = browser()
    await useLink(one, await askForLink(service, one, email))
    assert.equal(one.cookies.has('muster'), false)
    assert.match(String((await one.get('/sessions')).headers.location), /^\/sign-in/)
  })
})

describe('the second factor', () => {
  it('is set up at the first sign-in, with ten recovery codes, and its secret is sealed', async () => {
    const one = browser()
    const { key, codes } = await signInFirst(service, one, email)
    assert.equal(codes.length, 10)
    const sessions = await one.get('/sessions')
    assert.match(sessions.body, /A link and a code from an app/)
    const { rows } = await service.asOperator(client => client.query<{ all: string }>('select factors::text as all from spine.factors'))
    const text = rows.map(row => row.all).join()
    for (const form of [key.toString('hex'), key.toString('base64url'), ...codes]) assert.ok(!text.includes(form))
  })

  it('is asked for at the next, and takes each code once', async () => {
    const { key } = await signInFirst(service, browser(), email)
    const later = await atFactor()
    const code = appCode(key, 1)
    assert.equal((await later.send('/sign-in/factor', { code })).statusCode, 303)
    assert.equal((await later.get('/sessions')).statusCode, 200)
    const replayed = await atFactor()
    const refused = await replayed.send('/sign-in/factor', { code })
    assert.equal(refused.statusCode, 422)
    assert.match(refused.body, /used already/)
  })

  it('cannot be set up by whoever only reads the mail', async () => {
    await signInFirst(service, browser(), email)
    const thief = await atFactor()
    assert.equal((await thief.get('/sign-in/factor/set-up')).headers.location, '/sign-in/factor')
    const page = await (await atFactor()).get('/sign-in/factor')
    assert.doesNotMatch(page.body, /muster-secret/)
    const [pass] = [Buffer.from(thief.cookies.get('muster-pass') ?? '', 'base64url')]
    await assert.rejects(
      service.asOperator(client =>
        client.query(`select spine.enrol_factor($1, 'totp', 'x', 0, array_fill('h'::text, array[10]), 'test')`, [pass]),
      ),
      /second factor already/,
    )
  })

  it('can be a recovery code, each once', async () => {
    const { codes } = await signInFirst(service, browser(), email)
    assert.equal((await (await atFactor()).send('/sign-in/factor', { code: codes[3] ?? '' })).statusCode, 303)
    assert.equal((await (await atFactor()).send('/sign-in/factor', { code: codes[3] ?? '' })).statusCode, 422)
    assert.equal((await (await atFactor()).send('/sign-in/factor', { code: (codes[4] ?? '').toLowerCase() })).statusCode, 303)
  })

  it('is tried five times with a link, also many times at once, and ten times in an hour', async () => {
    const { key } = await signInFirst(service, browser(), email)
    const first = await atFactor()
    const page = await first.get('/sign-in/factor')
    assert.equal(page.statusCode, 200)
    const tries = await Promise.all(Array.from({ length: 12 }, () => first.send('/sign-in/factor', { code: '000000' })))
    assert.equal(tries.filter(({ statusCode }) => statusCode === 422).length, 5)
    assert.equal((await first.send('/sign-in/factor', { code: appCode(key, 1) })).statusCode, 403)
    const second = await atFactor()
    for (let time = 0; time < 5; time += 1) assert.equal((await second.send('/sign-in/factor', { code: '000000' })).statusCode, 422)
    const third = await atFactor()
    const refused = await third.send('/sign-in/factor', { code: appCode(key, 1) })
    assert.equal(refused.statusCode, 403)
    assert.match(refused.body, /Too many tries/)
    assert.match((await said('sign-in-refused')).at(-1) ?? '', /too_many_tries/)
  })

  it('ends the way in: the pass is worth nothing after it', async () => {
    const one = browser()
    await useLink(one, await askForLink(service, one, email))
    const pass = one.cookies.get('muster-pass') ?? ''
    const page = await one.get('/sign-in/factor/set-up')
    const [, sealed = ''] = /name="sealed" value="([^"]+)"/.exec(page.body) ?? []
    await one.send('/sign-in/factor/set-up', { sealed, code: appCode(keyShown(page.body)) })
    assert.equal(one.cookies.has('muster-pass'), false)
    one.cookies.set('muster-pass', pass)
    assert.equal((await one.get('/sign-in/factor')).statusCode, 403)
  })

  it('sealed for somebody else or made up is none', async () => {
    const one = browser()
    await useLink(one, await askForLink(service, one, email))
    const made = await one.send('/sign-in/factor/set-up', { sealed: 'made-up', code: '123456' })
    assert.equal(made.statusCode, 422)
    assert.equal(one.cookies.has('muster'), false)
  })
})

describe('a passkey', () => {
  it('whose answer is made up is refused', async () => {
    const one = browser()
    await useLink(one, await askForLink(service, one, email))
    for (const answer of ['', '{}', 'null', '{"id":"x","rawId":"x","type":"public-key","response":{}}']) {
      const refused = await one.send('/sign-in/factor/set-up/passkey', { answer }, '/sign-in/factor/set-up')
      assert.equal(refused.statusCode, 422, answer)
    }
    assert.equal(one.cookies.has('muster'), false)
  })

  it('is asked for with a challenge of its own for each pass and purpose', async () => {
    const passkeys = passkeysAt('https://muster.example', Buffer.alloc(32, 1))
    const challenge = async (pass: number) =>
      (JSON.parse(await passkeys.toRegister(Buffer.alloc(32, pass))) as { challenge: string }).challenge
    assert.equal(await challenge(1), await challenge(1))
    assert.notEqual(await challenge(1), await challenge(2))
    const use = JSON.parse(await passkeys.toUse(Buffer.alloc(32, 1), [])) as { challenge: string; rpId: string }
    assert.notEqual(use.challenge, await challenge(1))
    assert.equal(use.rpId, 'muster.example')
  })
})

/** A page without what is by chance in each answer. */
const withoutChance = (html: string) => html.replaceAll(/(nonce|value)="[^"]*"/g, '$1')

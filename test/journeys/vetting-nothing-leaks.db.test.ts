/**
 * Nothing that vetting finds reaches anybody outside. Two cases alike are watched from outside: one runs smoothly, the other is escalated in every
 * way there is. Every page, answer, header, date and mail of applicant and sponsor stays as it was, and is the twin's.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { endVisit, startVisit, takeForm } from '../../src/features/vetting/cases/actions.ts'
import { getCase } from '../../src/features/vetting/cases/queries.ts'
import { decide } from '../../src/features/vetting/decisions/actions.ts'
import { writeNote } from '../../src/features/vetting/files/actions.ts'
import { recordTrace } from '../../src/features/vetting/findings/actions.ts'
import { comeIn } from '../../src/features/vetting/people/queries.ts'
import { approvePriority, askPriority } from '../../src/features/vetting/priority/actions.ts'
import { askApplicant } from '../../src/features/vetting/requests/actions.ts'
import type { Stage } from '../../src/features/vetting/rules.ts'
import { allocate, markReady, recuse, sendBack } from '../../src/features/vetting/steps/actions.ts'
import { listVisits } from '../../src/features/vetting/visits/queries.ts'
import { approveWaiver, askWaiver } from '../../src/features/vetting/waivers/actions.ts'
import type { Tx } from '../../src/platform/db/tx.ts'
import { calendarDate } from '../../src/values/date.ts'
import { fillForm, openAskedCase } from '../support/applicants.ts'
import { OutsideBrowser, signInFirst, takeMail } from '../support/outside.ts'
import { openTestService, type PersonId } from '../support/service.ts'
import { behindTheWall, vettingPool } from '../support/vetting.ts'

const service = await openTestService()
const pool = vettingPool(service)
after(() => pool.end())
const as = behindTheWall(service, pool)

type Twin = { name: string; email: string; post: string; id: string; request: string; browser: OutsideBrowser }
const twin = (name: string): Twin => ({
  ...{ name: `${name} Invented`, email: `${name.toLowerCase()}@example.com`, post: `POST-${name.toUpperCase()}`, id: '', request: '' },
  browser: new OutsideBrowser(service),
})
/** Names of one length, so that not even the length of an answer may differ. */
const troubled = twin('Ann')
const smooth = twin('Bob')

/** From the sponsor's asking to the answer to a question: what the applicant does and knows, the same in both. */
async function begin(one: Twin): Promise<void> {
  one.id = await openAskedCase(service, one)
  await takeMail(service)
  await signInFirst(service, one.browser, one.email)
  await fillForm(one.browser, one.id, { name: one.name })
  await one.browser.send(`/clearance/${one.id}/send`, {})
  const address = { from: calendarDate('2010-02-01'), last: null, country: 'GB', overseasService: false, lines: '1 Invented Street' }
  await as('rhea', async tx => takeForm(tx, one.id, (await getCase(tx, one.id)).version, { addresses: [address], relations: [] }))
  one.request = await as('rhea', tx => askApplicant(tx, one.id, { wants: ['explanation'], words: 'Of the year 2015' }))
  const page = `/clearance/${one.id}/requests/${one.request}`
  assert.equal((await one.browser.send(page, { answer: 'I was abroad' })).statusCode, 303)
  // That it was sent is said once.
  await one.browser.get('/clearance')
}

/** Everything that can be seen of a case from outside, with what differs by chance in every answer taken out. */
async function seenFromOutside({ id, request, browser }: Twin): Promise<string> {
  const own = `/clearance/${id}`
  const sees = [
    ...['/', '/clearance', own, `${own}/send`, `${own}/copy`, `${own}/copy.json`, `${own}/withdraw`, `${own}/appeal`, `${own}/form/about`],
    ...[`${own}/requests/${request}`, `/vetting/cases/${id}`, `/api/vetting/cases/${id}`],
  ]
  const answers: string[] = []
  for (const path of sees) answers.push(told(path, await browser.get(path)))
  const letters = answers.join('').match(/\/clearance\/[0-9a-f-]{36}\/letters\/[0-9a-f-]{36}/g) ?? []
  for (const path of new Set(letters)) answers.push(told(path, await browser.get(path)))
  for (const path of [`/clearance/requests/${id}`, own, `/vetting/cases/${id}`]) answers.push(told(path, await service.get(path, 'sonia')))
  return answers.join('\n')
}

const BY_CHANCE = ['date', 'set-cookie', 'content-security-policy', 'x-ratelimit-remaining', 'x-ratelimit-reset']

function told(path: string, answer: Awaited<ReturnType<OutsideBrowser['get']>>): string {
  const headers = Object.entries(answer.headers).filter(([name]) => !BY_CHANCE.includes(name))
  const body = answer.body
    .replaceAll(/(nonce|name="_csrf" value|name="_key" value)="[^"]*"/g, '$1')
    .replaceAll(/"reference":"[^"]*"|<code>[0-9a-f-]{36}<\/code>/g, '')
  // The token against forgery is not always of one length.
  return JSON.stringify([path, answer.statusCode, headers.filter(([name]) => name !== 'content-length'), body])
}

const sponsorsList = async () => told('/clearance/requests', await service.get('/clearance/requests', 'sonia'))

/** Every mail to anybody of the two cases, and to the sponsor. */
const mailOutside = (one: Twin) =>
  service.asOperator(async client => {
    const { rows } = await client.query<{ kind: string; path: string }>(
      `select kind, path from spine.outbox o join spine.accounts a on a.id = o.account
        where o.path like '%' || $1 || '%' and (a.standing = 'outside' or a.subject = 'sonia') order by o.at, o.path, o.kind`,
      [one.id],
    )
    return rows
  })

/** The row itself, with the transaction that wrote it last: not even its being written again may tell. */
const releasedRow = (one: Twin) =>
  service.asOperator(async client => {
    const { rows } = await client.query('select xmin::text, r.* from vetting.released r where case_id = $1', [one.id])
    return rows[0] as Record<string, unknown>
  })

/** What is theirs alone, replaced by what it is; and the moments at which they did it themselves. */
async function alike(one: Twin, seen: string): Promise<string> {
  const { ref, applicant } = (await releasedRow(one)) as { ref: string; applicant: string }
  const words = [
    one.id,
    one.request,
    ref,
    one.name,
    one.name.split(' ')[0] ?? '',
    one.email,
    one.post,
    `Applicant ${applicant.slice(0, 4).toUpperCase()}`,
  ]
  return words
    .reduce((text, word, at) => text.replaceAll(word, `[${at}]`), seen)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z|\d\d:\d\d/g, '[moment]')
    .replaceAll(/letters\/[0-9a-f-]{36}/g, 'letters/[id]')
}

const versioned = async (tx: Tx, id: string) => (await getCase(tx, id)).version
const finishChecks = (person: PersonId, one: Twin, besides: readonly Stage[] = []) =>
  as(person, async tx => {
    for (const visit of await listVisits(tx, one.id))
      if (visit.result === null && !besides.includes(visit.stage as Stage)) await endVisit(tx, one.id, visit.id, 'clear')
  })
const grant = async (tx: Tx, one: Twin, adverse: 'yes' | 'no') => {
  const said = {
    adverse,
    decision: 'grant',
    reasons: [adverse === 'yes' ? 'adverse-explained' : 'nothing-adverse'],
    rationale: 'For a test',
  }
  return decide(tx, one.id, await versioned(tx, one.id), { ...said, ...NOT_UKSV })
}
const NOT_UKSV = { outcome: '', 'on-day': '', 'on-month': '', 'on-year': '' }

/** Byte for byte; where it is not, the place is shown and not the whole. */
function same(one: string, other: string): void {
  let at = 0
  while (at < one.length && one[at] === other[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200)
  assert.ok(one === other, `Differs at ${at}:\n${around(one)}\n--- and ---\n${around(other)}`)
}

/** Each a way in which a case gets into trouble, or is handled otherwise than its twin. */
const TROUBLES: readonly [what: string, how: () => Promise<unknown>][] = [
  [
    'it is given to a researcher',
    () => as('vera', async tx => allocate(tx, troubled.id, await versioned(tx, troubled.id), await service.accountOf('rhea'))),
  ],
  [
    'something adverse is found',
    () =>
      as('rhea', tx =>
        recordTrace(tx, troubled.id, { stage: 'records', about: 'applicant', kind: 'conviction', adverse: 'yes', words: 'For a test' }),
      ),
  ],
  [
    'a finding about the family',
    () =>
      as('rhea', tx =>
        recordTrace(tx, troubled.id, { stage: 'finance', about: 'family', kind: 'finance', adverse: 'no', words: 'For a test' }),
      ),
  ],
  ['a note is written', () => as('rhea', tx => writeNote(tx, troubled.id, 'This looks bad'))],
  [
    'another force is asked',
    () => as('rhea', tx => startVisit(tx, troubled.id, { stage: 'other-force', party: 'other-force', partyName: 'Elsewhere' })),
  ],
  [
    'professional standards look at it',
    () => as('rhea', tx => startVisit(tx, troubled.id, { stage: 'counter-corruption', party: 'professional-standards' })),
  ],
  ['priority is asked for', () => as('rhea', tx => askPriority(tx, troubled.id, 'The post stands empty'))],
  ['priority by the same person is refused', () => assert.rejects(as('rhea', tx => approvePriority(tx, troubled.id)))],
  [
    'a check is waived by two',
    async () => {
      const until = { 'until-day': '1', 'until-month': '1', 'until-year': '2090' }
      const waiver = await as('rhea', tx => askWaiver(tx, troubled.id, { stage: 'finance', why: 'The agency does not answer', ...until }))
      await as('dora', tx => approveWaiver(tx, troubled.id, waiver))
    },
  ],
  [
    'somebody knows the person',
    () => as('vera', async tx => recuse(tx, troubled.id, 'We were at school together', await service.accountOf('vera'))),
  ],
  ['the checks end', () => finishChecks('rhea', troubled)],
  ['it is ready to be decided', () => as('rhea', async tx => markReady(tx, troubled.id, await versioned(tx, troubled.id)))],
  ['who researched may not decide', () => assert.rejects(as('rhea', tx => grant(tx, troubled, 'yes')))],
  ['it goes back to the checks', () => as('dora', async tx => sendBack(tx, troubled.id, await versioned(tx, troubled.id)))],
  ['and is ready again', () => as('rhea', async tx => markReady(tx, troubled.id, await versioned(tx, troubled.id)))],
  ['the first decision maker finds it adverse', () => as('dora', tx => grant(tx, troubled, 'yes'))],
  ['who decided first may not decide again', () => assert.rejects(as('dora', tx => grant(tx, troubled, 'yes')))],
]

let [pages, list]: [string, string] = ['', '']
let [mail, row]: [unknown, unknown] = [undefined, undefined]

before(async () => {
  await begin(smooth)
  await begin(troubled)
  // Colleagues are given work by name, so they have come at least once.
  for (const person of ['vera', 'rhea', 'dora', 'dan'] as const) await as(person, comeIn)
  await takeMail(service)
  pages = await seenFromOutside(troubled)
  list = await sponsorsList()
  ;[mail, row] = [await mailOutside(troubled), await releasedRow(troubled)]
})

describe('from outside', () => {
  it('two cases alike look alike, and there is something to see', async () => {
    assert.match(pages, /With the vetting unit/)
    assert.match(pages, /I was abroad/)
    assert.match(list, /POST-ANN/)
    same(await alike(troubled, pages), await alike(smooth, await seenFromOutside(smooth)))
  })

  for (const [what, how] of TROUBLES)
    it(`nothing changes when ${what}`, async () => {
      await how()
      same(await seenFromOutside(troubled), pages)
      same(await sponsorsList(), list)
      assert.deepEqual(await mailOutside(troubled), mail)
      assert.deepEqual(await releasedRow(troubled), row)
    })

  it('the escalated case is still its untouched twin', async () => {
    assert.equal(await as('dora', async tx => (await getCase(tx, troubled.id)).state), 'second-decision')
    assert.equal(await as('dora', async tx => (await getCase(tx, smooth.id)).state), 'checks')
    same(await alike(troubled, await seenFromOutside(troubled)), await alike(smooth, await seenFromOutside(smooth)))
    const kinds = async (one: Twin) => (await mailOutside(one)).map(({ kind, path }) => [kind, path.replace(one.id, '')])
    assert.deepEqual(await kinds(troubled), await kinds(smooth))
  })

  it('and when both are granted, nobody outside can tell which of them took two', async () => {
    await finishChecks('vera', smooth)
    await as('vera', async tx => markReady(tx, smooth.id, await versioned(tx, smooth.id)))
    await as('dora', tx => grant(tx, smooth, 'no'))
    await as('dan', tx => grant(tx, troubled, 'yes'))
    const [one, other] = [await alike(troubled, await seenFromOutside(troubled)), await alike(smooth, await seenFromOutside(smooth))]
    assert.match(one, /Clearance granted/)
    assert.match(one, /You have been granted/)
    same(one, other)
    const kinds = async (each: Twin) => (await mailOutside(each)).map(({ kind, path }) => [kind, path.replace(each.id, '')])
    assert.deepEqual(await kinds(troubled), await kinds(smooth))
    const facts = async (each: Twin) => {
      const { xmin: _, case_id: _id, ref: _ref, applicant: _who, sponsor_ref: _post, ...rest } = await releasedRow(each)
      return rest
    }
    assert.deepEqual(await facts(troubled), await facts(smooth))
  })

  it('mail says only that there is something new', async () => {
    for (const { subject, text } of await takeMail(service))
      assert.doesNotMatch(`${subject} ${text}`, /grant|refus|Ann|Bob|POST|RV|decision/i)
  })
})

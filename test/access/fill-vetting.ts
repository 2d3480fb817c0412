/** One row or more of every table of vetting, in each of two units, for the access matrix. As the operator, whom no policy binds, but entered as those who would do it: hands are taken as ever. */
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import type { PersonId, TestService } from '../support/service.ts'

type Crew = { unit: number; works: PersonId; first: PersonId; second: PersonId; judges: PersonId }
const CREWS: readonly Crew[] = [
  { unit: 2, works: 'rhea', first: 'dora', second: 'dan', judges: 'paula' },
  // Nobody else works there in the test service: staff of other units stand in.
  { unit: 3, works: 'victor', first: 'abel', second: 'dan', judges: 'petra' },
]

export async function fillVetting(service: TestService): Promise<void> {
  await service.asOperator(async client => {
    for (const crew of CREWS) await fillUnit(service, client, crew)
    await client.query(
      `insert into spine.outbox (account, kind, path) select id, 'sign-in-link', '/sign-in/link' from spine.accounts where subject = 'amir'`,
    )
    await client.query(
      `insert into spine.links (account, mail, browser_hash) select account, id, sha256('x') from spine.outbox where kind = 'sign-in-link'`,
    )
    await client.query(
      `insert into spine.factors (account, kind, secret) select id, 'recovery-code', 'x' from spine.accounts where subject = 'amir'`,
    )
    await client.query(`insert into spine.factor_tries (account) select id from spine.accounts where subject = 'amir'`)
  })
}

async function fillUnit(service: TestService, client: Client, { unit, works, first, second, judges }: Crew): Promise<void> {
  const [subject, other, id, visit, appeal, clearance, withdrawal] = Array.from({ length: 7 }, () => randomUUID())
  const [waiver, priority, attachment, staff, forecast, intake, feed] = Array.from({ length: 7 }, () => randomUUID())
  const policy = `(select id from spine.policy_on('vetting-window', 'appeal-days', spine.today()))`
  const sums = `'x', repeat('0', 64)`
  /** In a transaction of that person, each statement with the ids it names. */
  const as = async (person: PersonId, ...statements: string[]) => {
    await client.query('begin')
    await client.query('select spine.enter($1, $2)', [service.token(person), 'test.fill'])
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
  }
  const all = `'${id}', ${unit}`
  await as(
    works,
    `insert into vetting.people (unit_id) values (${unit}) on conflict do nothing`,
    `insert into vetting.subjects (id, unit_id, family_name, given_names, born) values ('${subject}', ${unit}, 'A', 'A', '1990-01-01'), ('${other}', ${unit}, 'B', 'B', '1991-01-01')`,
    `insert into vetting.cases (id, unit_id, ref, subject_id, level, regime, kind, received_on) values (${all}, 'REF-${unit}', '${subject}', 'rv', 'staff', 'new', spine.today())`,
    `insert into vetting.addresses (case_id, unit_id, lived, country, lines) values (${all}, '[2000-01-01,)', 'GB', 'x')`,
    `insert into vetting.relations (case_id, unit_id, kind, relation, name) values (${all}, 'family', 'x', 'x')`,
    `insert into vetting.visits (id, case_id, unit_id, stage, party) values ('${visit}', ${all}, 'records', 'unit')`,
    `insert into vetting.results (visit_id, case_id, unit_id, result) values ('${visit}', ${all}, 'trace')`,
    `insert into vetting.traces (case_id, unit_id, stage, about, kind, words, adverse) values (${all}, 'records', 'applicant', 'other', 'x', true)`,
    `insert into vetting.requests (case_id, unit_id, wants, due_on) values (${all}, '{photograph}', spine.today() + 9)`,
    `insert into vetting.residency_decisions (case_id, unit_id, required_years, counted_days, policy, goes_on, reasons, words) values (${all}, 3, 1, ${policy}, true, '{x}', 'x')`,
    `insert into vetting.notes (case_id, unit_id, words) values (${all}, 'x')`,
    `insert into vetting.attachments (id, case_id, unit_id, file_name, media_type, byte_count, sha256) values ('${attachment}', ${all}, 'x', 'application/pdf', 1, repeat('0', 64))`,
    `insert into vetting.attachment_bytes (attachment_id, bytes) values ('${attachment}', 'x')`,
    `insert into vetting.waivers (id, case_id, unit_id, stage, until, why) values ('${waiver}', ${all}, 'finance', spine.today() + 9, 'x')`,
    `insert into vetting.lanes (unit_id) values (${unit})`,
    `insert into vetting.priorities (id, case_id, unit_id, why) values ('${priority}', ${all}, 'x')`,
    `insert into vetting.staff (id, unit_id, account, share, works) values ('${staff}', ${unit}, spine.me(), 1, '[2020-01-01,)')`,
    `insert into vetting.leave (staff_id, unit_id, away) values ('${staff}', ${unit}, '[2026-01-01,2026-01-03)')`,
    `insert into vetting.saved_views (name, query) values ('x', 'x')`,
    `insert into vetting.released (case_id, unit_id, ref, level, received_on, turn) values (${all}, 'REF', 'rv', spine.today(), 'unit')`,
    ...(unit === 2
      ? [
          `update vetting.released set applicant = (select id from spine.accounts where subject = 'amir'), sponsor = (select id from spine.accounts where subject = 'sonia') where case_id = '${id}'`,
        ]
      : []),
    `insert into vetting.forms (case_id, unit_id, version, answers) values (${all}, 1, '{}')`,
    `insert into vetting.applicant_withdrawals (case_id, unit_id) values (${all})`,
    `insert into vetting.clearance_requests (unit_id, person_name, email, level, regime, post_ref) values (${unit}, 'x', 'x@y', 'rv', 'staff', 'x')`,
    `insert into vetting.letters (case_id, unit_id, kind, body) values (${all}, 'request', '{}')`,
    `insert into vetting.intakes (id, unit_id, file_name, sha256) values ('${intake}', ${unit}, ${sums})`,
    `insert into vetting.intake_texts (intake_id, unit_id, text) values ('${intake}', ${unit}, 'x')`,
    `insert into vetting.feeds (id, unit_id, kind, file_name, sha256, rows_read, rows_refused) values ('${feed}', ${unit}, 'people', ${sums}, 1, 0)`,
    `insert into vetting.feed_rows (feed_id, unit_id, number, name) values ('${feed}', ${unit}, '1', 'x')`,
    `insert into vetting.live_forecasts (id, unit_id, settings) values ('${forecast}', ${unit}, '{}')`,
    `insert into vetting.live_results (forecast_id, unit_id, input, forecast) values ('${forecast}', ${unit}, 'x', '{}')`,
    `insert into vetting.expected_ends (case_id, unit_id, forecast_id, half, most) values (${all}, '${forecast}', spine.today(), spine.today())`,
  )
  const decision = (seat: number) =>
    `insert into vetting.decisions (case_id, unit_id, seat, adverse, grant_it, reasons, rationale) values (${all}, ${seat}, true, false, '{x}', 'x')`
  await as(first, decision(1), `insert into vetting.waiver_approvals (waiver_id, unit_id) values ('${waiver}', ${unit})`)
  await as(
    second,
    decision(2),
    `insert into vetting.outcomes (case_id, unit_id, granted, adverse) values (${all}, false, true)`,
    `insert into vetting.priority_approvals (priority_id, unit_id) values ('${priority}', ${unit})`,
    `insert into vetting.appeals (id, case_id, unit_id, about, route, window_ends, window_policy, grounds, due_on) values ('${appeal}', ${all}, 'refusal', 'vetting-practice', spine.today() + 9, ${policy}, 'x', spine.today() + 9)`,
  )
  await as(
    judges,
    `insert into vetting.appeal_outcomes (appeal_id, case_id, unit_id, upheld, reasons, words) values ('${appeal}', ${all}, true, '{x}', 'x')`,
    `insert into vetting.overturn_reviews (appeal_id, case_id, unit_id, later_adverse, words) values ('${appeal}', ${all}, false, 'x')`,
    `insert into vetting.clearances (id, case_id, unit_id, subject_id, level, regime, valid, policy) values ('${clearance}', ${all}, '${subject}', 'rv', 'staff', daterange(spine.today(), spine.today() + 999), ${policy})`,
    `insert into vetting.clearance_events (clearance_id, unit_id, kind, why) values ('${clearance}', ${unit}, 'suspended', 'x')`,
    `insert into vetting.reviews (clearance_id, unit_id, kind, due_on) values ('${clearance}', ${unit}, 'annual', spine.today())`,
    `insert into vetting.renewal_starts (clearance_id, unit_id, starts_on, why) values ('${clearance}', ${unit}, spine.today(), 'x')`,
    `insert into vetting.withdrawals (id, clearance_id, unit_id, regime, why) values ('${withdrawal}', '${clearance}', ${unit}, 'staff', 'x')`,
    `insert into vetting.withdrawal_steps (withdrawal_id, unit_id, step, words) values ('${withdrawal}', ${unit}, 1, 'x')`,
  )
  // Of another case, which nobody works on any more.
  const known = randomUUID()
  await as(
    first,
    `insert into vetting.cases (id, unit_id, ref, subject_id, level, regime, kind, received_on) values ('${known}', ${unit}, 'KNOWN-${unit}', '${subject}', 'rv', 'staff', 'new', spine.today())`,
    `insert into vetting.recusals (case_id, unit_id, why) values ('${known}', ${unit}, 'x')`,
  )
}

/** What the database refuses, in words for the person who met it. What has no words here is a fault of ours. */
import { DatabaseError } from 'pg'
import { Problem, type ProblemKind, signedOut } from '../../values/problem.ts'

type Words = { kind: ProblemKind; message: string; advice?: string; field?: string }

/** By the name of the constraint, or of the rule that a function names as one. A feature adds its own here with its migration. */
const WORDS: Readonly<Record<string, Words>> = {
  one_side_per_person: {
    kind: 'forbidden',
    message: 'Someone else must do this',
    advice: 'You have already taken another part in this matter. Ask a colleague with the same role to do it.',
  },
  sign_in_too_old: {
    kind: 'forbidden',
    message: 'Sign in again to do this',
    advice: 'This decision needs a recent sign-in. Nothing was changed; you come back to the page you were on.',
  },
  idempotency_key_reused: {
    kind: 'invalid',
    message: 'This form was already sent with different answers',
    advice: 'Go back, load the page again and send it once more. Nothing was changed by this attempt.',
  },
  one_open_account_per_subject: {
    kind: 'conflict',
    message: 'An open account already signs in like this',
    field: 'subject',
    advice: 'One person has one account. Find the account in the list, or close it before you open another.',
  },
  one_place_at_a_time: {
    kind: 'conflict',
    message: 'This person is among the unit’s staff already in some of these days',
    field: 'starts-day',
    advice: 'Change the entry that is there, or choose days after it ends.',
  },
  one_assignment_at_a_time: {
    kind: 'conflict',
    message: 'This person already has this role for this unit in some of these days',
    field: 'role',
    advice: 'End the role they have first, or choose days after it ends.',
  },
  units_code_key: {
    kind: 'conflict',
    message: 'Another unit has this code, or had it once',
    field: 'code',
    advice: 'Codes are never given twice. Choose another.',
  },
  units_below_are_open: {
    kind: 'conflict',
    message: 'Units below this one are still open',
    advice: 'Close those first.',
  },
  one_description_per_unit: {
    kind: 'conflict',
    message: 'The unit has another name or kind in some of these days',
    advice: 'Load the page again and correct what is there.',
  },
  one_parent_per_unit: {
    kind: 'conflict',
    message: 'The unit belongs to another unit in some of these days',
    advice: 'Load the page again and correct what is there.',
  },
  one_unit_per_area: {
    kind: 'conflict',
    message: 'Another unit covers this borough in some of these days',
    advice: 'Load the page again and correct what is there.',
  },
  one_holder_per_seat: {
    kind: 'conflict',
    message: 'Somebody else holds this role in some of these days',
    field: 'from-day',
    advice: 'End the other holding first, or choose other days.',
  },
  one_seat_per_unit: { kind: 'conflict', message: 'This unit has a seat for this role already', field: 'place' },
  one_seat_per_area: { kind: 'conflict', message: 'This borough has a seat for this role already', field: 'place' },
  one_contact_per_purpose: {
    kind: 'conflict',
    message: 'There is another contact for this in some of these days',
    advice: 'Load the page again and correct what is there.',
  },
  one_requirement_each: {
    kind: 'conflict',
    message: 'This role is required there already in some of these days',
    advice: 'Load the page again and correct what is there.',
  },
  one_succession_each: { kind: 'conflict', message: 'This succession is in the register already' },
  one_date_per_milestone: {
    kind: 'conflict',
    message: 'Somebody else has just given this milestone another date',
    advice: 'Load the page again to see it.',
  },
  one_council_per_area: { kind: 'conflict', message: 'This borough has its council already' },
  drawing_of_that_version: {
    kind: 'stale',
    message: 'Somebody else has saved this proposal meanwhile',
    advice: 'Load the page again, and draw on what is there now.',
  },
  superseded_meanwhile: {
    kind: 'conflict',
    message: 'Somebody else has just corrected this',
    advice: 'Load the page again to see what is there now.',
  },
  corrected_twice_at_once: {
    kind: 'invalid',
    message: 'One thing can be corrected once in one act',
    advice: 'Make the corrections one after the other.',
  },
  unit_lives_once: {
    kind: 'invalid',
    message: 'A unit that was closed is not opened again',
    advice: 'Open another unit that comes after it.',
  },
  within_its_life: {
    kind: 'invalid',
    message: 'The unit does not exist in some of these days',
    advice: 'Choose days between its opening and its closing.',
  },
  no_hole_in_parents: {
    kind: 'invalid',
    message: 'On some days the unit would belong to nothing',
    advice: 'Say what it belongs to in all of them.',
  },
  cover_within_life: {
    kind: 'invalid',
    message: 'The unit would cover a borough in days on which it does not exist',
    advice: 'Give its boroughs to another unit from that day on first.',
  },
  children_within_life: {
    kind: 'invalid',
    message: 'Units would belong to it in days on which it does not exist',
    advice: 'Close or move those units first.',
  },
  holdings_within_life: {
    kind: 'invalid',
    message: 'Somebody would hold a role in it in days on which it does not exist',
    advice: 'End those holdings first.',
  },
  no_hole_in_cover: {
    kind: 'invalid',
    message: 'A borough would be without a unit on some days',
    advice: 'Say which unit covers it in all of them.',
  },
  no_parent_cycle: {
    kind: 'invalid',
    message: 'A unit cannot be below itself',
    field: 'parent',
    advice: 'Choose a unit that is not below it.',
  },
  city_has_its_own_force: {
    kind: 'invalid',
    message: 'The City of London is policed by a force of its own',
    advice: 'Its force covers the City and nothing else, and no other unit covers the City.',
  },
  seat_where_the_role_belongs: {
    kind: 'invalid',
    message: 'This role is held in a unit, or for a borough, and not the other way round',
    field: 'place',
  },
  role_kinds_pkey: { kind: 'conflict', message: 'There is a role with this key already', field: 'key' },
  role_kinds_name_key: { kind: 'conflict', message: 'There is a role with this name already', field: 'name' },
  programmes_name_key: { kind: 'conflict', message: 'There is a programme with this name already', field: 'name' },
  priorities_case_id_key: {
    kind: 'conflict',
    message: 'Priority was asked for in this case already',
    advice: 'Load the page again to see how it stands.',
  },
  priority_approvals_pkey: { kind: 'conflict', message: 'Priority is approved already', advice: 'Load the page again.' },
  priority_lane_is_full: {
    kind: 'conflict',
    message: 'The priority lane is full',
    advice: 'Wait until the days over which priorities are counted have moved on. The page on which priority is asked for says when.',
  },
  waiver_approvals_pkey: { kind: 'conflict', message: 'This waiver is approved already', advice: 'Load the page again.' },
  recusals_pkey: { kind: 'conflict', message: 'You have said already that you know this person' },
  residency_decisions_pkey: {
    kind: 'conflict',
    message: 'Somebody has decided about residency already',
    advice: 'Load the page again to see what they decided.',
  },
  decisions_pkey: {
    kind: 'conflict',
    message: 'Somebody else has just decided this',
    advice: 'Load the page again to see what they decided.',
  },
  decisions_case_id_decided_by_key: {
    kind: 'forbidden',
    message: 'Someone else must do this',
    advice: 'You were the first to decide this case. A different decision maker must be the second.',
  },
  decision_has_reasons: { kind: 'invalid', message: 'Select at least one reason' },
  decision_has_a_rationale: { kind: 'invalid', message: 'Enter the rationale' },
  appeal_within_its_window: { kind: 'invalid', message: 'The time to appeal has gone by', field: 'grounds' },
  one_appeal_about_each: { kind: 'conflict', message: 'There is an appeal about this already', advice: 'Open it to see how it stands.' },
  appeal_outcomes_pkey: { kind: 'conflict', message: 'This appeal is decided already', advice: 'Load the page again to see how.' },
  another_reviewer_each_time: {
    kind: 'forbidden',
    message: 'Someone else must do this',
    advice: 'You decided an earlier appeal about this person. An appeal is decided by people who were not involved before.',
  },
  one_view_of_a_name: { kind: 'conflict', message: 'You have a view of this name already', field: 'name' },
  one_renewal_at_a_time: {
    kind: 'conflict',
    message: 'A case that renews this clearance is open already',
    advice: 'Open the clearance to find it.',
  },
  no_step_left_out: {
    kind: 'conflict',
    message: 'The step before this one was not taken',
    advice: 'A clearance is taken away by steps, none of which can be left out. Load the page again to see which is next.',
  },
  withdrawal_steps_pkey: {
    kind: 'conflict',
    message: 'Somebody has taken this step already',
    advice: 'Load the page again to see what they wrote.',
  },
  withdrawn_by_its_steps: {
    kind: 'conflict',
    message: 'Nobody has decided to withdraw this clearance',
    advice: 'A clearance is withdrawn by the decision at the end of its steps, and in no other way.',
  },
  one_subject_of_a_number: {
    kind: 'conflict',
    message: 'Somebody else here has this staff number',
    advice: 'Look for them under People. If both are one person, merge the records first.',
    field: 'number',
  },
  results_pkey: {
    kind: 'conflict',
    message: 'This stage has ended already',
    advice: 'Load the page again to see what came of it.',
  },
  one_policy_at_a_time: {
    kind: 'conflict',
    message: 'Another change of this rule starts in the same days',
    field: 'starts',
    advice: 'Choose a day after the latest change that is already approved.',
  },
}

/** A Problem for what a person can meet; anything else as it came. */
export function toProblem(error: unknown): unknown {
  if (error instanceof DatabaseError) return fromDatabase(error)
  return isBrokenConnection(error) ? unavailable(error) : error
}

function fromDatabase(error: DatabaseError): unknown {
  const words = WORDS[error.constraint ?? '']
  if (words) return worded(words, error)
  if (error.code === '28000') return error.message === CLAIMS_MADE_UP ? error : because(signedOut(), error)
  if (error.code === '23503' || (error.code === '42501' && error.routine === 'ExecWithCheckOptions')) return absent(error)
  // Our own functions raise these on purpose; PostgreSQL's own refusals of a verb mean that a grant was forgotten.
  if (error.routine === 'exec_stmt_raise') return raised(error)
  return TRY_AGAIN.has(error.code ?? '') || /^(?:57P|08)/.test(error.code ?? '') ? unavailable(error) : error
}

function raised(error: DatabaseError): unknown {
  if (error.code === '42501') return problem('forbidden', `You cannot do this: ${error.message}`, error)
  if (error.code === 'P0002') {
    return problem('conflict', 'There is nothing left to do here', error, 'Somebody else may have dealt with it. Load the page again.')
  }
  if (error.code === '22023' || error.code === '54000') return problem('invalid', sentence(error.message), error)
  return error
}

/** An alarm, not a person's slip: nobody comes by such claims by accident. */
const CLAIMS_MADE_UP = 'the claims do not verify'

/** Serialisation, deadlock, lock not available, statement ended by its time limit, a standby that only reads. */
const TRY_AGAIN = new Set(['40001', '40P01', '55P03', '57014', '25006', '53300'])

/** Worth one more try with the same key; nothing was stored. */
export const isPassing = (error: unknown): boolean => error instanceof Problem && error.kind === 'unavailable'

const worded = ({ kind, message, advice, field }: Words, cause: DatabaseError): Problem =>
  because(new Problem(kind, message, advice, { rule: cause.constraint, errors: field ? [{ field, message }] : [] }), cause)

const problem = (kind: ProblemKind, message: string, cause: DatabaseError, advice?: string): Problem =>
  because(new Problem(kind, message, advice, { rule: cause.constraint }), cause)

const absent = (cause: DatabaseError) =>
  problem('not-found', 'This is not here, or not for you', cause, 'Check the address, or ask whoever sent it to you.')

const unavailable = (cause: unknown) =>
  because(new Problem('unavailable', 'The service is busy', 'Try again in a moment. Nothing was changed.'), cause)

const because = (made: Problem, cause: unknown): Problem => Object.assign(made, { cause })

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'])

function isBrokenConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    ('code' in error && NETWORK.has(String(error.code))) ||
    /^Connection terminated|timeout exceeded when trying to connect/.test(error.message)
  )
}

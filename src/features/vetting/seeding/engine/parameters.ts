/** Every number that the invented population is made from, each with the published figure it is set from, or the word "assumed". */
import type { Kind, Level } from '../../rules.ts'

/** A median and the spread of the logarithm. */
export type Spread = { median: number; sigma: number }

/** The first day of the history. */
export const FIRST_DAY = '2023-01-03'

/** Assumed: no force has published its mix of levels. Names of the levels: vetting pages of several forces, see samples/README.md. */
export const LEVEL_SHARES: Readonly<Record<Level, number>> = {
  ...{ rv: 38, mv: 11, nppv1: 3, nppv2a: 6, nppv2f: 8, nppv3: 14 },
  ...{ ctc: 6, sc: 9, esc: 1, dv: 4 },
}
/** Assumed. That renewals and transferees are cases of their own: HMICFRS on forces that vet every transferee and rejoiner anew. */
export const KIND_SHARES: Readonly<Partial<Record<Kind, number>>> = { new: 66, renewal: 24, transferee: 7, rejoiner: 3 }

/** Assumed: recruits' intakes in January, April and September; fewer forms in August and December. */
export const SEASON = [1.12, 1.02, 1.03, 1.1, 1, 0.98, 0.94, 0.82, 1.14, 1.06, 1, 0.75]
/** Assumed: Monday to Friday. */
export const WEEKDAY = [1.18, 1.07, 1.02, 0.95, 0.78]

/**
 * How many more forms come in, by months before today; assumed, after the rise of Avon and Somerset's starters from 223 (2019) to 412 (2020): intake
 * doubles where a force recruits. The last months are fullest, so that a small unit has a queue to show.
 */
export const INTAKE_GROWTH: readonly { monthsAgo: number; factor: number }[] = [
  { monthsAgo: 24, factor: 0.6 },
  { monthsAgo: 9, factor: 1 },
  { monthsAgo: 3, factor: 2 },
  { monthsAgo: 0, factor: 3 },
]

/** UKSV's urgent lane is held to 3 per cent of requests (Public Accounts Committee, 2023); taken for the unit as well. */
export const URGENT_SHARE = 0.03

/**
 * Calendar days that others take.
 *
 * UKSV: 96% of CTC and SC within 25 days and 93.48% of DV within 95 (ministerial answer HL2722, 29 February 2024). The median follows from that
 * share and a spread which is assumed: 1.7507 and 1.5125 are the normal quantiles of 0.96 and 0.9348.
 */
export const UKSV_DAYS: Readonly<Record<'SC' | 'CTC' | 'DV', Spread>> = {
  SC: { median: 25 * Math.exp(-1.7507 * 0.5), sigma: 0.5 },
  CTC: { median: 25 * Math.exp(-1.7507 * 0.5), sigma: 0.5 },
  DV: { median: 95 * Math.exp(-1.5125 * 0.4), sigma: 0.4 },
}
/** Assumed. That applicants are often slow: an officer to City of London members, 2019. */
export const APPLICANT_DAYS = {
  documents: { median: 6, sigma: 0.9 },
  correction: { median: 7, sigma: 0.8 },
  interview: { median: 9, sigma: 0.5 },
}
/** Assumed. That every force of past residence answers for itself: policepay.co.uk, "How long police vetting takes". */
export const OTHER_FORCE_DAYS: Spread = { median: 14, sigma: 0.8 }

/** Shares of cases, all assumed. Return for error is a measure of its own in a UKSV freedom of information answer. */
export const SHARES = { formReturned: 0.09, livedElsewhere: 0.3, interview: 0.12, adverse: 0.2, refusedWhenAdverse: 0.27 }
/** Assumed: who gives up (or whose post falls away), and after how many days if the case is then still open. */
export const GIVES_UP = { withdrawn: 0.085, discontinued: 0.04, days: { median: 32, sigma: 0.8 } }

/**
 * Days that a check takes from its beginning, waiting its turn included: working days in the unit, calendar days elsewhere. Assumed, set so that
 * typical recruitment vetting lies within the 4 to 12 weeks of policepay.co.uk.
 */
export const CHECK_DAYS: Readonly<Record<string, Spread>> = {
  identity: { median: 2, sigma: 0.5 },
  records: { median: 3, sigma: 0.5 },
  'local-intelligence': { median: 16, sigma: 0.55 },
  finance: { median: 4, sigma: 0.5 },
  'counter-corruption': { median: 8, sigma: 0.6 },
}
export const DECISION_DAYS: Spread = { median: 2.5, sigma: 0.6 }
export const SECOND_DECISION_DAYS: Spread = { median: 5, sigma: 0.6 }

/**
 * How much longer the unit took, by months before today: assumed, as in the invented case log, where two researchers leave and three come later.
 * North Yorkshire's 37.5 days before and 21 after its redesign of 2014 are a change of this size.
 */
export const BUSY: readonly { monthsAgo: number; factor: number }[] = [
  { monthsAgo: 30, factor: 1 },
  { monthsAgo: 20, factor: 1.15 },
  { monthsAgo: 8, factor: 1.5 },
  { monthsAgo: 3, factor: 1.1 },
  { monthsAgo: 0, factor: 1.3 },
]

/** The second decision maker agrees: between the 90% and the 96% of reviewed decisions that HMICFRS agreed with (NPCC, November 2022 and February 2023). */
export const SECOND_AGREES = 0.93
/** Assumed. One force's window of 14 days and its panel: Warwickshire Police, appeals process. */
export const APPEALS = { share: 0.35, upheld: 0.18, panelDays: { median: 20, sigma: 0.4 }, laterAdverse: 0.06 }
/** Assumed: forms that come after the request, residency that falls short, and how it is then decided. */
export const INTAKE = { formAwaited: 0.2, residencyShort: 0.03, residencyGoesOn: 0.55, residencyDays: { median: 6, sigma: 0.5 } }
/** Assumed: sent back by a decision maker; further questions to the applicant; a check waived; somebody who knows the applicant. */
export const BESIDES = { sentBack: 0.03, furtherRequest: 0.06, waived: 0.012, recused: 0.006, minorTrace: 0.08, note: 0.2 }
/** Assumed: posts that need national security vetting besides, people who come again after they gave up, and typing slips that make two of one. */
export const COMES_AGAIN = { nationalSecurity: 0.24, afterOther: 0.3, typedTwice: 0.01 }
/** Assumed: people whose clearance is from before and ends about now, so that renewals have something to plan. */
export const LONG_HOLDERS = { share: 0.25, endsFromDays: -45, endsToDays: 450 }
/**
 * Of those who hold a clearance, a year; assumed. Overdue: Essex 33 of 6,294 without the right level (November 2022), Lancashire 56 of 6,309 with
 * an expired one (September 2022), so about one in a hundred renewals begins too late.
 */
export const HOLDING = { leaves: 0.05, suspended: 0.006, withdrawn: 0.006, reportsChange: 0.04, reviewLate: 0.06, renewalLate: 0.01 }

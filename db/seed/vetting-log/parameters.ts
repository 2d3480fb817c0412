/** Every number the invented log is made from, each with the published figure it is set from, or the word "assumed". What it has in common with the invented population stands there. */
import { LEVEL_SHARES as SHARES_BY_CODE } from '../../../src/features/vetting/seeding/engine/parameters.ts'

export {
  APPLICANT_DAYS,
  GIVES_UP,
  OTHER_FORCE_DAYS,
  SEASON,
  SHARES,
  UKSV_DAYS,
  URGENT_SHARE,
  WEEKDAY,
} from '../../../src/features/vetting/seeding/engine/parameters.ts'

export const FORCE = 'Invented Constabulary'
export const SEED = 20_260_930

/** The unit starts empty three months before the log, so that the first cases of the log meet people at work. */
export const UNIT_OPENS = '2024-01-02'
export const LOG_BEGINS = '2024-04-01'
export const LOG_ENDS = '2026-09-30'

export const LEVELS = ['RV', 'NPPV2', 'NPPV3', 'MV', 'SC', 'CTC', 'DV'] as const
export type Level = (typeof LEVELS)[number]
export const TYPES = ['New', 'Renewal', 'Transferee'] as const
export type CaseType = (typeof TYPES)[number]

const { rv, nppv1, nppv2a, nppv2f, nppv3, mv, sc, esc, ctc, dv } = SHARES_BY_CODE
/** A sheet names fewer levels than there are. */
export const LEVEL_SHARES: Record<Level, number> = {
  RV: rv,
  NPPV2: nppv1 + nppv2a + nppv2f,
  NPPV3: nppv3,
  MV: mv,
  SC: sc + esc,
  CTC: ctc,
  DV: dv,
}
/** Assumed. That renewals and transferees are cases of their own: HMICFRS on forces that vet every transferee anew. */
export const TYPE_SHARES: Record<CaseType, number> = { New: 66, Renewal: 24, Transferee: 10 }

/**
 * About 80 a month: a third of Avon and Somerset's 236 a month (14,151 applications from February 2018 to February 2023, its
 * freedom of information answer on vetting costs), for a force a third of the size. The rise of 2025 is assumed.
 */
export const ARRIVALS_PER_WORKING_DAY: Record<string, number> = { '2024': 3.6, '2025': 4.1, '2026': 3.65 }
/** Checks from this level up: finance and counter-corruption are "RV and above" in West Mercia's and HMICFRS's descriptions. */
export const RV_AND_ABOVE: readonly Level[] = ['RV', 'MV', 'NPPV3', 'SC', 'CTC', 'DV']
export const NATIONAL_SECURITY: readonly Level[] = ['SC', 'CTC', 'DV']

/** Minutes of work, each a median with spread 0.45; assumed, set so that typical recruitment vetting lies within the 4 to 12 weeks of policepay.co.uk. */
export const WORK_MINUTES = {
  'ID check': 20,
  'Residency check': 15,
  'Records check': 50,
  'Local intelligence': 410,
  'Finance check': 35,
  'Counter-corruption check': 75,
  Interview: 130,
  Decision: 30,
  'Decision review': 75,
} as const
export type WorkStage = keyof typeof WORK_MINUTES
export const WORK_SIGMA = 0.45
/** Assumed: a person checked before takes less. */
export const RENEWAL_WORK = 0.7

export const POOLS = ['assistants', 'researchers', 'decision makers'] as const
export type Pool = (typeof POOLS)[number]
export const POOL_OF: Record<WorkStage, Pool> = {
  'ID check': 'assistants',
  'Residency check': 'assistants',
  'Records check': 'assistants',
  'Local intelligence': 'researchers',
  'Finance check': 'assistants',
  'Counter-corruption check': 'researchers',
  Interview: 'researchers',
  Decision: 'decision makers',
  'Decision review': 'decision makers',
}

/**
 * Fourteen people, assumed: Warwickshire's 55 case officers and 6 supervisors (HMICFRS, 2023) also run the national service for
 * other forces. Two researchers leave in 2025 and three come in 2026, so that work piles up and then goes down.
 */
export type Officer = { initials: string; pool: Pool; from: string; until: string }
const always = { from: '2024-01-01', until: '2027-01-01' }
export const OFFICERS: readonly Officer[] = [
  { initials: 'AB', pool: 'assistants', ...always },
  { initials: 'CD', pool: 'assistants', ...always },
  { initials: 'EF', pool: 'assistants', ...always },
  { initials: 'GH', pool: 'researchers', ...always },
  { initials: 'IJ', pool: 'researchers', ...always },
  { initials: 'KL', pool: 'researchers', ...always },
  { initials: 'MN', pool: 'researchers', ...always },
  { initials: 'OP', pool: 'researchers', ...always },
  { initials: 'QR', pool: 'researchers', ...always },
  { initials: 'ST', pool: 'researchers', ...always },
  { initials: 'UV', pool: 'researchers', from: '2024-01-01', until: '2025-03-07' },
  { initials: 'WX', pool: 'researchers', from: '2024-01-01', until: '2025-05-23' },
  { initials: 'YZ', pool: 'decision makers', ...always },
  { initials: 'BA', pool: 'decision makers', ...always },
  { initials: 'DC', pool: 'researchers', from: '2026-01-12', until: '2027-01-01' },
  { initials: 'FE', pool: 'researchers', from: '2026-02-09', until: '2027-01-01' },
  { initials: 'HG', pool: 'researchers', from: '2026-03-02', until: '2027-01-01' },
]
/** Assumed: the rest of the day goes to aftercare, annual reviews, changes of circumstances and appeals. */
export const SHARE_OF_DAY_ON_CASES = { low: 0.3, high: 0.6 }
/** Assumed: 28 days of leave a year, and sickness. */
export const LEAVE_DAYS_A_YEAR = 28
export const SICK_SHARE = 0.025
/** Assumed: a newcomer needs twice as long at first, and this many working days to learn. */
export const LEARNING_DAYS = 60

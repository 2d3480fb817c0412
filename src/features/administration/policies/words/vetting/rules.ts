/** The dated rules of vetting: for each level the same few, and some for all. What no public source confirms waits for the force, and its source says so. */
import type { Area, Words } from '../rules.ts'

/** In the order in which people know them. */
const LEVELS = ['nppv1', 'nppv2a', 'nppv2f', 'nppv3', 'rv', 'mv', 'ctc', 'sc', 'esc', 'dv']
const UKSV = ['ctc', 'sc', 'esc', 'dv']

const levelName = (code: string): string => (code === 'esc' ? 'eSC' : code.toUpperCase())

const CHECKS = [
  ...['identity', 'records', 'local-intelligence', 'other-force', 'finance', 'counter-corruption', 'interview', 'national-security'],
]

/** Of a kind that every level has its own of. */
const BY_LEVEL: Readonly<Record<string, (level: string) => Words>> = {
  'vetting-residency': level => ({
    name: `Residency for ${levelName(level)}`,
    says: 'For so long just before applying somebody must have lived where their history can be checked',
    ...{ unit: 'years', least: 0, most: 20 },
  }),
  'vetting-validity': level => ({
    name: `Validity of ${levelName(level)}`,
    says: 'So long a clearance lasts that is granted from this day on. What was granted before keeps its end',
    ...{ unit: 'months', least: 1, most: 240 },
  }),
  'vetting-checks': level => ({
    name: `Checks for ${levelName(level)}`,
    says: `What is checked in a case received from this day on, one on each line: ${CHECKS.join(', ')}`,
    codes: true,
    among: CHECKS,
  }),
  'vetting-target': level => ({
    name: `Target for ${levelName(level)}`,
    says: 'So long a case should take, from receipt to decision',
    ...{ unit: UKSV.includes(level) ? 'days' : 'working days', least: 1, most: 365 },
  }),
}

const days = (name: string, says: string, most = 365): Words => ({ name, says, unit: 'days', least: 1, most })
const workingDays = (name: string, says: string, most = 120): Words => ({ name, says, unit: 'working days', least: 1, most })
const list = (name: string, says: string): Words => ({ name, says: `${says}, one code on each line`, codes: true })

const ALONE: Readonly<Record<string, Words>> = {
  'vetting-window/appeal-days': days(
    'Time to appeal',
    'So long after the letter an appeal is taken. A letter that is out keeps the window it names',
    90,
  ),
  'vetting-window/appeal-decision-days': workingDays('Time for the panel', 'So long a panel has for an appeal'),
  'vetting-window/request-days': workingDays('Time to answer a request', 'So long an applicant has to answer what they were asked'),
  'vetting-window/reminder-days': workingDays(
    'Between reminders',
    'So long after a request, and after each reminder, the next reminder goes out',
  ),
  'vetting-window/representation-days': days(
    'Time for representations',
    'So long a holder has to answer a notice before a withdrawal is decided',
    90,
  ),
  'vetting-cap/priority-percent': {
    name: 'Priority lane',
    says: 'At most this share of the cases received may be put first',
    ...{ unit: 'per cent', least: 0, most: 100 },
  },
  'vetting-cap/priority-window-days': days('Window of the priority lane', 'Over so long cases received and put first are counted'),
  'vetting-review/annual-months': {
    name: 'Annual review',
    says: 'So long after a clearance was granted, and after each review, the next review is due',
    ...{ unit: 'months', least: 1, most: 36 },
  },
  'vetting-review/change-days': days('Change of circumstances', 'Within so long a change that was reported is looked at'),
  'vetting-renewal/lead-days': days('When a renewal begins', 'So long before the end of a clearance its renewal usually begins', 730),
  'vetting-renewal/earliest-days': days(
    'Earliest renewal',
    'No sooner than so long before the end may a renewal begin, where work is levelled',
    730,
  ),
  'vetting-overturn/follow-up-days': days(
    'Follow-up of an overturned decision',
    'So long after a refusal was overturned it is followed up',
    1825,
  ),
  'vetting-keep/intake-days': days('Files with many cases', 'So long after it was brought the text of such a file is erased', 730),
  'vetting-keep/attachment-days': days('What applicants bring', 'So long after a case is closed what was brought to it is erased', 3650),
  'vetting-reasons/grant': list('Reasons to grant', 'What a decision to grant may rest on'),
  'vetting-reasons/refuse': list('Reasons to refuse', 'What a decision to refuse may rest on'),
  'vetting-reasons/residency': list('Reasons about residency', 'What a decision about residency may rest on'),
  'vetting-reasons/appeal': list('Reasons of a panel', 'What a panel may find'),
  'vetting-wants/items': list('What applicants are asked for', 'What a request to an applicant may name'),
}

export const isVettingKind = (kind: string): boolean => kind.startsWith('vetting-')

export function vettingWords(kind: string, key: string): Words | undefined {
  const place = LEVELS.indexOf(key)
  const ofLevel = place >= 0 ? BY_LEVEL[kind]?.(key) : undefined
  return ofLevel ? { ...ofLevel, place } : ALONE[`${kind}/${key}`]
}

export const VETTING_AREAS: readonly Area[] = [
  { id: 'residency', name: 'Vetting: residency', kinds: ['vetting-residency'] },
  { id: 'validity', name: 'Vetting: how long a clearance lasts', kinds: ['vetting-validity'] },
  { id: 'checks', name: 'Vetting: what is checked', kinds: ['vetting-checks'] },
  { id: 'targets', name: 'Vetting: how long it should take', kinds: ['vetting-target'] },
  { id: 'windows', name: 'Vetting: windows and the priority lane', kinds: ['vetting-window', 'vetting-cap'] },
  {
    ...{ id: 'reviews', name: 'Vetting: reviews, renewals and what is kept' },
    kinds: ['vetting-review', 'vetting-renewal', 'vetting-overturn', 'vetting-keep'],
  },
  { id: 'lists', name: 'Vetting: reasons and requests', kinds: ['vetting-reasons', 'vetting-wants'] },
]

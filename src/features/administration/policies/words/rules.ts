/** What dated rules are called, what they say, and what may stand in them; and those that belong to the service as such. */
export type Words = {
  name: string
  says: string
  /** Of a number. */
  unit?: string
  least?: number
  most?: number
  /** Of a list: what its lines may be. Without it a list of codes takes any that is well formed. */
  among?: readonly string[]
  /** The lines of a list are codes, such as "nothing-adverse". */
  codes?: true
  /** Where it stands among those of its area. */
  place?: number
}

export type Area = { id: string; name: string; kinds: readonly string[] }

/** By kind/key. A feature that brings a rule adds its words here. */
export const WORDS: Readonly<Record<string, Words>> = {
  'session/idle-minutes': {
    name: 'Session without use',
    says: 'After so long without a click a session ends',
    unit: 'minutes',
    least: 5,
    most: 720,
  },
  'session/longest-hours': { name: 'Longest session', says: 'After so long a session ends in any case', unit: 'hours', least: 1, most: 24 },
  'sign-in/staff-strengths': {
    name: 'What staff sign in with',
    says: 'What the sign-in provider must say of how they signed in (its claim acr), one on each line',
  },
  'sign-in/decisive-minutes': {
    name: 'Recent sign-in',
    says: 'Whoever approves or settles something must have signed in within so long',
    unit: 'minutes',
    least: 5,
    most: 720,
  },
  'sign-in/link-minutes': {
    name: 'Links for signing in',
    says: 'So long after it was sent a link for people outside is good',
    unit: 'minutes',
    least: 2,
    most: 10,
  },
  'sign-in/links-an-hour': {
    name: 'Links an hour',
    says: 'As many links are sent to one person outside in an hour',
    unit: 'links',
    least: 1,
    most: 20,
  },
  'sign-in/factor-tries-an-hour': {
    name: 'Tries at a second factor',
    says: 'As often somebody outside may try their code or passkey in an hour',
    unit: 'tries',
    least: 5,
    most: 30,
  },
  'idempotency/keep-hours': {
    name: 'Forms sent twice',
    says: 'For so long a form that comes again has no second effect',
    unit: 'hours',
    least: 1,
    most: 168,
  },
  'forecast/upload-days': {
    name: 'Uploaded case logs',
    says: 'So long after its upload the content of a case log is erased',
    unit: 'days',
    least: 1,
    most: 730,
  },
  'network/import-days': {
    name: 'Files brought into the register',
    says: 'So long after it was brought the text of a file is erased',
    unit: 'days',
    least: 1,
    most: 365,
  },
  'calendar/extra-bank-holidays': {
    name: 'Extra bank holidays',
    says: 'Days that the published bank holidays do not hold yet, one on each line: 2027-05-10 = Name of the holiday',
  },
}

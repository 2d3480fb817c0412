/** Whose the pages of the register are. Which rows they then find is the database's matter; the lists there (`network.is_force_staff`) are the same. */

export const KEEPER = ['network-editor'] as const
export const LEAD = ['unit-lead'] as const
export const COUNCIL = ['local-authority-officer'] as const

/** May know every holder by name. */
export const KNOWS_HOLDERS = ['network-editor', 'sharing-lead', 'auditor', 'data-protection-officer'] as const

/** Everybody on the staff of the force: units and cover are no secret there. */
export const FORCE_STAFF = [
  ...KNOWS_HOLDERS,
  'administrator',
  'vetting-manager',
  'vetting-researcher',
  'vetting-decision-maker',
  'resourcing-lead',
  'readiness-officer',
  'duty-officer',
  'prevent-analyst',
  'prevent-publisher',
] as const

/** Of each unit that they see, all that it covers: a council sees its own borough alone. */
export const SEES_ALL_COVER = [...FORCE_STAFF, ...LEAD] as const

/** Candidates, applicants and partners are not among them. */
export const READERS = [...SEES_ALL_COVER, ...COUNCIL] as const

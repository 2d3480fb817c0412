/** Whose the pages of vetting are. Which cases they then find is the database's matter. */
export const DECIDER = ['vetting-decision-maker', 'vetting-manager'] as const
export const MANAGER = ['vetting-manager'] as const
export const STAFF = ['vetting-researcher', 'vetting-decision-maker', 'vetting-manager'] as const
export const PANEL = ['appeal-panel-member'] as const
export const SPONSOR = ['sponsor'] as const

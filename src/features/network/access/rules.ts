/** Where what the register says of who leads a unit and what roles give access to differ. A holding never gives access; this only shows both. */

/** Somebody with an account who holds a leading role in a unit today. */
export type LeadingHolding = {
  holding: string
  account: string
  name: string
  seat: string
  roleName: string
  unit: number
  unitName: string
  /** Nobody has published the name of the unit. */
  unconfirmed: boolean
  /** Has the role of unit lead there, or above it, today. */
  hasRole: boolean
}

/** An account that has the role of unit lead for a unit today. */
export type LeadingAccount = {
  assignment: string
  account: string
  name: string
  unit: number
  unitName: string
  /** Nobody has published the name of the unit. */
  unconfirmed: boolean
  /** Holds something there or below it today, that this reader may see. */
  holdsSomething: boolean
}

export type Differences = {
  /** Leads a unit by the register and has no access to it. */
  withoutRole: readonly LeadingHolding[]
  /** Has access as a lead and holds nothing there. */
  withoutHolding: readonly LeadingAccount[]
}

export const differences = (holdings: readonly LeadingHolding[], accounts: readonly LeadingAccount[]): Differences => ({
  withoutRole: holdings.filter(({ hasRole }) => !hasRole),
  withoutHolding: accounts.filter(({ holdsSomething }) => !holdsSomething),
})

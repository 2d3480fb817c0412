/** Who may use whom. Read by people and, through `.dependency-cruiser.mjs`, by the architecture check. A new edge is a line in this diff. */

/** Feature folder -> the features whose door (`index.ts`) it may use. */
export const features = {
  ledger: [],
  administration: ['ledger'],
  network: ['ledger'],
  forecast: ['ledger'],
  vetting: ['ledger', 'forecast'],
}

/** The programs: nobody may use them. */
export const programs = ['muster', 'program-commands', 'start', 'seed', 'serving', 'service', 'worker']

/** What a feature's pure files may use besides each other: nothing with a clock, a network, a disk or a database. */
export const pure = ['rules.ts', 'engine/']

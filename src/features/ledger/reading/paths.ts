/** Where the ledger is read. */
export const ledgerPaths = {
  list: '/ledger',
  file: '/ledger.csv',
  entry: (at: string, id: string) => `/ledger/${at}/${id}`,
  api: '/api/ledger/entries',
} as const

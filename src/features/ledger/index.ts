/** The door of the ledger: recording what an act or a read meant. */
export { type Meaning, record } from './queries.ts'

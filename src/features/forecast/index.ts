/** The door of forecasting: what the programs need of it. */
export { Undecided } from './case-log/undecided.ts'
export { forecastCommand } from './commands/forecast.ts'
export { reportCommand } from './commands/report.ts'
export type { Surroundings } from './commands/surroundings.ts'

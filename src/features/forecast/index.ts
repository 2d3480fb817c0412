/** The door of forecasting: what the programs need of it. What only the service needs is loaded by the service alone: the commands start without it. */
import type { Routes } from '../../platform/http/app.ts'
import type { Erasure, Jobs } from '../../platform/jobs/job.ts'
import type { NavigationItem } from '../../platform/views/surroundings.ts'
import { runPaths } from './kept-runs/paths.ts'

export type { LogBuilder } from './case-log/log-builder.ts'
export type { CaseLog, CaseOutcome, ReadLog } from './case-log/rules.ts'
export { Undecided } from './case-log/undecided.ts'
export { forecastCommand } from './commands/forecast.ts'
export { reportCommand } from './commands/report.ts'
export type { Surroundings } from './commands/surroundings.ts'
export { forecastProcessing } from './processing.ts'
export type { OnTarget } from './report/figures/on-target.ts'
export type { Report } from './report/rules.ts'
export type { ForecastSettings } from './runs/make-forecast.ts'
export { type Forecast, MOST_EXTRA_STAFF, type StaffingEffect } from './runs/rules.ts'
export type { ToldPerson } from './runs/told-staff.ts'

export const forecastRoutes: Routes = async app => {
  const parts = await Promise.all([import('./uploads/routes.tsx'), import('./kept-runs/routes.tsx'), import('./kept-runs/api.ts')])
  const [{ uploadRoutes }, { runRoutes }, { runApi }] = parts
  await uploadRoutes(app)
  await runRoutes(app)
  await runApi(app)
}

export const forecastNavigation: readonly NavigationItem[] = [
  {
    text: 'Reports and forecasts',
    href: runPaths.runs,
    within: '/forecast',
    roles: ['vetting-manager'],
    says: 'Turn a log of cases into a report that counts the slowest too, and see when open cases will be done and what more staff would change.',
  },
]

/** What is done for forecasting outside any request, and what of it is erased when its time has come. */
export async function loadForecastWork(): Promise<{ jobs: Jobs; erasures: readonly Erasure[] }> {
  const [{ forecastJobs }, { forecastErasures }] = await Promise.all([import('./making/jobs.ts'), import('./uploads/erasure.ts')])
  return { jobs: forecastJobs, erasures: forecastErasures }
}

/** For a feature whose own records are a case log: how a report and a forecast are made of it and shown. */
export const loadForFeatures = () => import('./for-features.ts')

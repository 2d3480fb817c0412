/** The door of vetting: what the programs need of it. Nothing of a person or a finding goes through it. */
import type { Tx } from '../../platform/db/tx.ts'
import type { Person, Routes } from '../../platform/http/app.ts'
import type { Waiting } from '../../platform/http/home.tsx'
import type { Erasure, Jobs } from '../../platform/jobs/job.ts'
import type { NavigationItem } from '../../platform/views/surroundings.ts'
import { vettingPaths } from './paths.ts'
import type { loadPopulation } from './seeding/load.ts'
import { PANEL, SPONSOR, STAFF } from './who.ts'

export { vettingProcessing } from './processing.ts'

/** Where applicants begin. */
export const OUTSIDE_HOME = vettingPaths.own

export const vettingRoutes: Routes = async app => {
  const parts = await Promise.all([
    // Each part of vetting puts its routes here, in the order of its pages.
    import('./queue/routes.tsx').then(part => part.queueRoutes),
    import('./intake/routes.tsx').then(part => part.intakeRoutes),
    import('./cases/routes.tsx').then(part => part.caseRoutes),
    import('./decisions/routes.tsx').then(part => part.decisionRoutes),
    import('./decisions/api.ts').then(part => part.decisionApi),
    import('./letters/routes.tsx').then(part => part.letterRoutes),
    import('./appeals/routes.tsx').then(part => part.appealRoutes),
    import('./clearances/routes.tsx').then(part => part.clearanceRoutes),
    import('./seeding/routes.tsx').then(part => part.inventedRoutes),
    import('./feeds/routes.tsx').then(part => part.feedRoutes),
    import('./outside/routes.ts').then(part => part.outsideRoutes),
    import('./timeliness/routes.tsx').then(part => part.timelinessRoutes),
    import('./staff/routes.tsx').then(part => part.staffRoutes),
    import('./live-forecast/routes.tsx').then(part => part.liveForecastRoutes),
  ])
  for (const part of parts) await part(app)
}

export const vettingNavigation: readonly NavigationItem[] = [
  {
    text: 'Cases',
    href: vettingPaths.mine,
    within: '/vetting',
    roles: STAFF,
    says: 'Work on vetting cases: what is yours, what waits in the unit, how long each has taken and who holds it.',
  },
  {
    text: 'Appeals',
    href: vettingPaths.appeals,
    roles: PANEL,
    says: 'Decide appeals against decisions in which you had no part.',
  },
  {
    text: 'Clearances asked for',
    href: vettingPaths.sponsored,
    roles: SPONSOR,
    says: 'Ask for somebody’s clearance, and see where it is and when it may be finished.',
  },
  {
    text: 'Your applications',
    href: vettingPaths.own,
    roles: [],
    forOutside: true,
    says: 'Fill in your form, answer what you were asked, see where your application is.',
  },
]

/** What waits for somebody of a vetting unit. */
export const vettingAttention = {
  roles: STAFF,
  wall: 'vetting',
  find: async (tx: Tx, person: Person): Promise<readonly Waiting[]> => (await import('./people/attention.ts')).findWaiting(tx, person),
} as const

/** What waits to be decided, by a unit or by the panel of an appeal. */
export const decisionAttention = {
  roles: [...STAFF, ...PANEL],
  wall: 'vetting',
  find: async (tx: Tx, person: Person): Promise<readonly Waiting[]> =>
    (await import('./appeals/attention.ts')).findDecisionsWaiting(tx, person),
} as const

/** What is done by itself, and what is erased when its time has come. */
export async function loadVettingWork(): Promise<{ jobs: Jobs; crontab: string; erasures: readonly Erasure[] }> {
  const [
    { vettingJobs, VETTING_CRONTAB },
    { feedJobs, FEED_CRONTAB },
    { forecastJobs, FORECAST_CRONTAB },
    { expectedJobs, EXPECT_CRONTAB },
    files,
  ] = await Promise.all([
    import('./jobs.ts'),
    import('./feeds/jobs.ts'),
    import('./live-forecast/jobs.ts'),
    import('./expected-dates/jobs.ts'),
    import('./files/erasure.ts'),
  ])
  return {
    jobs: { ...vettingJobs, ...feedJobs, ...forecastJobs, ...expectedJobs },
    crontab: [VETTING_CRONTAB, FEED_CRONTAB, FORECAST_CRONTAB, EXPECT_CRONTAB].join('\n'),
    erasures: files.attachmentErasures,
  }
}

/** For a service that is for trying out: see there. `url` is a superuser's. */
export const prepareVetting = async (url: string): Promise<boolean> => (await import('./seeding/load.ts')).loadFirstPopulation(url)
export const loadMorePeople: typeof loadPopulation = async (url, wanted) => (await import('./seeding/load.ts')).loadPopulation(url, wanted)

/** An invented report, for tests of pages and terminal text: figures that look like a vetting unit's, and belong to none. */
import type { MonthFigures, Percentile, Report, Timeliness } from '../../src/features/forecast/report/rules.ts'
import { exampleReading } from './example-reading.ts'

const percentile = (days: number | null): Percentile => ({
  days,
  low: days === null ? 90.4 : days * 0.9,
  high: days === null ? null : days * 1.15,
})

const timeliness = (n: number, open: number, p50: number | null, p80: number | null, p95: number | null): Timeliness => ({
  n,
  open,
  closed: n - open,
  p50: percentile(p50),
  p80: percentile(p80),
  p95: percentile(p95),
  meanDays: n === open ? null : (p50 ?? 60) * 1.3,
  p50WorkingDays: p50 && Math.round(p50 * 0.7),
  p80WorkingDays: p80 && Math.round(p80 * 0.7),
  p95WorkingDays: p95 && Math.round(p95 * 0.7),
  withinTarget: { share: 0.412, low: 0.39, high: 0.432 },
})

const LEVELS = ['Recruitment vetting (RV)', 'Management vetting (MV)', 'Non-police personnel level 3 (NPPV3)', 'SC with RV']

const monthAt = (at: number) => `${2024 + Math.floor((at + 3) / 12)}-${String(((at + 3) % 12) + 1).padStart(2, '0')}`

const monthFigures = (at: number, scale: number, name: string | null): MonthFigures => ({
  ...timeliness(
    Math.round(80 * scale),
    at > 26 ? Math.round(60 * scale) : 1,
    at > 27 ? null : 20 + at / 2,
    at > 26 ? null : 45 + at,
    at > 23 ? null : 90 + at,
  ),
  month: monthAt(at),
  class: name,
  received: Math.round((78 + 12 * Math.sin(at / 2)) * scale),
  completed: Math.round((70 + at / 2) * scale),
  openAtEnd: Math.round((40 + 280 * Math.sin((at / 30) * Math.PI) + 5 * at) * scale),
})

export const exampleReport = (change: Partial<Report> = {}): Report => ({
  title: 'Vetting cases of the Invented Constabulary',
  asOf: '2026-09-30T22:59:59.999Z',
  log: { cases: 2370, events: 14022, used: 2370, rejected: 32 },
  reading: exampleReading(),
  targetDays: 25,
  all: timeliness(2370, 312, 33.6, 71.2, null),
  classes: LEVELS.map((name, at) => ({
    ...timeliness(1400 - 380 * at, 120 - 20 * at, 14.25 * (at + 1), 33 * (at + 1), at === 3 ? null : 75.5 * (at + 1)),
    class: name,
    outcomes: { open: 120 - 20 * at, granted: 1100 - 300 * at, refused: 61 - 9 * at, withdrawn: 80 - 12 * at, discontinued: 39 - 5 * at },
  })),
  months: Array.from({ length: 30 }, (_, at) => monthFigures(at, 1, null)),
  monthsByClass: LEVELS.flatMap((name, level) => Array.from({ length: 30 }, (_, at) => monthFigures(at, 0.5 / (level + 1), name))),
  competing: (['granted', 'refused', 'withdrawn', 'discontinued'] as const).map((outcome, at) => ({
    outcome,
    points: Array.from({ length: 40 }, (_, step) => ({ days: 5 * step, share: (1 - 0.95 ** step) * [0.78, 0.05, 0.06, 0.03][at]! })),
  })),
  survival: Array.from({ length: 80 }, (_, step) => ({ days: 4 * step, open: 0.93 ** step, low: 0.92 ** step, high: 0.94 ** step })),
  heldByStage: [
    { name: 'Form received to ID checked', visits: 2301, meanDays: 4.2, p50Days: 3.1, p80Days: 7, p95Days: 14, shareOfTime: 0.08 },
    { name: 'Local intelligence done', visits: 2190, meanDays: 17.9, p50Days: 12, p80Days: 28.4, p95Days: 61, shareOfTime: 0.41 },
    { name: 'Sent to UKSV', visits: 310, meanDays: 31.5, p50Days: 27, p80Days: 44, p95Days: 96, shareOfTime: 0.22 },
    { name: 'Appeal heard by the panel', visits: 0, meanDays: null, p50Days: null, p80Days: null, p95Days: null, shareOfTime: 0.004 },
  ],
  heldByParty: [
    { name: 'vetting unit', visits: 5120, meanDays: 11, p50Days: 8, p80Days: 17, p95Days: 41, shareOfTime: 0.56 },
    { name: 'applicant', visits: 2301, meanDays: 6.1, p50Days: 4, p80Days: 10, p95Days: 24, shareOfTime: 0.21 },
  ],
  heldFrom: 'end of the visit before',
  rework: [{ stage: 'Local intelligence done', cases: 88, share: 0.04, extraVisits: 97 }],
  oldestOpen: Array.from({ length: 20 }, (_, at) => ({
    case: `IC/${2400 + 7 * at}/24`,
    class: LEVELS[at % 4]!,
    stage: at % 5 ? 'Local intelligence done' : null,
    days: 611 - 17 * at,
    workingDays: 420 - 12 * at,
    received: `2025-0${1 + (at % 9)}-1${at % 10}`,
  })),
  workload: Array.from({ length: 14 }, (_, at) => ({ resource: `Officer ${at + 1}`, visits: 900 - 50 * at, cases: 700 - 40 * at })),
  release: false,
  remarks: ['Invented data: these cases were made up by a program and describe nobody.'],
  ...change,
})

/** An invented forecast, for tests of pages and terminal text. */
import type { Forecast, Score } from '../../src/features/forecast/runs/rules.ts'
import { addDays, calendarDate } from '../../src/values/date.ts'
import { exampleReading } from './example-reading.ts'

const monday = (week: number): string => addDays(calendarDate('2026-10-05'), 7 * week)
const instant = (day: number): string => `${addDays(calendarDate('2026-10-01'), Math.round(day))}T15:00:00.000Z`

const score = (factor: number): Score => ({
  n: 604,
  known: 571,
  coverage50: 0.49,
  coverage80: 0.79,
  coverage95: 0.94,
  crpsDays: 9.3 * factor,
  maeDays: 13.1 * factor,
  biasDays: -1.2 * factor,
  meanWidth80Days: 41 * factor,
})

export const exampleForecast = (change: Partial<Forecast> = {}): Forecast => ({
  title: 'Forecast of vetting cases of the Invented Constabulary',
  asOf: '2026-09-30T22:59:59.999Z',
  reading: exampleReading(),
  log: { cases: 2370, events: 14022, used: 2370, rejected: 32 },
  model: {
    trainedOn: { cases: 2370, open: 312, states: 14334, from: '2024-04-02T08:00:00.000Z', to: '2026-09-30T22:59:59.999Z' },
    arrivalsPerWeek: { mean: 18.4, low: 11, high: 27, weeks: 52, byWeekday: [4.1, 3.9, 3.8, 3.5, 3.1, 0, 0] },
    stages: [
      {
        stage: 'ID checked',
        visits: 2301,
        p50Days: 3.1,
        p80Days: 7,
        workMinutes: 45,
        workFrom: 'recorded starts',
        staff: 6,
        busyShare: 0.61,
        next: [{ stage: 'Records check done', share: 0.97 }],
      },
      {
        stage: 'Local intelligence done',
        visits: 2190,
        p50Days: 12,
        p80Days: 28,
        workMinutes: 190,
        workFrom: 'completions on busy days',
        staff: 14,
        busyShare: 0.96,
        next: [
          { stage: 'Decision', share: 0.8 },
          { stage: 'Sent to UKSV', share: 0.2 },
        ],
      },
      {
        stage: 'Sent to UKSV',
        visits: 310,
        p50Days: 27,
        p80Days: 44,
        workMinutes: null,
        workFrom: 'not known',
        staff: null,
        busyShare: null,
        next: [],
      },
    ],
    evidence: ['The time a case still needs was learnt from 14,334 moments of 2,058 closed cases.'],
  },
  openCases: Array.from({ length: 312 }, (_, at) => ({
    id: `IC/${4100 + at}/26`,
    class: 'Recruitment vetting (RV)',
    stage: at % 3 ? 'Local intelligence done' : null,
    ageDays: 3.4 + at,
    p10: instant(2 + at / 4),
    p50: instant(15 + at / 4),
    p80: instant(30 + at / 4),
    p90: instant(44 + at / 4),
    p95: instant(61 + at / 4),
  })),
  stockDone: { p50: instant(160), p80: instant(201), p95: instant(260) },
  stockByWeek: Array.from({ length: 26 }, (_, week) => ({ weekStarting: monday(week), p10: 12 * week, p50: 13 * week, p90: 14 * week })),
  backlog: Array.from({ length: 27 }, (_, week) => ({
    weekStarting: monday(week),
    p10: 312 - 4 * week - 6 * Math.sqrt(week),
    p50: 312 - 3 * week,
    p90: 312 - 2 * week + 7 * Math.sqrt(week),
    completedP50: 21,
    arrivedP50: 18,
  })),
  history: Array.from({ length: 120 }, (_, week) => ({
    weekStarting: monday(week - 120),
    open: Math.round(180 + 170 * Math.sin(week / 40)),
    arrived: 18,
    completed: 17,
  })),
  staffing: Array.from({ length: 11 }, (_, extra) => ({
    extra,
    p50Days: 34 - 14 * (1 - 0.8 ** extra),
    p80Days: 71 - 30 * (1 - 0.8 ** extra),
    meanChangeDays: -18 * (1 - 0.8 ** extra),
    halfWidthDays: extra === 0 ? 0 : 0.4,
    openAtHorizon: 231 - 90 * (1 - 0.8 ** extra),
  })),
  staffingAt: { stage: 'Local intelligence done', from: '2026-11-02', rampWeeks: 6, staffToday: 14 },
  staffingRefused: null,
  backtest: {
    ...score(1),
    cuts: ['2026-01-11T23:59:59.999Z', '2026-03-15T23:59:59.999Z', '2026-05-17T22:59:59.999Z'],
    naive: [
      { ...score(1.3), name: 'Average by class', question: 'what if every case took what cases of its class took before?' },
      { ...score(1.1), name: 'Average by class and age', question: 'and if those already waiting so long were left in?' },
    ],
    backlog: { n: 36, coverage80: 0.78, meanAbsoluteError: 21.4, naiveMeanAbsoluteError: 33 },
  },
  backtestRefused: null,
  precision: { quantity: 'The mean time to completion of open cases', halfWidthDays: 0.21, targetDays: 0.25, reached: true },
  seed: 1,
  inputHash: '0b1adfc0b1adfc0b1adfc0b1adfc0b1adfc0b1adfc0b1adfc0b1adfc0b1adfc0',
  replications: 2000,
  release: false,
  remarks: [],
  ...change,
})

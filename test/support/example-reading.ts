/** How an invented file was read, for tests of pages and terminal text. */
import type { Reading } from '../../src/features/forecast/case-log/rules.ts'

export const exampleReading = (change: Partial<Reading> = {}): Reading => ({
  format: 'xlsx',
  file: 'invented-vetting-log.xlsx',
  sha256: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
  mapping: {
    shape: 'cases',
    case: 'Vetting ref',
    received: 'Form received',
    closed: 'Decision date',
    stages: ['ID checked', 'Residency checked', 'Records check done', 'Local intelligence done', 'Sent to UKSV'],
    class: 'Level',
    outcome: 'Outcome',
  },
  dates: 'day-first',
  datesSettledBy: 'data',
  sheet: 'Cases 2024-26',
  timeZone: 'Europe/London',
  closedBy: 'closing column',
  counts: { rows: 2402, used: 2370, rejected: 32, duplicates: 1 },
  rejected: Array.from({ length: 32 }, (_, at) => ({
    line: 17 + 9 * at,
    sheet: 'Cases 2024-26',
    reason: at % 2 ? 'the decision (02/03/2025) is before the receipt (14/04/2025)' : 'no date of receipt',
  })),
  passedOver: [{ line: 44, sheet: 'Cases 2024-26', reason: '"TBC" in ID checked' }],
  remarks: ['2 title rows above the headings were left out', '3 words of outcome are not known: "NFA" (4), "see notes" (2), "?" (1)'],
  ...change,
})

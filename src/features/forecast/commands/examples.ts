/** The examples of each command: shown by --help, kept in the reference, and tried by the tests. */
export type Example = { does: string; line: string }

export const EXAMPLES: Record<'report' | 'forecast', readonly Example[]> = {
  report: [
    { does: 'The report on the terminal', line: 'muster report cases.xlsx' },
    { does: 'A page to print or send', line: 'muster report cases.xlsx --target 25 --html report.html' },
    { does: 'Figures for another program', line: 'muster report log.xes.gz --json report.json' },
    { does: 'As it stood on that day', line: 'muster report cases.csv --as-of 2026-03-31' },
    { does: 'Settle a question once, and remember it', line: 'muster report cases.csv --dates day-first --save-mapping ours.json' },
    { does: 'The same settings for the next file', line: 'muster report next-month.csv --mapping ours.json' },
    { does: 'A page that may be handed out', line: 'muster report cases.xlsx --release --html public.html' },
  ],
  forecast: [
    { does: 'The forecast on the terminal', line: 'muster forecast cases.xlsx' },
    { does: 'A page to print or send', line: 'muster forecast cases.xlsx --html forecast.html' },
    { does: 'More staff from a date, at full pace after eight weeks', line: 'muster forecast log.csv --staff-from 2027-01-04 --ramp 8' },
    { does: 'The forecast one would have made then', line: 'muster forecast log.csv --as-of 2026-03-31' },
    { does: 'A year ahead, other random draws, no test on the past', line: 'muster forecast log.csv --weeks 52 --seed 7 --no-backtest' },
  ],
}

export const examplesText = (examples: readonly Example[]): string =>
  `\nExamples:\n${examples.map(({ does, line }) => `  ${does}:\n    ${line}`).join('\n')}`

/** What the reference model gives with seed 1, as engines in other languages found it too. Checksums are FNV-1a over completion ticks. */

export const RECORDED = [
  { cases: 20_000, replications: 1, first: '4784b101', all: '658e788c', events: 135_068 },
  { cases: 20_000, replications: 3, first: '4784b101', all: '75e676a3', events: 405_737 },
  { cases: 20_000, replications: 20, first: '4784b101', all: '973dcd71', events: 2_705_742 },
  { cases: 20_000, replications: 100, first: '4784b101', all: 'fb29a203', events: 13_531_228 },
  { cases: 1_000, replications: 3_000, first: 'f9639693', all: '14234764', events: 20_295_143 },
  { cases: 1_000_000, replications: 3, first: 'b68a35df', all: '95bbb288', events: 20_298_811 },
] as const

/** Of the first replication with 20,000 cases. */
export const RECORDED_FIRST = {
  weeks: 82,
  waitingInWeek26: [1181, 1, 2, 1292, 1, 21],
  /** Calendar days from arrival to completion by class, the backlog left out. */
  meanDays: [38.1454, 68.127, 97.8541],
}

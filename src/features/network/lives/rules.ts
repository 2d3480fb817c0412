/** The days in which a unit exists, and making what is recorded of it fit them. */
import type { CalendarDate } from '../../../values/date.ts'
import { dayName } from '../../../values/figures.ts'
import { before, byStart, common, holds, joined, lastDay, type Period } from '../../../values/period.ts'
import type { Correction, Fact } from '../facts/rules.ts'

/** The days of a unit, whose facts leave none out; nothing where it has no facts. */
export const lifeOf = (facts: readonly { valid: Period }[]): Period | undefined => joined(facts.map(({ valid }) => valid))[0]

/** The fact of a day; outside the unit's life the nearest one, which is what it was last or will be first. */
export function nearest<Of extends { valid: Period }>(facts: readonly Of[], day: CalendarDate): Of | undefined {
  const inOrder = [...facts].sort((a, b) => byStart(a.valid, b.valid))
  const begun = inOrder.filter(({ valid }) => valid.from === null || valid.from <= day)
  return begun.find(({ valid }) => holds(valid, day)) ?? begun.at(-1) ?? inOrder[0]
}

/** Makes the facts of a unit fill a life and no more: cut where they stick out, and the outermost drawn out to its ends. */
export function fitted<Value>(facts: readonly Fact<Value>[], life: Period): Correction<Value> {
  const inside = [...facts]
    .sort((a, b) => byStart(a.valid, b.valid))
    .flatMap(({ valid, ...fact }) => {
      const days = common(valid, life)
      return days ? [{ ...fact, valid: days }] : []
    })
  const wanted = inside.map(({ valid, ...fact }, at) => ({
    ...fact,
    valid: { from: at === 0 ? life.from : valid.from, until: at === inside.length - 1 ? life.until : valid.until },
  }))
  const stays = (fact: Fact<Value>) =>
    wanted.some(({ id, valid }) => id === fact.id && valid.from === fact.valid.from && valid.until === fact.valid.until)
  const staying = new Set(facts.filter(stays).map(({ id }) => id))
  return {
    close: facts.filter(({ id }) => !staying.has(id)).map(({ id }) => id),
    add: wanted.filter(({ id }) => !staying.has(id)).map(({ valid, value }) => ({ valid, value })),
  }
}

export const isWithin = (days: Period, life: Period): boolean => {
  const inside = common(days, life)
  return inside !== undefined && inside.from === days.from && inside.until === days.until
}

/** "from 1 January 2019", "up to 31 December 2018", "on every day". */
export function lifeWords(life: Period): string {
  const last = lastDay(life)
  if (life.from === null) return last === null ? 'on every day' : `up to ${dayName(last)}`
  return last === null ? `from ${dayName(life.from)}` : `from ${dayName(life.from)} to ${dayName(last)}`
}

/** What ends with a unit: of each fact that goes on after it, the days before its end. */
export function endedBy<Value>(facts: readonly Fact<Value>[], until: CalendarDate): Correction<Value> {
  const going = facts.filter(({ valid }) => valid.until === null || valid.until > until)
  return {
    close: going.map(({ id }) => id),
    add: going.flatMap(({ valid, value }) => {
      const days = common(valid, before(until))
      return days ? [{ valid: days, value }] : []
    }),
  }
}

type Rough = { valid: Period; approximate: boolean }
export type Edged<Row> = Row & { roughFrom: boolean; roughUntil: boolean }

/** Whether each end is known only about: a day on which one fact follows another is exact where either of them is. */
export function withEdges<Row extends Rough>(rows: readonly Row[]): Edged<Row>[] {
  const meets = (row: Row, isNeighbour: (other: Row) => boolean) => row.approximate && (rows.find(isNeighbour)?.approximate ?? true)
  return rows.map(row => ({
    ...row,
    roughFrom: meets(row, ({ valid }) => valid.until !== null && valid.until === row.valid.from),
    roughUntil: meets(row, ({ valid }) => valid.from !== null && valid.from === row.valid.until),
  }))
}

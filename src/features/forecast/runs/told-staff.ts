/** Who is there week by week, as a rota tells it: part-time, joining, leaving, on leave. */

export type ToldPerson = {
  /** The stages they work at. */
  stages: readonly string[]
  /** Which part of a full week they worked on average lately, leave taken out: what the pace that was seen belongs to. */
  lately: number
  /** Which part of a full week they are employed for now. */
  today: number
  /** Which part of a full week they will be there, week by week from now; the last one goes on. */
  weeks: readonly number[]
}

export type ToldStaff = { usual: number; today: number; byWeek: number[] }

/** Of those who work at any of the stages; nothing where nobody does. Nobody at all would let no case end, so one always counts. */
export function toldStaff(people: readonly ToldPerson[], stages: readonly string[]): ToldStaff | undefined {
  const own = people.filter(person => person.stages.some(stage => stages.includes(stage)))
  if (own.length === 0) return undefined
  const together = (part: (person: ToldPerson) => number) => Math.max(1, Math.round(own.reduce((sum, person) => sum + part(person), 0)))
  const weeks = Math.max(1, ...own.map(person => person.weeks.length))
  return {
    usual: together(person => person.lately),
    today: together(person => person.today),
    byWeek: Array.from({ length: weeks }, (_, week) => together(person => person.weeks[week] ?? person.weeks.at(-1) ?? person.today)),
  }
}

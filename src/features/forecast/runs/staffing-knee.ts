/** What each further person saves, and where more people stop being worth half of the first. */
import type { StaffingEffect } from './rules.ts'

export type FurtherPerson = { extra: number; savedDays: number }

/** Days off the mean time that the last of `extra` people brings, in order of `extra`; nothing for no extra person. */
export function furtherPeople(effects: readonly StaffingEffect[]): FurtherPerson[] {
  const ordered = [...effects].sort((a, b) => a.extra - b.extra)
  return ordered.flatMap(({ extra, meanChangeDays }, at) => {
    const before = ordered[at - 1]
    if (extra === 0) return []
    const people = extra - (before?.extra ?? 0)
    return [{ extra, savedDays: ((before?.meanChangeDays ?? 0) - meanChangeDays) / people }]
  })
}

/** The last person before each further one saves less than half of what the first saves; null when that never happens or nothing is saved. */
export function staffingKnee(people: readonly FurtherPerson[]): number | null {
  const first = people[0]
  if (!first || first.savedDays <= 0) return null
  const at = people.findIndex(({ savedDays }) => savedDays < first.savedDays / 2)
  const after = people.slice(at)
  return at > 0 && after.every(({ savedDays }) => savedDays < first.savedDays / 2) ? people[at - 1]!.extra : null
}

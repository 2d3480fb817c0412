/** What a comparison comes to, in sentences. */
import { count, counted } from '../../../values/figures.ts'
import type { Comparison } from './actions.ts'
import { boroughsWords, figuresOf, spanOf } from './rules.ts'

export function sentencesOf({ before, after, changes }: Comparison): string[] {
  const [then, now] = [figuresOf(before.structure), figuresOf(after.structure)]
  const empty = [before, after].filter(({ structure }) => structure.cover.size === 0)
  if (empty.length > 0) return empty.map(({ title }) => `The register has no unit for any borough on ${title}.`)
  const moved = changes.filter(({ changesUnit }) => changesUnit).length
  const wider = changes.filter(change => spanOf(change.after) > spanOf(change.before)).length
  const narrower = changes.filter(change => spanOf(change.after) < spanOf(change.before)).length
  const parted = changes.filter(({ leaves }) => leaves.length > 0).length
  return [
    then.units === now.units
      ? `There are ${count(now.units)} units before and after.`
      : `${counted(then.units, 'unit')} before, ${count(now.units)} after.`,
    moved === 0
      ? 'No borough changes its unit.'
      : `${count(moved)} of ${counted(changes.length, 'borough')} ${moved === 1 ? 'has' : 'have'} another unit.`,
    `A lead has ${boroughsWords(then.perLead)} before; ${boroughsWords(now.perLead)} after.`,
    ...(wider > 0 ? [`${counted(wider, 'borough')} must share a lead with more boroughs than before.`] : []),
    ...(narrower > 0
      ? [`${counted(narrower, 'borough')} ${narrower === 1 ? 'shares' : 'share'} a lead with fewer boroughs than before, or with none.`]
      : []),
    ...(parted > 0
      ? [
          `${counted(parted, 'borough')} ${parted === 1 ? 'is' : 'are'} no longer in one unit with a borough that ${parted === 1 ? 'it was' : 'they were'} with.`,
        ]
      : []),
    ...(now.leads === undefined || then.leads === undefined ? ['Who would lead the boroughs of a proposal is not yet named.'] : []),
  ]
}

/** Cases or visits laid out group by group, each group's values sorted: one pass however many groups there are. */

export type Groups = { values: Float64Array; first: Int32Array }

/** `groupOf[i]` is the group of value i, from 0; -1 leaves it out. */
export function groupSorted(values: Float64Array, groupOf: Int32Array | Uint16Array, groups: number): Groups {
  const grouped = groupTogether(values, groupOf, groups)
  for (let group = 0; group < groups; group++) groupAt(grouped, group).sort()
  return grouped
}

/** As `groupSorted`, but each group in the order in which its values stood. */
export function groupTogether(values: Float64Array, groupOf: Int32Array | Uint16Array, groups: number): Groups {
  const first = new Int32Array(groups + 1)
  for (const group of groupOf) if (group >= 0) first[group + 1]!++
  for (let group = 0; group < groups; group++) first[group + 1]! += first[group]!

  const laid = new Float64Array(first[groups]!)
  const next = first.slice(0, groups)
  for (let i = 0; i < values.length; i++) {
    const group = groupOf[i]!
    if (group >= 0) laid[next[group]!++] = values[i]!
  }
  return { values: laid, first }
}

export const groupAt = ({ values, first }: Groups, group: number): Float64Array => values.subarray(first[group]!, first[group + 1]!)

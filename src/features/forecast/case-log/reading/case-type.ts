/** Which type of object is the case: told, or the only one; never guessed. */
import { invalid } from '../../../../values/problem.ts'
import { Undecided } from '../undecided.ts'
import type { ObjectLog } from './object-log.ts'

export function chooseCaseType(log: ObjectLog, file: string, told: string | undefined): string {
  const sizes = sizesOf(log)
  const types = [...sizes.keys()]
  if (told !== undefined) {
    if (sizes.has(told)) return told
    throw invalid(`No object in "${file}" is of type "${told}" (--case-type)`, `The types are: ${types.join('; ') || 'none'}`)
  }
  if (types.length === 1) return types[0]!
  if (types.length === 0) throw invalid(`"${file}" is an object-centric log (OCEL) without any object`, 'Export it again with its objects')

  const list = types.map(type => {
    const { cases, rows } = sizes.get(type)!
    return `${type} (${cases.toLocaleString('en-GB')} cases, ${rows.toLocaleString('en-GB')} events)`
  })
  const largest = types.reduce((best, type) => (sizes.get(type)!.rows > sizes.get(best)!.rows ? type : best))
  throw new Undecided(
    'object-type',
    `"${file}" tells of several types of object, and any of them could be the case: ${list.join('; ')}`,
    `--case-type ${/^\S+$/.test(largest) ? largest : JSON.stringify(largest)}`,
    types,
  )
}

/** How many cases and rows each type would give, types in order of the file. */
function sizesOf(log: ObjectLog): Map<string, { cases: number; rows: number }> {
  const sizes = new Map(log.types.map(type => [type, { cases: 0, rows: 0 }]))
  for (const { type } of log.objects.values()) {
    const size = sizes.get(type)
    if (size) size.cases++
    else sizes.set(type, { cases: 1, rows: 0 })
  }
  for (const { objects } of log.events) {
    for (const id of new Set(objects)) {
      const object = log.objects.get(id)
      if (object) sizes.get(object.type)!.rows++
    }
  }
  for (const [type, { cases }] of sizes) if (cases === 0) sizes.delete(type)
  return sizes
}

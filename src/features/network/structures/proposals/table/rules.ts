/** A drawing as a table: one row for each borough with the unit it is to have. What is wrong is told with its line. */
import { accept, type Outcome, type Reason, refuse } from '../../../../../values/outcome.ts'
import type { Sheet } from '../../../../../values/sheet.ts'
import type { Area } from '../../../rules.ts'
import { boroughsOf, type Drawing, type DrawnUnit, newKey, sameName } from '../rules.ts'

const COLUMNS = ['area_code', 'area', 'unit'] as const
const LONGEST_NAME = 120
/** A file of something else would have as many faults as rows. */
const MOST_TOLD = 20

export const tableOf = ({ units, cover }: Drawing, areas: readonly Area[]) => {
  const names = new Map(units.map(({ key, name }) => [key, name]))
  return {
    head: COLUMNS,
    rows: boroughsOf(areas).flatMap(({ code, name }) => (cover[code] === undefined ? [] : [[code, name, names.get(cover[code]) ?? '']])),
  }
}

type Row = { line: number; code: string; area: string; unit: string }

/** Units that the drawing before has already, by name or key, stay the same units. Other columns than ours are passed over. */
export function readTable(sheet: Sheet, areas: readonly Area[], before: Drawing): Outcome<Drawing> {
  const read = readRows(sheet)
  if (!read.ok) return read
  const errors = faultsOf(read.value, areas)
  return errors.length > 0 ? refuse(...shortened(errors)) : accept(drawn(read.value, before))
}

function readRows({ headings, rows }: Sheet): Outcome<Row[]> {
  const names = headings.map(cell =>
    cell
      .trim()
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '_'),
  )
  const [code, area, unit] = COLUMNS.map(column => names.indexOf(column)) as [number, number, number]
  const missing = [...(code < 0 ? ['area_code'] : []), ...(unit < 0 ? ['unit'] : [])]
  if (missing.length > 0) {
    const message = `The first line must name the columns; ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing`
    return refuse(reason(message))
  }
  const cell = (cells: readonly string[], at: number) => (cells[at] ?? '').trim()
  return accept(
    rows.map(({ line, cells }) => ({ line, code: cell(cells, code).toUpperCase(), area: cell(cells, area), unit: cell(cells, unit) })),
  )
}

function faultsOf(rows: readonly Row[], areas: readonly Area[]): string[] {
  const byCode = new Map(areas.map(area => [area.code, area]))
  const first = new Map<string, number>()
  const faults = rows.flatMap(({ line, code, area, unit }) => {
    const known = byCode.get(code)
    if (!known) return [`Line ${line}: “${code}” is not the code of a London borough`]
    if (known.ownForce) return [`Line ${line}: the City of London has a police force of its own. Leave this line out`]
    const earlier = first.get(code)
    first.set(code, earlier ?? line)
    if (earlier !== undefined) return [`Line ${line}: ${known.name} stands in line ${earlier} already`]
    if (area !== '' && !sameName(area, known.name)) return [`Line ${line}: ${code} is ${known.name} and not “${area}”`]
    if (unit === '') return [`Line ${line}: the unit for ${known.name} is missing`]
    return [...unit].length > LONGEST_NAME ? [`Line ${line}: the name of the unit must be ${LONGEST_NAME} characters or fewer`] : []
  })
  const missing = boroughsOf(areas).filter(({ code }) => !first.has(code))
  return missing.length === 0 ? faults : [...faults, `These boroughs are missing: ${missing.map(({ name }) => name).join(', ')}`]
}

function drawn(rows: readonly Row[], before: Drawing): Drawing {
  const units: DrawnUnit[] = []
  const cover: Record<string, string> = {}
  for (const { code, unit } of rows) {
    let found = units.find(({ key, name }) => sameName(name, unit) || key === unit)
    if (!found) {
      found = before.units.find(({ key, name }) => sameName(name, unit) || key === unit) ?? {
        key: newKey(unit, [...before.units, ...units]),
        name: unit,
      }
      units.push(found)
    }
    cover[code] = found.key
  }
  return { units, cover }
}

const reason = (message: string): Reason => ({ field: 'table', message })

function shortened(faults: readonly string[]): Reason[] {
  const told = faults.slice(0, MOST_TOLD)
  const rest = faults.length - told.length
  return [...told, ...(rest > 0 ? [`There are ${rest} more faults like these`] : [])].map(reason)
}

/** `london-structure.csv`: 32 borough commands, the 12 BCUs after them, the City's own force, and the councils. */
import { type Borough, bcuCode, CITY, commandCode, FORCE, readBoroughs } from './boroughs.ts'
import { csvLines } from './csv-lines.ts'

const COLUMNS = [
  ...['relation', 'area_code', 'area', 'unit_code', 'unit', 'unit_kind', 'belongs_to'],
  ...['first_day', 'last_day', 'approximate', 'force_code', 'confirmed', 'source'],
]
/** Between the announcement and the completion; no unit's own day is published. */
const LAST_OF_COMMANDS = '2018-12-31'
const FIRST_OF_BCUS = '2019-01-01'
const SOURCE_OF_BCUS =
  'Metropolitan Police, announced February 2018, completed during 2019; the day for each unit is not published. Name and code of the BCU not confirmed'
const SOURCE_OF_COMMANDS = 'Metropolitan Police: one command for each borough until the BCUs; the day of each change is not published'
const SOURCE_OF_CITY = 'City of London Police: a territorial force of its own'
const SOURCE_OF_COUNCILS = 'Office for National Statistics, local authority districts'

export function londonStructure(): string {
  const boroughs = readBoroughs()
  const areas = [CITY, ...boroughs].sort((a, b) => (a.code < b.code ? -1 : 1))
  return csvLines(COLUMNS, [...boroughs.map(commandRow), ...boroughs.map(bcuRow), CITY_ROW, ...areas.map(councilRow)])
}

const policed = ({ code, name }: { code: string; name: string }) => ({ relation: 'polices', area_code: code, area: name })

const commandRow = (borough: Borough) => ({
  ...policed(borough),
  ...{ unit_code: commandCode(borough.code), unit: `${borough.name} borough command`, unit_kind: 'borough-command', belongs_to: FORCE },
  ...{ last_day: LAST_OF_COMMANDS, approximate: 'yes', confirmed: 'yes', source: SOURCE_OF_COMMANDS },
})

const bcuRow = (borough: Borough) => ({
  ...policed(borough),
  ...{ unit_code: bcuCode(borough.bcu), unit: `${borough.bcuName} BCU`, unit_kind: 'bcu', belongs_to: FORCE, first_day: FIRST_OF_BCUS },
  ...{ approximate: 'yes', force_code: borough.bcu, confirmed: 'no', source: SOURCE_OF_BCUS },
})

const CITY_ROW = {
  ...policed(CITY),
  ...{ unit_code: 'COLP', unit: 'City of London Police', unit_kind: 'force', approximate: 'no', confirmed: 'yes', source: SOURCE_OF_CITY },
}

const councilRow = ({ code, name }: { code: string; name: string }) => ({
  ...{
    relation: 'council',
    area_code: code,
    area: name,
    unit_code: `LA-${code}`,
    unit: councilName(code, name),
    unit_kind: 'local-authority',
  },
  ...{ approximate: 'no', confirmed: 'yes', source: SOURCE_OF_COUNCILS },
})

function councilName(code: string, name: string): string {
  if (code === CITY.code) return 'City of London Corporation'
  return name === 'Westminster' ? 'Westminster City Council' : `${name} Council`
}

/** Writes the bank holidays of src/values into the database's bootstrap, so that pages and policies count the same working days. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ENGLAND_BANK_HOLIDAYS, ENGLAND_WORKING_DAYS } from '../src/values/england-bank-holidays.ts'

const { knownFrom, knownTo } = ENGLAND_WORKING_DAYS
const rows = ENGLAND_BANK_HOLIDAYS.map(({ date, name }) => `  "${date}": ${JSON.stringify(name).replaceAll("'", "''")}`)

writeFileSync(
  resolve(import.meta.dirname, '../db/bootstrap/24-bank-holidays.generated.sql'),
  `-- Generated from src/values/england-bank-holidays.ts by npm run generate; do not edit.
set role spine_owner;
call spine.rebuild_calendar('${knownFrom}', '${knownTo}', '{
${rows.join(',\n')}
}');
reset role;
`,
)

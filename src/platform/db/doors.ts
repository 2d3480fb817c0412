/** The list of everything in the database that stands open and must not: it is empty, or nothing goes on. */
import type { Client } from 'pg'

export async function checkDoors(client: Client): Promise<void> {
  const { rows } = await client.query('select * from spine.open_doors')
  if (rows.length === 0) return
  throw new Error(`The database stands open:\n${rows.map(row => `  ${Object.values(row).join(' · ')}`).join('\n')}`)
}
